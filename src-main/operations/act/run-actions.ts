import { type AppError, isOutcomeUnknown } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { CallProgress, Operation } from '../../../src-shared/model/operation'
import { folderOf } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { OperationTarget } from '../look/inventory-calls'
import type { ProvenChange } from '../look/proven-changes'
import { refusedError } from '../look/refused-error'
import type { Settling } from '../look/settling'
import type { Action, ActionFacts, PlannedAction, Proof } from './action'
import { CallWidth } from './call-width'
import type { Job } from './job'
import type { Begun, OperationLog } from './operation-log'
import { type Called, errorOf, proveCalls } from './prove-calls'
import { provenChange } from './proven-change'
import { WATCH_EVERY_MS, watchCall } from './watch-call'

const MAX_IN_ROUND = 200

export interface RunParts extends Omit<RoundParts, 'width'> {
  readonly planned: readonly PlannedAction[]
}

/**
 * Runs a plan: guards, call, proof. Calls of one group go on one round of
 * listings, a few at a time and for a second at most, and the next round proves
 * them all. The first that is not done stops it: nothing new begins then, what is
 * out with it is waited for and proved, and what follows was never started and
 * stays `queued`. `planned` are the listings that the plan was made from: nothing
 * was called since, so they may guard the first round.
 */
export async function runActions(parts: RunParts, planned: FreshListings): Promise<Operation> {
  const { job } = parts
  const calls = parts.planned.flatMap((one, index): readonly Call[] =>
    one.kind === 'call' ? [{ index, action: one.action, reverses: one.role.reverses ?? [] }] : [],
  )
  const width = new CallWidth()
  let listings = planned
  for (let next = 0; next < calls.length && !job.isCancelled; ) {
    const round = roundFrom(calls, next)
    const outcome = await runRound({ ...parts, width }, round, listings)
    if (outcome.journalError !== null) return job.finish(outcome.journalError)
    if (!outcome.isGood) break
    next += outcome.count
    listings = outcome.listings
  }
  return job.finish()
}

function roundFrom(calls: readonly Call[], start: number): readonly Call[] {
  const first = calls[start]
  if (first === undefined || first.action.group === null) return calls.slice(start, start + 1)
  let end = start + 1
  while (end < start + MAX_IN_ROUND && calls[end]?.action.group === first.action.group) end += 1
  return calls.slice(start, end)
}

interface RoundOutcome {
  readonly isGood: boolean
  /** How many were called. */
  readonly count: number
  /** Those that proved it; they may guard what follows. */
  readonly listings: FreshListings
  /** What was done could not be written down: nothing more may be begun. */
  readonly journalError: AppError | null
}

async function runRound(
  parts: RoundParts,
  round: readonly Call[],
  listings: FreshListings,
): Promise<RoundOutcome> {
  const { called, isGood } = await callRound(parts, round, listings)
  if (called.length === 0) return { isGood, count: 0, listings, journalError: null }
  // From here on no cancel may cut a look off.
  parts.job.setState('proving')
  parts.log.noteCalled(called.map(({ begun }) => begun))
  const { proven, listings: after } = await proveCalls(parts.target, called, parts.settling.lag)
  const { job, log } = parts
  const changes: ProvenChange[] = []
  for (const { call, proof, verdict } of proven) {
    const { state, ...facts } = verdict
    if (job.isCancelled && isTakenBack(call, proof)) job.setStep(call.index, 'queued')
    else job.setStep(call.index, state, facts)
    job.addAffected(affectedBy({ ...call.action, ...call.action.ends?.(), ...facts }))
    if (verdict.state !== 'done') continue
    if (verdict.recordId) call.action.made?.meet(verdict.recordId)
    const change = provenChange(call.action, verdict)
    if (change !== null) changes.push(change)
  }
  parts.settling.note(changes)
  const done = proven.filter(({ verdict }) => verdict.state === 'done')
  const journalError = tried(() =>
    log.conclude(
      job.operation,
      round.map(({ index }) => index),
      done.flatMap(({ call }) => call.reverses),
      proven.map(({ call, proof }) => ({ ...call, findings: proof })),
    ),
  )
  // The cloud turned it away, and nobody looked (section 5, Remove): one refusal, however many calls were out.
  if (proven.some(({ call, proof }) => call.callError === null && proof.kind === 'unchanged'))
    tried(() => parts.target.calls.noteRefusal())
  return {
    isGood: isGood && done.length === called.length,
    count: called.length,
    listings: after,
    journalError,
  }
}

/** It never went out, or the source has stopped it and all is as it was. */
function isTakenBack({ callError }: Called, { kind }: Proof): boolean {
  return callError?.kind === 'cancelled' && (kind === 'unchanged' || !isOutcomeUnknown(callError))
}

function affectedBy(action: ActionFacts): readonly InventoryPath[] {
  const ends = [action.from, action.to].filter(path => path !== null)
  const parents = ends.map(folderOf)
  const hasContent = action.entryKind === 'folder' && action.action !== 'make-folder'
  return hasContent ? [...parents, ...ends] : parents
}

function tried(write: () => void): AppError | null {
  try {
    write()
    return null
  } catch (thrown) {
    return errorOf(thrown)
  }
}

/** How long calls of one group may lean on the same listings. */
const ROUND_MS = 1_000

interface RoundParts {
  readonly job: Job
  readonly log: OperationLog
  readonly target: OperationTarget
  readonly width: CallWidth
  readonly nowMs: () => number
  readonly settling: Settling
  /** How often it is looked how far a call has come. */
  readonly watchEveryMs?: number | undefined
}

/** One call of the plan, with its place in it. */
interface Call {
  readonly index: number
  readonly action: Action
  readonly reverses: readonly string[]
}

interface EndedCall extends Call, Called {
  readonly begun: Begun | null
}

/** What was called of a round, in the order in which it went out. */
interface CalledRound {
  readonly called: readonly EndedCall[]
  /** False where a guard refused, the journal failed, or somebody cancelled. */
  readonly isGood: boolean
}

/**
 * Guards and calls, a few at a time, until one of them fails, the round is old, or
 * somebody cancels: nothing new begins then, and what is out is waited for.
 */
async function callRound(
  parts: RoundParts,
  round: readonly Call[],
  listings: FreshListings,
): Promise<CalledRound> {
  const calls = new RoundOfCalls(parts, round)
  let isGood = true
  for (const call of round) {
    await calls.hasRoom()
    if (!calls.goesOn) break
    isGood = await calls.begin(call, listings)
    if (!isGood) break
  }
  return { called: await calls.ended(), isGood }
}

class RoundOfCalls {
  readonly #parts: RoundParts
  readonly #round: readonly Call[]
  readonly #out = new Set<Promise<void>>()
  readonly #begun: Promise<EndedCall>[] = []
  #startedMs = 0
  #hasFailed = false

  constructor(parts: RoundParts, round: readonly Call[]) {
    this.#parts = parts
    this.#round = round
  }

  /** Resolves when one more may go out. */
  async hasRoom(): Promise<void> {
    while (this.#out.size >= this.#parts.width.calls) await Promise.race(this.#out)
  }

  get goesOn(): boolean {
    const { job, nowMs } = this.#parts
    const isOld = this.#begun.length > 0 && nowMs() - this.#startedMs > ROUND_MS
    return !job.isCancelled && !this.#hasFailed && !isOld
  }

  /** Answers false where nothing may go out after it, this one included. */
  async begin(call: Call, listings: FreshListings): Promise<boolean> {
    const { job } = this.#parts
    const { index, action } = call
    job.setStep(index, 'checking')
    const refusal = await guard(action, listings)
    // While it was looked at, one that was out may have failed, and a cancel comes whenever it comes.
    if (this.#hasFailed || job.isCancelled) {
      job.setStep(index, 'queued')
      return false
    }
    if (refusal === null) job.setStep(index, 'checking', action.ends?.())
    const noted = refusal === null ? this.#note(action) : { error: refusal, begun: null }
    if (noted.error !== null) {
      const { error } = noted
      job.setStep(index, error.kind === 'refused' ? 'refused' : 'failed', { error })
      return false
    }
    this.#send(call, noted.begun)
    return true
  }

  /** All that went out, once it is over. */
  ended(): Promise<readonly EndedCall[]> {
    return Promise.all(this.#begun)
  }

  /** The journal knows of every call before it goes out. */
  #note(action: Action): { readonly error: AppError | null; readonly begun: Begun | null } {
    const { job, log } = this.#parts
    try {
      if (this.#begun.length === 0)
        log.announce(
          job.operation,
          this.#round.map(({ index }) => index),
        )
      return { error: null, begun: action.atRisk === undefined ? null : log.begin(action.atRisk()) }
    } catch (thrown) {
      return { error: errorOf(thrown), begun: null }
    }
  }

  #send(call: Call, begun: Begun | null): void {
    if (this.#begun.length === 0) this.#startedMs = this.#parts.nowMs()
    const ended = this.#call(call).then(callError => ({ ...call, callError, begun }))
    this.#begun.push(ended)
    const out = ended.then(() => void this.#out.delete(out))
    this.#out.add(out)
  }

  async #call({ index, action }: Call): Promise<AppError | null> {
    const { job, target, settling, watchEveryMs, width } = this.#parts
    // What is in it was looked through before: how much there is to do is known at once.
    const total = action.progress === undefined ? 0 : (action.atRisk?.().content.length ?? 0)
    job.setStep(index, 'running', total > 0 ? { progress: { done: 0, total } } : {})
    const tell = (progress: CallProgress): void => job.setStep(index, 'running', { progress })
    const endHearing = action.hear?.(tell)
    const stop = (): void => action.stop?.()
    job.untilCancelled.addEventListener('abort', stop, { once: true })
    const endWatch = watchCall(action, { target, everyMs: watchEveryMs ?? WATCH_EVERY_MS, tell })
    const callError = await outcomeOfCall(action, job.untilCancelled)
    endWatch()
    endHearing?.()
    job.untilCancelled.removeEventListener('abort', stop)
    job.setStep(index, 'proving')
    this.#hasFailed ||= callError !== null
    if (callError === null) width.answered()
    const accepted = callError === null ? provenChange(action, {}) : null
    if (accepted !== null) settling.noteAccepted(accepted)
    return callError
  }
}

async function guard(action: Action, listings: FreshListings): Promise<AppError | null> {
  try {
    const refusal = await action.check(listings)
    return refusal === null ? null : refusedError(refusal)
  } catch (thrown) {
    return errorOf(thrown)
  }
}

async function outcomeOfCall(action: Action, unsent: AbortSignal): Promise<AppError | null> {
  try {
    await action.call(unsent)
    return null
  } catch (thrown) {
    return errorOf(thrown)
  }
}
