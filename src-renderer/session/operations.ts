import { withProgress } from '../../src-shared/domain/operation-progress'
import { isUnfinished } from '../../src-shared/domain/pending'
import type { UntoldEnd } from '../../src-shared/model/brought'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { type Ask, listen } from '../bridge/client'
import { createStore, type Store } from '../kit/store'

type Listener = (operation: Operation) => void

/** What is being done to the inventory. Main keeps it; this is its last word on each. */
export interface Operations {
  /** By id. */
  readonly running: Store<ReadonlyMap<string, Operation>>
  /** Operations that were begun in a page that has gone, and have ended: nobody has told the person yet. */
  readonly adopted: Store<readonly UntoldEnd[]>
  /** Hears every state of every operation, whole; returns the function that stops. */
  readonly listen: (listener: Listener) => () => void
  /** Keeps what was asked for, so that it can be asked for again as long as the inventory is open. */
  readonly keepRequest: (operationId: string, request: OperationRequest) => void
  readonly requestOf: (operationId: string) => OperationRequest | null
  readonly stop: () => void
}

const MAX_REQUESTS = 500

/** `ask` of none where no inventory is known yet. */
export function createOperations(ask: Ask, key: string): Operations {
  const running = createStore<ReadonlyMap<string, Operation>>(new Map())
  const adopted = createStore<readonly UntoldEnd[]>([])
  const listeners = new Set<Listener>()
  const requests = new Map<string, OperationRequest>()
  /** Of those that ended while it was asked what runs. */
  const ended = new Set<string>()

  function hear(operation: Operation): void {
    const isRunning = isUnfinished(operation.state)
    if (!isRunning) ended.add(operation.id)
    running.update(known => withLatest(known, operation))
    for (const listener of listeners) listener(operation)
  }

  function adopt(): void {
    ask('operations.untold', null)
      .then(untold => untold.length > 0 && adopted.update(before => [...before, ...untold]))
      .catch((error: unknown) => console.error('Ended operations could not be read', error))
  }

  const stops = [
    listen('operation.changed', hear),
    listen('operation.progressed', progress => {
      const before = running.get().get(progress.operation.id)
      // Progress is told in parts: `operations.current` tells the rest of what began earlier.
      if (before) hear(withProgress(before, progress))
    }),
    listen('operations.untold', adopt),
  ]
  if (key !== '') adopt()
  ask('operations.current', null)
    .then(operations => {
      for (const operation of operations) {
        if (!isUnfinished(operation.state) || ended.has(operation.id)) continue
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
