import type { ReactNode } from 'react'
import styles from './notice-line.module.css'

interface NoticeLineProps {
  readonly tone: 'quiet' | 'warning'
  /** Warnings interrupt what is being read out, unless they can wait. */
  readonly role?: 'alert' | 'status'
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** One line above the tree that stays until it is no longer true. */
export function NoticeLine({ tone, role, icon, children, actions }: NoticeLineProps) {
  const spoken = role ?? (tone === 'warning' ? 'alert' : 'status')
  return (
    <div className={styles.notice} data-layer="" data-tone={tone} role={spoken}>
      {icon}
      <span className={styles.words}>{children}</span>
      {actions !== undefined && <span className={styles.actions}>{actions}</span>}
    </div>
  )
}
