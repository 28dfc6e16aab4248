import type { EntryRef } from '../../src-shared/model/entry'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'

/**
 * What to ask for again after a failure, or null where that is not safe: a
 * spawn would spawn twice, a gift be given twice, and of a copy that is half done nobody can tell what
 * is whole. What was done is left out of it.
 */
export function retryOf(operation: Operation, request: OperationRequest): OperationRequest | null {
  const { state } = operation
  if (state !== 'failed' && state !== 'partly-done') return null
  switch (request.kind) {
    case 'spawn':
    case 'give':
    case 'finish-move':
      return null
    case 'transfer':
      if (request.mode === 'copy' && state === 'partly-done') return null
      return withRemaining(confirmed(request), operation)
    case 'trash':
    case 'restore':
      return withRemaining(request, operation)
    case 'rename': {
      const renames = request.renames.filter(({ entry }) => !isDone(operation, entry))
      return renames.length > 0 ? { ...request, renames } : null
    }
    default:
      return state === 'failed' ? request : null
  }
}

/** Whoever asks for it again has been asked already. */
function confirmed(request: Extract<OperationRequest, { readonly kind: 'transfer' }>) {
  const { isToBeConfirmed: _, ...again } = request
  return again
}

type WithEntries = Extract<OperationRequest, { readonly kind: 'transfer' | 'trash' | 'restore' }>

function withRemaining(request: WithEntries, operation: Operation): OperationRequest | null {
  const entries = request.entries.filter(entry => !isDone(operation, entry))
  return entries.length > 0 ? { ...request, entries } : null
}

/** By record id, as a step was before it was done; a copy names what it made. */
function isDone({ steps }: Operation, { recordId }: EntryRef): boolean {
  return steps.some(step => step.recordId === recordId && (step.state === 'done' || step.state === 'skipped'))
}
