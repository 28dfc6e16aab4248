import type { Operation } from '../../src-shared/model/operation'
import type { Session } from './session'

/** What changes the inventory now or waits for its turn, oldest first; spawns change nothing in it. */
export function runningChanges({ operations }: Session): readonly Operation[] {
  return [...operations.running.get().values()].filter(({ kind }) => kind !== 'spawn')
}

/** Resolves when nothing changes the inventory any more, or when it is closed. */
export function noneRunning(session: Session): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (session.isOpen() && runningChanges(session).length > 0) return
      stop()
      resolve()
    }
    const stop = session.operations.running.subscribe(look)
    session.onClose(look)
    look()
  })
}
