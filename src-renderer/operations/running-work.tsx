import { useText } from '../i18n/text-context'
import { useStore } from '../view/store'
import { operationStore } from './operation-store'
import styles from './running-work.module.css'

/** What main is doing at the moment: "Moving 3 items", a bar, and how far. */
export function RunningWork() {
  const text = useText()
  const [operation] = useStore(operationStore, value => value).values()
  if (!operation) return null
  const { kind, steps } = operation
  const done = steps.filter(step => step.state === 'done').length
  return (
    <span className={styles.work}>
      <span>{text.operation.running[kind](steps.length)}</span>
      <progress
        className={styles.bar}
        aria-label={text.operation.running[kind](steps.length)}
        max={Math.max(1, steps.length)}
        {...(steps.length > 1 ? { value: done } : {})}
      />
      {steps.length > 1 && <span>{text.operation.progress(done, steps.length)}</span>}
    </span>
  )
}
