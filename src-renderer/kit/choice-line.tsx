import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId } from 'react'
import styles from './choice-line.module.css'

interface ChoiceLineProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** One of a few, all in sight. The arrow keys choose. */
export function ChoiceLine<T extends string>({ label, value, choices, onChange }: ChoiceLineProps<T>) {
  const id = useId()
  return (
    <div className={styles.line}>
      <span id={id}>{label}</span>
      <RadioGroup
        className={styles.group}
        aria-labelledby={id}
        value={value}
        onValueChange={chosen => {
          const choice = choices.find(candidate => candidate.value === chosen)
          if (choice) onChange(choice.value)
        }}
      >
        {choices.map(choice => (
          <label key={choice.value} className={styles.choice}>
            <Radio.Root value={choice.value} className={styles.radio} aria-label={choice.label} />
            <span aria-hidden>{choice.label}</span>
          </label>
        ))}
      </RadioGroup>
    </div>
  )
}
