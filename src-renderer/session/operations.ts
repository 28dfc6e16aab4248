import { withProgress } from '../../src-shared/domain/operation-progress'
import { isUnfinished } from '../../src-shared/domain/pending'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { call, listen } from '../bridge/client'
import { createStore, type Store } from '../kit/store'

type Listener = (operation: Operation) => void

/** What is being done to the inventory. Main keeps it; this is its last word on each. */
export interface Operations {
  /** By id. */
  readonly running: Store<ReadonlyMap<string, Operation>>
  /** Operations that were begun before this session and ended in it: nobody has told the person yet. */
  readonly adopted: Store<readonly Operation[]>
  /** Hears every state of every operation, whole; returns the function that stops. */
  readonly listen: (listener: Listener) => () => void
  /** Keeps what was asked for, so that it can be asked for again as long as the inventory is open. */
  readonly keepRequest: (operationId: string, request: OperationRequest) => void
  readonly requestOf: (operationId: string) => OperationRequest | null
  readonly stop: () => void
}

const MAX_REQUESTS = 500

/** Call before anything is begun in the session: what runs then is somebody else's. */
export function createOperations(): Operations {
  const running = createStore<ReadonlyMap<string, Operation>>(new Map())
  const adopted = createStore<readonly Operation[]>([])
  const listeners = new Set<Listener>()
  const requests = new Map<string, OperationRequest>()
  /** Of those that were adopted and run on. */
  const awaited = new Set<string>()
  /** Of those that ended while it was asked what runs. */
  const ended = new Set<string>()

  function hear(operation: Operation): void {
    const isRunning = isUnfinished(operation.state)
    if (!isRunning) ended.add(operation.id)
    running.update(known => withLatest(known, operation))
    if (!isRunning && awaited.delete(operation.id)) adopted.update(before => [...before, operation])
    for (const listener of listeners) listener(operation)
  }

  const stops = [
    listen('operation.changed', hear),
    listen('operation.progressed', progress => {
      const before = running.get().get(progress.operation.id)
      // Progress is told in parts: `operations.current` tells the rest of what began earlier.
      if (before) hear(withProgress(before, progress))
    }),
  ]
  call('operations.current', null)
    .then(operations => {
      for (const operation of operations) {
        if (!isUnfinished(operation.state) || ended.has(operation.id)) continue
        awaited.add(operation.id)
        running.update(known => withLatest(known, operation))
      }
    })
    .catch((error: unknown) => console.error('Running operations could not be read', error))

  return {
    running,
    adopted,
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    keepRequest: (operationId, request) => {
      requests.set(operationId, request)
      const [oldest] = requests.keys()
      if (requests.size > MAX_REQUESTS && oldest !== undefined) requests.delete(oldest)
    },
    requestOf: operationId => requests.get(operationId) ?? null,
    stop: () => stops.forEach(stop => stop()),
  }
}

function withLatest(
  known: ReadonlyMap<string, Operation>,
  operation: Operation,
): ReadonlyMap<string, Operation> {
  const next = new Map(known)
  if (isUnfinished(operation.state)) next.set(operation.id, operation)
  else next.delete(operation.id)
  return next
}
