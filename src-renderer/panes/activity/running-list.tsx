import { useEffect, useState } from 'react'
import { AppFailure } from '../../../src-shared/errors'
import type { Operation } from '../../../src-shared/model/operation'
import {
  canCancel,
  countOf,
  mainSteps,
  progressOf,
  runningTitleOf,
  waitedFor,
} from '../../actions/operation-text'
import { call } from '../../bridge/client'
import { Button } from '../../kit/button'
import { ProgressBar } from '../../kit/progress-bar'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useSession } from '../../session/session-context'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import styles from './activity-panel.module.css'
import { groupCounts } from './history-rows'
import { paceOf } from './progress'

/** A hundred waiting operations are read by nobody. */
const MAX_SHOWN = 20

const SECOND_MS = 1_000

/** What runs and what waits for its turn, each with a way to stop it. */
export function RunningList() {
  const text = useText()
  const operations = useStore(useSession().operations.running, value => value)
  if (operations.size === 0) return null
  const shown = [...operations.values()].slice(0, MAX_SHOWN)
  return (
    <div className={styles.running}>
      <h3 className={styles.heading}>{text.history.running}</h3>
      <ul className={styles.list}>
        {shown.map(operation => (
          <Work
            key={operation.id}
            operation={operation}
            isWaitingFor={waitedFor(operation, operations.values())}
          />
        ))}
      </ul>
      {operations.size > shown.length && (
        <p className={styles.note}>{text.history.more(operations.size - shown.length)}</p>
      )}
    </div>
  )
}

interface WorkProps {
  readonly operation: Operation
  readonly isWaitingFor: Operation | null
}

function Work({ operation, isWaitingFor }: WorkProps) {
  const text = useText()
  const nowMs = useSeconds()
  const steps = mainSteps(operation)
  const done = countOf(steps, 'done')
  const [first] = useState({ atMs: nowMs, done })
  const title = runningTitleOf(text, operation)
  const pace = paceOf(first, { atMs: nowMs, done }, steps.length)
  const facts: string[] = []
  if (isWaitingFor === null) facts.push(stateText(text, operation))
  const way = progressOf(operation)
  const isFolderOnItsWay = steps.some(step => step.progress !== undefined)
  if (steps.length > 1 && pace) {
    facts.push(text.operation.perSecond(pace.perSecond), text.operation.rest(pace.restSeconds))
  }
  return (
    <li className={styles.work}>
      <div className={styles.line}>
        <span className={styles.words} title={title} data-private="">
          {title}
        </span>
        {canCancel(operation) && (
          <Button
            look="quiet"
            aria-label={text.operation.cancel}
            title={text.history.cancelOf(title)}
            aria-disabled={operation.isCancelling ?? false}
            onClick={() => cancel(text, operation)}
          >
            {text.operation.cancel}
          </Button>
        )}
      </div>
      <ProgressBar label={title} done={way.done} total={way.total} isWide />
      {isWaitingFor && (
        <p className={styles.quiet} data-private="">
          {text.operation.waitsFor(runningTitleOf(text, isWaitingFor))}
        </p>
      )}
      {facts.length > 0 && <p className={styles.quiet}>{facts.join(' · ')}</p>}
      {isFolderOnItsWay && <p className={styles.quiet}>{text.operation.notHalfway}</p>}
    </li>
  )
}

function cancel(text: Catalogue, { id, isCancelling }: Operation): void {
  if (isCancelling) return
  call('operations.cancel', { operationId: id }).catch((error: unknown) => {
    if (!(error instanceof AppFailure)) throw error
    showToast({ tone: 'failure', message: errorText(text, error.error), actions: [] })
  })
}

function stateText(text: Catalogue, operation: Operation): string {
  const say = text.operation
  if (operation.isCancelling) return say.cancelling
  if (operation.state === 'queued') return say.waiting
  const steps = mainSteps(operation)
  if (operation.state === 'checking' && steps.length <= 1) return say.checking
  const inside = steps.length === 1 ? steps[0]?.progress : undefined
  if (inside) return say.movedOf(inside.done, inside.total)
  if (steps.length <= 1) return say.states[operation.state]
  const counts = groupCounts(operation)
  const failed =
    counts.failed > 0 ? ` · ${text.history.groupCount(text.history.groups.failed, counts.failed)}` : ''
  return `${say.progress(counts.done, steps.length)}${failed}`
}

function useSeconds(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
