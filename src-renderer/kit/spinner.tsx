import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './spinner.module.css'

interface SpinnerProps {
  readonly size?: number
  /** What stands there until then, where it is part of a button. */
  readonly until?: ReactNode
}

/**
 * Says that something is under way, but only after 300 ms: most things are
 * quicker, and a flash is worse than nothing (design-shown.md, "Principles"). It
 * stands still for those who asked for less motion.
 */
export function Spinner({ size = 14, until }: SpinnerProps) {
  return (
    <span className={styles.place} data-spinner="">
      {until && <span className={styles.until}>{until}</span>}
      <LoaderCircle size={size} strokeWidth={size > 24 ? 1.5 : 2} className={styles.spinner} aria-hidden />
    </span>
  )
}
