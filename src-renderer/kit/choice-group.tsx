import { type RefObject, useId } from 'react'
import styles from './choice-group.module.css'

interface Choice<T extends string> {
  readonly value: T
  readonly label: string
}

interface ChoiceGroupProps<T extends string> {
  /** Accessible name. */
  readonly label: string
  readonly choices: readonly Choice<T>[]
  /** Null where none is true of all that it stands for. */
  readonly value: T | null
  readonly onChange: (value: T) => void
  /** Receives the chosen field, to be given the focus. */
  readonly focusRef?: RefObject<HTMLInputElement | null>
}

/** A few answers of which one is true: arrow keys choose, Enter confirms the question around it. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>) {
  const { label, choices, value, onChange, focusRef } = props
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles.group}>
      {choices.map((choice, index) => {
        const isChosen = choice.value === value
        const takesFocus = isChosen || (value === null && index === 0)
        return (
          <label key={choice.value} className={styles.choice}>
            <input
              {...(focusRef && takesFocus ? { ref: focusRef } : {})}
              type="radio"
              className={styles.input}
              name={name}
              checked={isChosen}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        )
      })}
    </div>
  )
}
