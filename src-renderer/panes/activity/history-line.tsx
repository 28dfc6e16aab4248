import {
  Ban,
  ChevronRight,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import { memo, useId } from 'react'
import type { Operation, OperationState } from '../../../src-shared/model/operation'
import { countOf, mainSteps } from '../../actions/operation-text'
import { resultsOf } from '../../actions/results-of'
import { retryOf } from '../../actions/retry'
import { reveal } from '../../actions/reveal'
import { useRunOperation } from '../../actions/use-run-operation'
import { useBrowser } from '../../browser/browser-context'
import { Button } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { titleAt } from '../../listings/listed-entries'
import { resolverOf } from '../../listings/session-resolver'
import { useCapabilities, useSession } from '../../session/session-context'
import { useCanChange } from '../../session/use-can-change'
import { exactDate, shortDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import styles from './activity-panel.module.css'
import { canComeBack } from './can-come-back'
import { sentenceOf } from './sentence-of'

interface HistoryLineProps {
  readonly operation: Operation
  readonly isExpanded: boolean
  readonly nowMs: number
}

/** One operation: what, when, from where to where, how it ended, and what can be done about it. */
export const HistoryLine = memo(function HistoryLine({ operation, isExpanded, nowMs }: HistoryLineProps) {
  const text = useText()
  const session = useSession()
  const { activity } = session
  const titleId = useId()
  const title = sentenceOf(text, operation, path => titleAt(session, path))
  const endedAtMs = operation.endedAtMs ?? operation.startedAtMs
  const facts = resultText(text, operation)
  return (
    <div className={styles.operation}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isExpanded}
        aria-label={text.history.detailsOf(title)}
        onClick={() => activity.toggleSteps(operation.id)}
      >
        <ChevronRight size={14} aria-hidden />
      </button>
      <span className={styles.what}>
        <StateIcon state={operation.state} />
        <span id={titleId} className={styles.words} title={title} data-private="">
          {title}
        </span>
      </span>
      <span className={`${styles.facts} ${styles.words} ${styles.quiet}`} title={facts}>
        <time dateTime={new Date(endedAtMs).toISOString()} title={exactDate(text, endedAtMs)}>
          {shortDate(text, endedAtMs, nowMs)}
        </time>
        {' · '}
        <span {...(operation.error ? { 'data-private': '' } : {})}>{facts}</span>
      </span>
      <Actions operation={operation} titleId={titleId} />
    </div>
  )
})

function Actions({ operation, titleId }: { readonly operation: Operation; readonly titleId: string }) {
  const text = useText()
  const run = useRunOperation()
  const browser = useBrowser()
  const canChange = useCanChange()
  const session = useSession()
  const capabilities = useCapabilities()
  const { operations } = session
  const request = operations.requestOf(operation.id)
  const again = request && retryOf(operation, request)
  const results = resultsOf(operation)
  const describedBy = { 'aria-describedby': titleId }
  return (
    <span className={styles.actions}>
      {results.length > 0 && (
        <Button look="quiet" {...describedBy} onClick={() => void reveal(browser, results, text)}>
          {text.operation.show}
        </Button>
      )}
      {again && (
        <Button
          look="quiet"
          {...describedBy}
          aria-disabled={!canChange}
          onClick={() => canChange && void run(again)}
        >
          {text.operation.retry}
        </Button>
      )}
      {operation.canUndo && canComeBack(resolverOf(session).now, operation, capabilities) && (
        <Button
          look="quiet"
          {...describedBy}
          aria-disabled={!canChange}
          onClick={() => canChange && void run({ kind: 'undo', operationId: operation.id })}
        >
          {text.operation.undo}
        </Button>
      )}
    </span>
  )
}

const LOOKS: Partial<Record<OperationState, { readonly icon: LucideIcon; readonly tone: string }>> = {
  done: { icon: CircleCheck, tone: 'success' },
  'partly-done': { icon: TriangleAlert, tone: 'warning' },
  cancelled: { icon: CircleSlash, tone: 'quiet' },
  refused: { icon: Ban, tone: 'quiet' },
  failed: { icon: TriangleAlert, tone: 'danger' },
  unknown: { icon: CircleHelp, tone: 'warning' },
}

function StateIcon({ state }: { readonly state: OperationState }) {
  const look = LOOKS[state]
  if (!look) return null
  return <look.icon size={14} aria-hidden className={styles.state} data-tone={look.tone} />
}

function resultText(text: Catalogue, operation: Operation): string {
  const steps = mainSteps(operation)
  const done = countOf(steps, 'done')
  if (done > 0 && steps.every(step => step.state !== 'done' || step.isReversed)) return text.history.undone
  const result = text.history.result(text.operation.states[operation.state], done, steps.length)
  return operation.error ? `${result}: ${errorText(text, operation.error)}` : result
}
