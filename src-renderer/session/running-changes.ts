import { isUnfinished } from '../../src-shared/domain/pending'
import type { Operation } from '../../src-shared/model/operation'
import type { Session } from './session'

/** What changes the inventory now or waits for its turn, oldest first; spawns change nothing in it. */
export function runningChanges({ operations }: Session): readonly Operation[] {
  return [...operations.running.get().values()].filter(({ kind }) => kind !== 'spawn')
}

/** Resolves with an operation that runs now, as it ended; null when the inventory is closed before. */
export function endOf(session: Session, operationId: string): Promise<Operation | null> {
  return new Promise(resolve => {
    const stop = session.operations.listen(operation => {
      if (operation.id !== operationId || isUnfinished(operation.state)) return
      stop()
      resolve(operation)
    })
    session.onClose(() => {
      stop()
      resolve(null)
    })
  })
}
