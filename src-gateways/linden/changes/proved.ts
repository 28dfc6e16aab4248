import { setTimeout as delay } from 'node:timers/promises'
import { said, unknownOutcome } from '../../kit/refusal.ts'
import { refusalOf } from '../linden-refusal'
import { isFault, LindenFault } from '../wire/linden-fault'
import type { Taken } from './steps'

/** A region does what it was told within 50 ms, mostly, and acks it later (opensim-run.md, 2). Milliseconds. */
const EARLY_MS = 60
/** Before each further look. Milliseconds. */
const PAUSES = [0, 50, 100, 200, 400, 800, 1_600]
/** After a wait for acks that did not come it has had the time to show. */
const LATE_PAUSES = [0, 200, 400]
/** After one of these a change may have been made all the same. */
const UNSURE = [
  'unreachable',
  'timed-out',
  'signed-out',
  'busy',
  'failed',
  'too-large',
  'broken-reply',
  'gone',
] as const

/**
 * Sends a change and looks until it shows: only that is a proof, whatever the grid said or did
 * not say. @throws GatewayRefusal: what it refused with; `unknownOutcome` where nothing shows and
 * its answer was lost, or it only acked: it may do it later; a refusal where it answered that it
 * is done, and did nothing.
 */
export async function proved<T>(send: () => Promise<Taken>, look: () => Promise<T | null>): Promise<T> {
  const sent = send().then(
    taken => ({ taken }),
    (thrown: unknown) => ({ taken: null, thrown }),
  )
  // An ack takes longer than the change itself.
  await Promise.race([sent, delay(EARLY_MS)])
  const early = await look().catch(() => null)
  if (early !== null) return early
  const outcome = await sent
  if (outcome.taken === null && !isFault(outcome.thrown, ...UNSURE)) throw refusalOf(outcome.thrown)
  for (const pause of outcome.taken === null ? LATE_PAUSES : PAUSES) {
    if (pause > 0) await delay(pause)
    const found = await afterwards(look)
    if (found !== null) return found
  }
  switch (outcome.taken) {
    case 'answered':
      throw said('The grid took it, and did nothing.')
    case 'received':
      throw unknownOutcome('The grid received it, and it does not show: nobody can say whether it will.')
    case null:
      throw unknownOutcome('The grid did not answer: nobody can say whether it was done.')
  }
}

/**
 * A look after something was sent, or proved already: it may have been made whatever comes
 * instead. @throws GatewayRefusal: `unknownOutcome` for each LindenFault.
 */
export async function afterwards<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (thrown) {
    if (!(thrown instanceof LindenFault)) throw thrown
    throw unknownOutcome(`The grid does not say what has become of it: ${thrown.message}`)
  }
}
