import { isUnfinished } from '../../src-shared/domain/pending'
import type { Operation } from '../../src-shared/model/operation'
import { call } from '../bridge/client'
import { createStore } from '../kit/store'
import { learnOperation, listenToOperations } from './operation-feed'

/** Operations that main is working on, by id. Main keeps them; this is its last word on each. */
export const operationStore = createStore<ReadonlyMap<string, Operation>>(new Map())

/** Operations that an earlier page began and that ended on this one: nobody has told the person yet. */
export const adoptedStore = createStore<readonly Operation[]>([])

const adopted = new Set<string>()

function remember(operation: Operation): void {
  const isRunning = isUnfinished(operation.state)
  operationStore.update(known => {
    const next = new Map(known)
    if (isRunning) next.set(operation.id, operation)
    else next.delete(operation.id)
    return next
  })
  if (!isRunning && adopted.delete(operation.id)) adoptedStore.update(ended => [...ended, operation])
}

let isStarted = false

/** Call before this page begins any operation: what runs then is another page's. */
export function watchOperations(): void {
  if (isStarted) return
  isStarted = true
  const ended = new Set<string>()
  listenToOperations(operation => {
    if (!isUnfinished(operation.state)) ended.add(operation.id)
    remember(operation)
  })
  call('operations.current', null)
    .then(operations => {
      for (const operation of operations) {
        if (!isUnfinished(operation.state) || ended.has(operation.id)) continue
        adopted.add(operation.id)
        learnOperation(operation)
        remember(operation)
      }
    })
    .catch((error: unknown) => console.error('Running operations could not be read', error))
}
