import type { EntryRef } from '../../src-shared/model/entry'
import type { Operation } from '../../src-shared/model/operation'

/** Whether an entry is being given to somebody at the moment, in whichever window that was asked. */
export function isBeingGiven(
  running: ReadonlyMap<string, Operation>,
  { recordId }: Pick<EntryRef, 'recordId'>,
): boolean {
  return [...running.values()].some(
    ({ kind, steps }) => kind === 'give' && steps.some(step => step.recordId === recordId),
  )
}
