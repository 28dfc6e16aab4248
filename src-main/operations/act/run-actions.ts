import type { AppError } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { CallProgress, Operation } from '../../../src-shared/model/operation'
import { folderOf } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { OperationTarget } from '../look/inventory-calls'
import type { ProvenChange } from '../look/proven-changes'
import { refusedError } from '../look/refused-error'
import type { Settling } from '../look/settling'
import type { Action, ActionFacts, PlannedAction } from './action'
import type { Job } from './job'
import type { Begun, OperationLog } from './operation-log'
import { type Called, errorOf, proveCalls } from './prove-calls'
import { provenChange } from './proven-change'
import { WATCH_EVERY_MS, watchCall } from './watch-call'

/** How long calls of one group may lean on the same listings. */
const ROUND_MS = 1_000
const MAX_IN_ROUND = 200

export interface RunParts {
  readonly job: Job
  readonly log: OperationLog
  readonly target: OperationTarget
  readonly planned: readonly PlannedAction[]
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

/**
 * Runs a plan: guards, call, proof. Calls of one group go one after the other on
 * one round of listings, for a second at most, and the next round proves them
 * all. Stops at the first that is not done; what follows was never started and
 * stays `queued`. `planned` are the listings that the plan was made from: nothing
 * was called since, so they may guard the first round.
 */
export async function runActions(parts: RunParts, planned: FreshListings): Promise<Operation> {
  const { job } = parts
  const calls = parts.planned.flatMap((one, index): readonly Call[] =>
    one.kind === 'call' ? [{ index, action: one.action, reverses: one.role.reverses ?? [] }] : [],
  )
  let listings = planned
  for (let next = 0; next < calls.length && !job.isCancelled; ) {
    const round = roundFrom(calls, next)
    const outcome = await runRound(parts, round, listings)
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
  parts: RunParts,
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
  for (const { call, verdict } of proven) {
    const { state, ...facts } = verdict
    job.setStep(call.index, state, facts)
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
  return {
    isGood: isGood && done.length === called.length,
    count: called.length,
    listings: after,
    journalError,
  }
}

/** Guards and calls until one fails, the round is old, or somebody cancels. */
async function callRound(
  { job, log, target, nowMs, settling, watchEveryMs }: RunParts,
  round: readonly Call[],
  listings: FreshListings,
): Promise<{ readonly called: readonly EndedCall[]; readonly isGood: boolean }> {
  const called: EndedCall[] = []
  let startedMs = 0
  for (const call of round) {
    const { index, action } = call
    if (job.isCancelled) break
    job.setStep(index, 'checking')
    let begun: Begun | null = null
    const refusal = await guard(action, listings)
    if (refusal === null) job.setStep(index, 'checking', action.ends?.())
    const error =
      refusal ??
      tried(() => {
        // The journal knows of every call before it goes out.
        if (called.length === 0)
          log.announce(
            job.operation,
            round.map(one => one.index),
          )
        if (action.atRisk !== undefined) begun = log.begin(action.atRisk())
      })
    if (error?.kind === 'cancelled' && job.isCancelled) {
      job.setStep(index, 'queued')
      return { called, isGood: false }
    }
    if (error !== null) {
      job.setStep(index, error.kind === 'refused' ? 'refused' : 'failed', { error })
      return { called, isGood: false }
    }
    if (called.length === 0) startedMs = nowMs()
    job.setStep(index, 'running')
    const tell = (progress: CallProgress): void => job.setStep(index, 'running', { progress })
    const watching = { target, everyMs: watchEveryMs ?? WATCH_EVERY_MS, tell }
    const callError = await watchCall(action, watching, () => outcomeOfCall(action))
    job.setStep(index, 'proving')
    called.push({ ...call, callError, begun })
    const accepted = callError === null ? provenChange(action, {}) : null
    if (accepted !== null) settling.noteAccepted(accepted)
    if (callError !== null || nowMs() - startedMs > ROUND_MS) break
  }
  return { called, isGood: true }
}

async function guard(action: Action, listings: FreshListings): Promise<AppError | null> {
  try {
    const refusal = await action.check(listings)
    return refusal === null ? null : refusedError(refusal)
  } catch (thrown) {
    return errorOf(thrown)
  }
}

async function outcomeOfCall(action: Action): Promise<AppError | null> {
  try {
    await action.call()
    return null
  } catch (thrown) {
    return errorOf(thrown)
  }
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
