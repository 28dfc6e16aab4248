import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { isWithin } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { useInventory } from '../connection/inventory-context'
import { errorText } from '../i18n/refusal-text'
import { useText } from '../i18n/text-context'
import { call } from '../ipc/client'
import { keys } from '../queries/keys'
import { useStore } from '../view/store'
import { adoptedStore } from './operation-store'
import { doneText, failureText } from './operation-text'
import { showToast, type ToastAction } from './toast-store'

export interface RunOptions {
  /** Offered as "Show" when it worked. */
  readonly show?: (operation: Operation) => void
}

export type RunOperation = (request: OperationRequest, options?: RunOptions) => Promise<Operation | null>

/** Asks main to run an operation, says what happened, and lists again what it touched. */
export function useRunOperation(): RunOperation {
  const report = useReportOperation()
  const text = useText()
  return useCallback(
    async function run(request, options = {}) {
      try {
        const operation = await call('operations.run', request)
        const retry = { label: text.operation.retry, run: () => void run(request, options) }
        const actions = canRetry(operation) ? [retry] : showAction(text.operation.show, operation, options)
        await report(operation, actions)
        return operation
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        showToast({ tone: 'failure', message: errorText(text, error.error), actions: [] })
        return null
      }
    },
    [report, text],
  )
}

/** Says how operations ended that a page before a reload had begun. */
export function useAdoptedOperations(): void {
  const report = useReportOperation()
  const ended = useStore(adoptedStore, value => value)
  useEffect(() => {
    if (ended.length === 0) return
    adoptedStore.update(() => [])
    for (const operation of ended) void report(operation, [])
  }, [ended, report])
}

type Report = (operation: Operation, actions: readonly ToastAction[]) => Promise<void>

function useReportOperation(): Report {
  const client = useQueryClient()
  const { key } = useInventory()
  const text = useText()
  return useCallback(
    (operation, actions) => {
      if (operation.state === 'done') {
        showToast({ tone: 'result', message: doneText(text, operation), actions })
      } else {
        showToast({ tone: 'failure', ...failureText(text, operation), actions })
      }
      return listAgain(client, key, operation)
    },
    [client, key, text],
  )
}

function showAction(label: string, operation: Operation, { show }: RunOptions): readonly ToastAction[] {
  return show && operation.state === 'done' ? [{ label, run: () => show(operation) }] : []
}

/**
 * The same request passes the same guards, so it is safe whenever they refused
 * nothing. A spawn would spawn twice; what a move has moved is left where it is.
 */
function canRetry({ state, kind }: Operation): boolean {
  return kind === 'move'
    ? state === 'failed' || state === 'partly-done'
    : state === 'failed' && kind !== 'spawn'
}

/**
 * Everything at or below a path that an operation touched is no longer known to
 * be true: open folders are listed again now, closed ones when they are opened.
 */
async function listAgain(client: QueryClient, inventory: string, operation: Operation): Promise<void> {
  const moved = operation.steps.flatMap(step => [step.from, step.to]).filter(path => path !== null)
  const folders = new Set<string>(operation.affected)
  await client.invalidateQueries({
    queryKey: keys.listings(inventory),
    predicate: ({ queryKey }) => {
      const path = queryKey[2]
      return isPath(path) && (folders.has(path) || moved.some(from => isWithin(path, from)))
    },
  })
}

function isPath(value: unknown): value is InventoryPath {
  return typeof value === 'string'
}
