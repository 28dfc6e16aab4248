import type { ReactNode } from 'react'
import styles from './panel.module.css'

interface PanelProps {
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly isAlert?: boolean
  readonly isWaiting?: boolean
}

/** A message in the middle of the window: an icon, a title, what to do. */
export function Panel({ icon, title, children, isAlert = false, isWaiting = false }: PanelProps) {
  return (
    <div className={styles.panel} data-waiting={isWaiting}>
      <div className={styles.content} role={isAlert ? 'alert' : 'status'}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </div>
  )
}
