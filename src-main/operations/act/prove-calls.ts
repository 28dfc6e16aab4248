import { setTimeout } from 'node:timers/promises'
import { type AppError, AppFailure, isOutcomeUnknown } from '../../../src-shared/errors'
import type { Step } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import { type Sentence, say } from '../../../src-shared/sentences'
import { FreshListings } from '../look/fresh-listings'
import type { OperationTarget } from '../look/inventory-calls'
import type { ListingLag } from '../look/listing-lag'
import type { Action, Proof } from './action'

const REOPEN_WITHIN_MS = 20_000
/** A call that is over, however it ended. */
export interface Called {
  readonly action: Action
  readonly callError: AppError | null
}

/** A call with what the last look shows of it. */
export interface Proven<C extends Called> {
  readonly call: C
  readonly proof: Proof
  readonly verdict: Verdict
}

export interface Look<C extends Called> {
  readonly proven: readonly Proven<C>[]
  /** They may guard what follows. */
  readonly listings: FreshListings
}

/**
 * Looks at what calls have changed until that is as sure as it will get, and
 * changes nothing itself. After a break it waits for the source to come back:
 * what is found then is worth more than an "unknown" at once. Not for ever: it
 * may be gone. What listings do not show is looked at again until they have had
 * the time to show it, whether the call was answered or failed: they may lag
 * behind, and a failure may hide a success.
 */
export async function proveCalls<C extends Called>(
  target: OperationTarget,
  called: readonly C[],
  lag: ListingLag,
): Promise<Look<C>> {
  const calledMs = performance.now()
  const patience = AbortSignal.timeout(REOPEN_WITHIN_MS)
  if (called.some(({ action, callError }) => callError?.kind === 'offline' && !action.isProvedByReply))
    await target.whenOpen(patience)
  let pauseMs = lag.firstPauseMs
  let hasReopened = false
  let last: Look<C> | null = null
  for (;;) {
    const askedMs = performance.now()
    const now: Look<C> = await look(target, called, last)
    last = now
    const isOffline = now.proven.some(
      ({ proof }) => proof.kind === 'unlisted' && proof.error.kind === 'offline',
    )
    if (isOffline && !hasReopened) {
      hasReopened = true
      await target.whenOpen(patience)
      continue
    }
    if (now.proven.every(hasShown)) {
      lag.note(askedMs - calledMs)
    }
    const waitMs = isOffline ? 0 : Math.max(...now.proven.map(one => doubtMs(one, lag)))
    const leftMs = calledMs + waitMs - askedMs
    if (leftMs <= 0) return now
    await setTimeout(Math.min(pauseMs, leftMs))
    pauseMs *= 2
  }
}

function hasShown({ call: { action, callError }, proof }: Proven<Called>): boolean {
  return callError === null && proof.kind === 'done' && !action.isProvedByReply
}

/** How long after its call a look may still be an old one. */
function doubtMs({ call: { action, callError }, proof }: Proven<Called>, lag: ListingLag): number {
  if (action.isProvedByReply) return 0
  if (proof.kind === 'done' || (callError !== null && !isOutcomeUnknown(callError))) return 0
  // A half is looked into where it is, and not where a listing says that it was.
  return proof.kind === 'partial' && callError !== null ? lag.doubtMs : lag.settleMs
}

async function look<C extends Called>(
  target: OperationTarget,
  called: readonly C[],
  before: Look<C> | null,
): Promise<Look<C>> {
  const listings = new FreshListings(target)
  const proven: Proven<C>[] = []
  for (const [at, call] of called.entries()) {
    const proof = surer(before?.proven[at]?.proof, await proofOf(call.action, listings))
    proven.push({ call, proof, verdict: verdictOf(call.action, call.callError, proof) })
  }
  return { proven, listings }
}

async function proofOf(action: Action, listings: FreshListings): Promise<Proof> {
  try {
    return await action.prove(listings)
  } catch (thrown) {
    return { kind: 'unlisted', error: errorOf(thrown) }
  }
}

/** A look that failed takes nothing away from what an earlier one has decided. */
function surer(before: Proof | undefined, now: Proof): Proof {
  const isDecided = before?.kind === 'done' || before?.kind === 'unclear'
  return now.kind === 'unlisted' && isDecided ? before : now
}

export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  return { kind: 'bug', ...say('own-fault'), detail: String(thrown) }
}

export type Verdict =
  | ({ readonly state: 'done' } & Pick<Partial<Step>, 'recordId' | 'to' | 'toIds' | 'newTitle'>)
  | { readonly state: 'failed' | 'unknown'; readonly error: AppError }

/**
 * What became of a step, from how its call ended and what listings show after
 * it. Listings win over the reply in both directions: an OK proves nothing
 * (section 5), and a lost reply may hide a success.
 */
export function verdictOf(action: Action, callError: AppError | null, proof: Proof): Verdict {
  switch (proof.kind) {
    case 'done':
      if (callError !== null && isOthers(action, callError)) return { state: 'failed', error: callError }
      // It is where it should be, and the source says that something of it is left over.
      if (callError?.kind === 'partial' && action.action === 'move')
        return { state: 'failed', error: callError }
      if (callError !== null && action.shape === 'copying-content') return incompleteCopy(action, callError)
      return {
        state: 'done',
        ...(proof.recordId === undefined ? {} : { recordId: proof.recordId }),
        ...proof.arrival,
      }
    case 'unchanged':
      return callError === null ? silentlyNothing(action) : failedCall(action, callError)
    case 'partial':
      return { state: 'failed', error: withDetail('partial', proof, callError) }
    case 'unclear':
      return { state: 'unknown', error: withDetail('unknown-outcome', proof, callError) }
    case 'unlisted':
      return verdictWithoutProof(action, callError, proof.error)
    default:
      return assertNever(proof)
  }
}

/** When the listings themselves failed, only a call that surely did nothing has a certain end. */
function verdictWithoutProof(action: Action, callError: AppError | null, proofError: AppError): Verdict {
  if (callError !== null && !isOutcomeUnknown(callError)) return { state: 'failed', error: callError }
  // Nothing is to be listed there any more; in whose inventory it was done is what matters.
  if (callError?.said?.code === 'account-changed-meanwhile' && action.shape !== 'moving-content') {
    return { state: 'unknown', error: callError }
  }
  const error = withDetail('unknown-outcome', unchecked(action, callError !== null), callError ?? proofError)
  return { state: 'unknown', error }
}

/**
 * The service surely did nothing: what is made there, or gone, is another
 * client's work, and none that an undo may take back. A moved record is where it
 * should be, whoever brought it there.
 */
function isOthers({ action }: Action, callError: AppError): boolean {
  return action !== 'move' && !isOutcomeUnknown(callError)
}

function failedCall(action: Action, callError: AppError): Verdict {
  // The engine asks its own picture of the folder, which may be an old one (section 5, MakeDir).
  const isHidden = action.action === 'make-folder' && callError.kind === 'conflict'
  if (isHidden) return { state: 'failed', error: { ...callError, ...say('name-hidden', action.name) } }
  if (!isOutcomeUnknown(callError)) return { state: 'failed', error: callError }
  if (callError.kind !== 'unknown-outcome') return { state: 'failed', error: callError }
  // The service may still be at work: it was we who stopped waiting. A stalled engine makes the folder
  // when it goes on (section 5, MakeDir).
  const late = action.action === 'make-folder' ? say('folder-may-come', action.name) : {}
  return { state: 'unknown', error: { ...callError, ...late } }
}

/** A folder is moved content first: what has left is under a path that no listing shows yet. */
function unchecked({ name, shape }: Action, hasFailed: boolean): Sentence {
  if (shape === 'moving-content')
    return say(hasFailed ? 'sent-move-unchecked' : 'accepted-move-unchecked', name)
  return say(hasFailed ? 'sent-unchecked' : 'accepted-unchecked', name)
}

function silentlyNothing(action: Action): Verdict {
  return { state: 'failed', error: { kind: 'cloud', ...say('not-changed-after-all', action.name) } }
}

function incompleteCopy(action: Action, callError: AppError): Verdict {
  return { state: 'failed', error: withDetail('partial', say('copy-broken-off', action.name), callError) }
}

function withDetail(kind: AppError['kind'], { message, said }: Sentence, cause: AppError | null): AppError {
  if (cause === null) return { kind, message, said }
  return { kind, message, said, detail: cause.detail ?? cause.message }
}
