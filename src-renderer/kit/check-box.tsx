import type { ReactNode } from 'react'
import styles from './check-box.module.css'

interface CheckBoxProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly children: ReactNode
}

export function CheckBox({ isChecked, onChange, children }: CheckBoxProps) {
  return (
    <label className={styles.label}>
      <input
        type="checkbox"
        className={styles.box}
        checked={isChecked}
        onChange={event => onChange(event.target.checked)}
      />
      {children}
    </label>
  )
}
