import { useCallback, useEffect } from 'react'
import { isWithin } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation } from '../../src-shared/model/operation'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { dismissToastsOf, showToast, type ToastAction } from '../kit/toast-store'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { useSession } from '../session/session-context'
import type { Catalogue } from '../text/en'
import { cancelledText, doneText, failureText } from './operation-text'
import { resultsOf } from './results-of'
import type { RunOperation } from './run-operation'
import { useReveal } from './use-reveal'

interface ReportOptions {
  readonly run: RunOperation
  readonly retry?: () => void
}

type Report = (operation: Operation, options: ReportOptions) => Promise<void>

/** Says how an operation ended, offers what can follow, and lists again what it touched. */
export function useReportOperation(): Report {
  const session = useSession()
  const text = useText()
  const reveal = useReveal()
  return useCallback(
    (operation, { run, retry }) => {
      const results = resultsOf(operation)
      const show = { label: text.operation.show, run: () => void reveal(results) }
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
      if (operation.reverses && isOver) dismissToastsOf(operation.reverses.operationId)
      showToast({
        ...wordsOf(text, operation),
        operationId: operation.id,
        // Of an inventory that is no longer open only how it ended is told.
        actions: session.isOpen() ? actions.filter(action => action !== false && action !== undefined) : [],
      })
      return listAgain(session, operation)
    },
    [session, reveal, text],
  )
}

function wordsOf(text: Catalogue, operation: Operation) {
  if (operation.state === 'done') {
    const tone = operation.steps.some(step => step.state === 'done') ? 'result' : 'note'
    return { tone, message: doneText(text, operation) } as const
  }
  if (operation.state === 'cancelled') {
    return { tone: 'note', message: cancelledText(text, operation) } as const
  }
  return { tone: 'failure', ...failureText(text, operation) } as const
}

/** Says how operations ended that a page before a reload had begun. */
export function useAdoptedOperations(run: RunOperation): void {
  const report = useReportOperation()
  const { adopted } = useSession().operations
  const ended = useStore(adopted, value => value)
  useEffect(() => {
    if (ended.length === 0) return
    adopted.update(() => [])
    for (const operation of ended) void report(operation, { run })
  }, [adopted, ended, report, run])
}

/**
 * Everything at or below a path that an operation touched is no longer known to
 * be true: open folders are listed again now, closed ones when they are opened.
 */
async function listAgain({ queries, key }: Session, operation: Operation): Promise<void> {
  const moved = movedPaths(operation)
  const folders = new Set<string>(operation.affected)
  await Promise.all([
    queries.invalidateQueries({
      queryKey: keys.listings(key),
      predicate: ({ queryKey }) => {
        const path = queryKey[2]
        return isPath(path) && (folders.has(path) || moved.some(from => isWithin(path, from)))
      },
    }),
    queries.invalidateQueries({ queryKey: keys.history(key) }),
  ])
}

/** Folders only: nothing is listed below an item. */
function movedPaths({ steps }: Operation): readonly InventoryPath[] {
  return steps
    .filter(({ entryKind }) => entryKind === 'folder' || entryKind === 'link')
    .flatMap(({ from, to }) => [from, to])
    .filter(path => path !== null)
}

function isPath(value: unknown): value is InventoryPath {
  return typeof value === 'string'
}
