import { Switch } from '@base-ui/react/switch'
import { useId } from 'react'
import styles from './switch-line.module.css'

interface SwitchLineProps {
  readonly label: string
  /** What it does, where the label alone does not say it. */
  readonly hint?: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** A switch with its words; a click on the words switches, too. */
export function SwitchLine({ label, hint, isOn, onChange }: SwitchLineProps) {
  const id = useId()
  return (
    <label className={styles.line}>
      <span className={styles.words}>
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} className={styles.hint}>
            {hint}
          </span>
        )}
      </span>
      <Switch.Root
        className={styles.switch}
        checked={isOn}
        onCheckedChange={onChange}
        aria-labelledby={`${id}-label`}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
    </label>
  )
}
