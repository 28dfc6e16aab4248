import type { Operation } from '../../src-shared/model/operation'
import { call, listen } from '../ipc/client'
import { createStore } from '../view/store'

/** Operations that main is working on, by id. Main keeps them; this is its last word on each. */
export const operationStore = createStore<ReadonlyMap<string, Operation>>(new Map())

const RUNNING: ReadonlySet<Operation['state']> = new Set(['queued', 'checking', 'running', 'proving'])

function isRunning(operation: Operation): boolean {
  return RUNNING.has(operation.state)
}

function remember(operation: Operation): void {
  operationStore.update(known => {
    const next = new Map(known)
    if (isRunning(operation)) next.set(operation.id, operation)
    else next.delete(operation.id)
    return next
  })
}

let isStarted = false

export function watchOperations(): void {
  if (isStarted) return
  isStarted = true
  listen('operation.changed', remember)
  call('operations.current', null)
    .then(operations => operations.forEach(remember))
    .catch((error: unknown) => console.error('Running operations could not be read', error))
}
