import { AppFailure } from '../../src-shared/errors'
import { type FixedSentenceCode, say } from '../../src-shared/sentences'
import type { InventoryCalls } from '../operations/look/inventory-calls'

/** An answer that is not older belongs to the call that is made now. */
const SAME_BREATH_MS = 20

/** Who may be signed in for calls of one inventory. */
export interface AccountPin {
  /**
   * Asks the service, or takes an answer to a question that was put `maxAgeMs` ago
   * at most. Fails where nobody is signed in, and where the service does not say it.
   */
  ask(maxAgeMs?: number): Promise<'same' | 'other'>
}

/**
 * Anybody may sign in to the service at any moment, and every path then leads
 * into their inventory. So nothing that was read counts before the service has
 * said after it who is signed in: neither a listing nor that something is not there.
 */
export async function readUnder<T>(pin: AccountPin, read: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([read()])
  if (outcome.status === 'rejected' && isNoAnswer(outcome.reason)) throw outcome.reason
  if ((await pin.ask()) === 'other') throw failure('not-ready', 'other-account-now')
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

/**
 * A change goes out only where the same person is signed in right before it, and
 * where it is another one right after it, it is not known in whose inventory it
 * was made.
 */
async function changeUnder<T>(pin: AccountPin, change: () => Promise<T>): Promise<T> {
  if ((await pin.ask(SAME_BREATH_MS)) === 'other') throw failure('not-ready', 'other-account-now')
  const [outcome] = await Promise.allSettled([change()])
  const isAnswer = outcome.status === 'fulfilled' || !isNoAnswer(outcome.reason)
  // Where it is not said, the listings that prove the change ask again.
  const after = isAnswer ? await pin.ask().catch(() => 'unsaid' as const) : 'unsaid'
  if (after === 'other') throw failure('unknown-outcome', 'account-changed-meanwhile')
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

/** The calls of an inventory, as long as it is that one's. `inventory` is asked for with each. */
export function callsOfOne(pin: AccountPin, inventory: () => InventoryCalls): InventoryCalls {
  return {
    list: async (...asked) => readUnder(pin, () => inventory().list(...asked)),
    makeDir: async (...asked) => changeUnder(pin, () => inventory().makeDir(...asked)),
    copy: async (...asked) => changeUnder(pin, () => inventory().copy(...asked)),
    move: async (...asked) => changeUnder(pin, () => inventory().move(...asked)),
    remove: async (...asked) => changeUnder(pin, () => inventory().remove(...asked)),
    spawn: async (...asked) => changeUnder(pin, () => inventory().spawn(...asked)),
    currentWorld: async signal => inventory().currentWorld(signal),
  }
}

/** A call without an answer says nothing about anybody's inventory. */
function isNoAnswer(thrown: unknown): boolean {
  return (
    thrown instanceof AppFailure && (thrown.error.kind === 'offline' || thrown.error.kind === 'cancelled')
  )
}

function failure(kind: 'not-ready' | 'unknown-outcome', code: FixedSentenceCode): AppFailure {
  return new AppFailure({ kind, ...say(code) })
}
