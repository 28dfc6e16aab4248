import { AppFailure } from '../../src-shared/errors'
import { type FixedSentenceCode, say } from '../../src-shared/sentences'
import type { AccountPin } from './account-pin'
import { ChangesTogether } from './changes-together'
import type { BeforeSent, Gateway } from './gateway'

/** An answer that is not older belongs to the call that is made now. */
const SAME_BREATH_MS = 20

/** What is asked of somebody's inventory. */
type InventoryCalls = Pick<
  Gateway,
  | 'list'
  | 'makeDir'
  | 'copy'
  | 'bringIn'
  | 'move'
  | 'remove'
  | 'spawn'
  | 'give'
  | 'currentWorld'
  | 'noteRefusal'
  | 'hearProgress'
  | 'stopChange'
>

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
 * A change goes out only where the same person is signed in when it is its turn, right before it, and
 * where it is another one right after it, it is not known in whose inventory it
 * was made. It is over only when that was asked, and where it was not said, none
 * goes out until it is: no change follows one that went astray, so no more can go
 * astray than may be out at once.
 */
async function changeUnder<T>(
  pin: AccountPin,
  together: ChangesTogether,
  change: (beforeSent: BeforeSent) => Promise<T>,
): Promise<T> {
  let sentAtMs: number | null = null
  const beforeSent = async (): Promise<void> => {
    if ((await pin.ask(SAME_BREATH_MS)) === 'other') throw failure('not-ready', 'other-account-now')
    sentAtMs = performance.now()
    together.sent()
  }
  const [outcome] = await Promise.allSettled([change(beforeSent)])
  if (outcome.status === 'rejected' && sentAtMs === null) throw outcome.reason
  const isAnswer = outcome.status === 'fulfilled' || !isNoAnswer(outcome.reason)
  // Where it is not said, the listings that prove the change ask again.
  const after = await together
    .over(isAnswer, performance.now() - (sentAtMs ?? 0))
    .catch(() => 'unsaid' as const)
  if (after === 'other') throw failure('unknown-outcome', 'account-changed-meanwhile')
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

/** The calls of an inventory, as long as it is that one's. `inventory` is asked for with each. */
export function callsOfOne(pin: AccountPin, inventory: () => InventoryCalls): InventoryCalls {
  const together = new ChangesTogether(pin)
  const under = <T>(change: (beforeSent: BeforeSent) => Promise<T>) => changeUnder(pin, together, change)
  return {
    list: async (...asked) => readUnder(pin, () => inventory().list(...asked)),
    makeDir: async (to, signal) => under(async before => inventory().makeDir(to, signal, before)),
    copy: async (from, to, what, signal) =>
      under(async before => inventory().copy(from, to, what, signal, before)),
    bringIn: async (localPath, to, signal) =>
      under(async before => inventory().bringIn(localPath, to, signal, before)),
    move: async (from, to, what, signal) =>
      under(async before => inventory().move(from, to, what, signal, before)),
    remove: async (entry, what, signal) =>
      under(async before => inventory().remove(entry, what, signal, before)),
    spawn: async (entry, signal) => under(async before => inventory().spawn(entry, signal, before)),
    give: async (entry, to, what, signal) =>
      under(async before => inventory().give(entry, to, what, signal, before)),
    currentWorld: async signal => inventory().currentWorld(signal),
    noteRefusal: () => inventory().noteRefusal(),
    hearProgress: (recordId, listener) => inventory().hearProgress(recordId, listener),
    stopChange: async entry => inventory().stopChange(entry),
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
