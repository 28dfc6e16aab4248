import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { say } from '../../src-shared/sentences'
import { createStore } from '../kit/store'

/** A listing that has not come yet. */
export interface WaitingCall {
  readonly id: number
  readonly path: InventoryPath
  readonly sinceMs: number
  readonly cancel: () => void
}

/** Oldest first. */
export const waitingStore = createStore<readonly WaitingCall[]>([])

let lastId = 0

/** Runs a listing so that a person can see that it takes long, and end it. */
export async function whileWaiting<T>(
  path: InventoryPath,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController()
  const id = ++lastId
  const cancel = (): void => own.abort(new AppFailure({ kind: 'cancelled', ...say('cancelled'), path }))
  waitingStore.update(calls => [...calls, { id, path, sinceMs: Date.now(), cancel }])
  try {
    return await run(AbortSignal.any([signal, own.signal]))
  } finally {
    waitingStore.update(calls => calls.filter(call => call.id !== id))
  }
}
