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
/** After these nothing was made: it was never sent, or the grid says so. After any other it may have been. */
const NOT_MADE = [
  'foreign-host',
  'redirected',
  'moved',
  'forbidden',
  'bad-request',
  'said',
  'sign-in-refused',
  'code-needed',
] as const

/**
 * What a look finds of a change: it is made; all is seen to be as before; or neither, since what
 * is missing from an answer is not therefore gone.
 */
export type Seen<T> = { readonly made: T } | 'as before' | 'unclear'

/**
 * Sends a change and looks until it shows: only that is a proof, whatever the grid said or did
 * not say. @throws GatewayRefusal: what it refused with; a refusal where it answered that it is
 * done, and all is seen to be as before until the end; else `unknownOutcome`, such as where its
 * answer was lost, or it only acked: it may do it later.
 */
export async function proved<T>(send: () => Promise<Taken>, look: () => Promise<Seen<T>>): Promise<T> {
  const sent = send().then(
    taken => ({ taken }),
    (thrown: unknown) => ({ taken: null, thrown }),
  )
  // An ack takes longer than the change itself.
  await Promise.race([sent, delay(EARLY_MS)])
  const early = await look().catch(() => 'unclear' as const)
  if (isMade(early)) return early.made
  const outcome = await sent
  if (outcome.taken === null && isNotMade(outcome.thrown)) throw refusalOf(outcome.thrown)
  let last: Seen<T> = 'unclear'
  for (const pause of outcome.taken === null ? LATE_PAUSES : PAUSES) {
    if (pause > 0) await delay(pause)
    last = await afterwards(look)
    if (isMade(last)) return last.made
  }
  switch (outcome.taken) {
    case 'answered':
      if (last === 'as before') throw said('The grid took it, and did nothing.')
      throw unknownOutcome(
        'The grid says that it is done, and it does not show: nobody can say whether it is.',
      )
    case 'received':
      throw unknownOutcome('The grid received it, and it does not show: nobody can say whether it will.')
    case null:
      throw unknownOutcome('The grid did not answer: nobody can say whether it was done.')
  }
}

export function madeOr<T>(made: T | null, other: 'as before' | 'unclear'): Seen<T> {
  return made === null ? other : { made }
}

/** Of a removal: whether it is gone; null: nobody can say. */
export function goneOr(isGone: boolean | null): Seen<true> {
  if (isGone === null) return 'unclear'
  return isGone ? { made: true } : 'as before'
}

function isMade<T>(seen: Seen<T>): seen is { readonly made: T } {
  return typeof seen === 'object'
}

/** What is no fault of the grid is a refusal from before it was sent, or says itself that nobody knows. */
function isNotMade(thrown: unknown): boolean {
  return !(thrown instanceof LindenFault) || isFault(thrown, ...NOT_MADE)
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
