import { ProgressBar } from '../kit/progress-bar'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useSession } from '../session/session-context'
import { mainSteps, progressOf } from './operation-text'
import styles from './running-work.module.css'

/** What main is doing at the moment: "Moving 3 items", a bar, and how far. A click shows more. */
export function RunningWork() {
  const text = useText()
  const { operations, activity } = useSession()
  const [operation] = useStore(operations.running, value => value).values()
  if (!operation) return null
  const steps = mainSteps(operation)
  const { done, total } = progressOf(operation)
  const title = text.operation.running[operation.kind](Math.max(1, steps.length))
  return (
    <button type="button" className={styles.work} onClick={activity.open}>
      <span className={styles.title}>{title}</span>
      <ProgressBar label={title} done={done} total={total} />
      {steps.length > 1 && <span>{text.operation.progress(done, total)}</span>}
      {steps.length === 1 && total > 1 && <span>{text.operation.itemsOf(done, total)}</span>}
    </button>
  )
}
