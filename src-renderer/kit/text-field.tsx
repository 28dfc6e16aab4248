import { type ComponentProps, useId } from 'react'
import styles from './text-field.module.css'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'id' | 'onChange'> {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Why the text will not do; empty when it will. */
  readonly problem?: string
}

/** A line of text under its label, with what is wrong with it said below. */
export function TextField({ label, value, onChange, problem = '', ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        value={value}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onChange={event => onChange(event.target.value)}
        {...rest}
      />
      <span id={`${id}-problem`} className={styles.problem} aria-live="polite">
        {problem}
      </span>
    </div>
  )
}
