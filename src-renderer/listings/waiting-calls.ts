import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { say } from '../../src-shared/sentences'
import { createStore } from '../kit/store'
import { partOfSession, type Session } from '../session/session'

/** A listing that has not come yet. */
export interface WaitingCall {
  readonly path: InventoryPath
  readonly sinceMs: number
  readonly cancel: () => void
}

/** Oldest first. */
export const waitingCallsOf = partOfSession(() => createStore<readonly WaitingCall[]>([]))

/** Runs a listing so that a person can see that it takes long, and end it. */
export async function whileWaiting<T>(
  session: Session,
  path: InventoryPath,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const waiting = waitingCallsOf(session)
  const own = new AbortController()
  const cancel = (): void => own.abort(new AppFailure({ kind: 'cancelled', ...say('cancelled'), path }))
  const waitingCall: WaitingCall = { path, sinceMs: Date.now(), cancel }
  waiting.update(calls => [...calls, waitingCall])
  try {
    return await run(AbortSignal.any([signal, own.signal]))
  } finally {
    waiting.update(calls => calls.filter(call => call !== waitingCall))
  }
}
