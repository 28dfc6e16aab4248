import { useCallback, useEffect } from 'react'
import type { AppError } from '../../src-shared/errors'
import type { Operation } from '../../src-shared/model/operation'
import { useBrowser } from '../browser/browser-context'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { showToast, type ToastAction } from '../kit/toast-store'
import { useSession } from '../session/session-context'
import { afterOperations } from './after-operations'
import { isInSight } from './is-in-sight'
import { resultsOf } from './results-of'
import { reveal } from './reveal'
import type { RunOperation } from './run-operation'
import { wordsOf } from './words-of'

interface ReportOptions {
  readonly run: RunOperation
  readonly retry?: () => void
  /** See `wordsOf`. */
  readonly stays?: AppError | null
}

type Report = (operation: Operation, options: ReportOptions) => Promise<void>

/** A service that is slow keeps nobody waiting for the word. */
const SEEN_WITHIN_MS = 500

function wait(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms)
  })
}

/** Says how an operation ended, offers what can follow, and lists again what it touched. */
export function useReportOperation(): Report {
  const session = useSession()
  const text = useText()
  const browser = useBrowser()
  return useCallback(
    async (operation, { run, retry, stays = null }) => {
      const results = resultsOf(operation)
      const show = { label: text.operation.show, run: () => void reveal(browser, results, text) }
      const undo = {
        label: text.operation.undo,
        run: () => void run({ kind: 'undo', operationId: operation.id }),
      }
      const again = retry && { label: text.operation.retry, run: retry }
      const details = { label: text.operation.details, run: () => session.activity.show(operation.id) }
      const isOver = operation.state === 'done' || operation.state === 'cancelled'
      const actions: readonly (ToastAction | false | undefined)[] = [
        again,
        operation.canUndo && undo,
        operation.state === 'done' && results.length > 0 && show,
        !isOver && operation.steps.length > 1 && details,
      ]
      const listed = afterOperations(session).listed(operation)
      // What is said to be done is to be seen, too: rows would show the old name for a moment.
      if (operation.state === 'done') await Promise.race([listed, wait(SEEN_WITHIN_MS)])
      showToast({
        ...wordsOf(text, operation, stays),
        isInSight: isInSight(browser, operation, results),
        // Of an inventory that is no longer open only how it ended is told.
        actions: session.isOpen() ? actions.filter(action => action !== false && action !== undefined) : [],
      })
      await listed
    },
    [session, browser, text],
  )
}

/** Says how operations ended that a page before a reload, or a window that is closed now, had begun. */
export function useAdoptedOperations(run: RunOperation): void {
  const report = useReportOperation()
  const { adopted } = useSession().operations
  const ended = useStore(adopted, value => value)
  useEffect(() => {
    if (ended.length === 0) return
    adopted.update(() => [])
    for (const { operation, stays } of ended) void report(operation, { run, stays })
  }, [adopted, ended, report, run])
}
