import type { Operation, Step } from '../model/operation'

/**
 * The records that unfinished work is about to change: their rows are shown as
 * busy. Nothing is guessed about how they will end.
 */
export function pendingRecordIds(operations: readonly Operation[]): ReadonlySet<string> {
  const recordIds = new Set<string>()
  for (const operation of operations) {
    if (!isUnfinished(operation.state)) continue
    for (const step of operation.steps) {
      if (step.recordId !== null && isUnfinished(step.state)) recordIds.add(step.recordId)
    }
  }
  return recordIds
}

/** Whether something runs or waits to run. */
export function isUnfinished(state: Operation['state'] | Step['state']): boolean {
  return state === 'queued' || state === 'checking' || state === 'running' || state === 'proving'
}
