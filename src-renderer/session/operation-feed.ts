import { withProgress } from '../../src-shared/domain/operation-progress'
import { isUnfinished } from '../../src-shared/domain/pending'
import type { Operation } from '../../src-shared/model/operation'
import { listen } from '../bridge/client'

type Listener = (operation: Operation) => void

/** Running operations as they were told last: progress is told in parts. */
const known = new Map<string, Operation>()
const listeners = new Set<Listener>()
let isListening = false

/** Hears every state of every operation, whole; returns the function that stops. */
export function listenToOperations(listener: Listener): () => void {
  listeners.add(listener)
  if (!isListening) {
    isListening = true
    listen('operation.changed', tell)
    listen('operation.progressed', progress => {
      const before = known.get(progress.operation.id)
      // Of an operation that an earlier page began: `operations.current` tells the rest.
      if (before) tell(withProgress(before, progress))
    })
  }
  return () => listeners.delete(listener)
}

/** For what `operations.current` answers. */
export function learnOperation(operation: Operation): void {
  if (isUnfinished(operation.state)) known.set(operation.id, operation)
}

function tell(operation: Operation): void {
  known.delete(operation.id)
  learnOperation(operation)
  for (const listener of listeners) listener(operation)
}
