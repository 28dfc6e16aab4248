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

interface NotedCall {
  /** Aborted when the person ends it, or when `signal` is. */
  readonly until: AbortSignal
  /** Call when it has come. */
  readonly end: () => void
}

/** Lets a person see that a listing takes long, and end it. */
export function noteCall(session: Session, path: InventoryPath, signal: AbortSignal): NotedCall {
  const waiting = waitingCallsOf(session)
  const own = new AbortController()
  const cancel = (): void => own.abort(new AppFailure({ kind: 'cancelled', ...say('cancelled'), path }))
  const noted: WaitingCall = { path, sinceMs: Date.now(), cancel }
  waiting.update(calls => [...calls, noted])
  return {
    until: AbortSignal.any([signal, own.signal]),
    end: () => waiting.update(calls => calls.filter(call => call !== noted)),
  }
}
