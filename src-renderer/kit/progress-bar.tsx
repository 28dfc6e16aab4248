import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly label: string
  readonly done: number
  readonly total: number
  readonly isWide?: boolean
}

/** How far work is. A single step has no parts to count: then only that something moves. */
export function ProgressBar({ label, done, total, isWide = false }: ProgressBarProps) {
  return (
    <progress
      className={styles.bar}
      data-wide={isWide}
      aria-label={label}
      max={Math.max(1, total)}
      {...(total > 1 ? { value: done } : {})}
    />
  )
}
