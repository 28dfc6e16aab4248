import { setTimeout } from 'node:timers/promises'
import { type AppError, AppFailure } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation } from '../../../src-shared/model/operation'
import { say } from '../../../src-shared/sentences'
import { folderOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import type { OperationTarget } from '../look/inventory-calls'
import { refusedError } from '../look/refused-error'
import type { Action } from './action'
import type { Job } from './job'
import type { OperationLog } from './operation-log'
import type { PlannedAction } from './planned-action'
import type { RememberedDates } from './remembered-dates'
import { type Verdict, verdictOf, verdictWithoutProof } from './verdict'

const REOPEN_WITHIN_MS = 20_000
/** When an OK that was not confirmed is looked at again. */
export const SETTLE_MS: readonly number[] = [400, 1_200]
/** How long calls of one group may lean on the same listings. */
const ROUND_MS = 1_000
const MAX_IN_ROUND = 200

export interface RunParts {
  readonly job: Job
  readonly log: OperationLog
  readonly target: OperationTarget
  readonly planned: readonly PlannedAction[]
  readonly dates: RememberedDates
  readonly nowMs: () => number
  readonly settleMs: readonly number[]
}

/** One call of the plan, with its place in it. */
interface Call {
  readonly index: number
  readonly action: Action
  readonly reverses: readonly string[]
}

interface Called extends Call {
  readonly callError: AppError | null
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
  const { job, log } = parts
  const { called, isGood: wasGood } = await callRound(parts, round, listings)
  if (called.length === 0) return { isGood: wasGood, count: 0, listings, journalError: null }
  const proven = await proveRound(parts, called)
  let isGood = wasGood
  const reversed: string[] = []
  for (const [at, { index, action, reverses }] of called.entries()) {
    const verdict = proven.verdicts[at]
    job.addAffected(affectedBy(action))
    if (verdict?.state === 'done') {
      job.setStep(index, 'done', verdict.recordId === undefined ? {} : { recordId: verdict.recordId })
      reversed.push(...reverses)
    } else if (verdict !== undefined) {
      job.setStep(index, verdict.state, { error: verdict.error })
      isGood = false
    }
  }
  const journalError = tried(() => {
    // First: a program that ends in between would else offer to take them back once more.
    if (reversed.length > 0) log.setReversed(reversed)
    log.saveSteps(
      job.operation,
      round.map(({ index }) => index),
    )
    parts.dates.flush()
  })
  return { isGood, count: called.length, listings: proven.listings, journalError }
}

/** Guards and calls until one fails, the round is old, or somebody cancels. */
async function callRound(
  { job, log, nowMs }: RunParts,
  round: readonly Call[],
  listings: FreshListings,
): Promise<{ readonly called: readonly Called[]; readonly isGood: boolean }> {
  const called: Called[] = []
  let startedMs = 0
  for (const call of round) {
    const { index, action } = call
    if (job.isCancelled) break
    job.setStep(index, 'checking')
    const error = (await guard(action, listings)) ?? (called.length === 0 ? announce(job, log, round) : null)
    if (error !== null) {
      job.setStep(index, error.kind === 'refused' ? 'refused' : 'failed', { error })
      return { called, isGood: false }
    }
    if (called.length === 0) startedMs = nowMs()
    job.setStep(index, 'running')
    const callError = await outcomeOfCall(action)
    job.setStep(index, 'proving')
    called.push({ ...call, callError })
    if (callError !== null || nowMs() - startedMs > ROUND_MS) break
  }
  return { called, isGood: true }
}

/** The journal knows of every call before it goes out. */
function announce(job: Job, log: OperationLog, round: readonly Call[]): AppError | null {
  return tried(() =>
    log.announce(
      job.operation,
      round.map(({ index }) => index),
    ),
  )
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

interface Proven {
  readonly verdicts: readonly Verdict[]
  readonly listings: FreshListings
}

/**
 * After a break the proof waits for the source to come back: what is found
 * then is worth more than an "unknown" at once. Not for ever: it may be gone. An
 * OK that no listing confirms is looked at again a moment later: the cloud's
 * listings may lag behind its answers.
 */
async function proveRound({ target, settleMs }: RunParts, called: readonly Called[]): Promise<Proven> {
  const patience = AbortSignal.timeout(REOPEN_WITHIN_MS)
  if (called.at(-1)?.callError?.kind === 'offline') await target.whenOpen(patience)
  const pauses = [...settleMs]
  let hasReopened = false
  for (;;) {
    const { isOffline, ...proven } = await look(target, called)
    const isDoubtful = called.some(
      ({ callError }, at) => callError === null && proven.verdicts[at]?.state !== 'done',
    )
    if (isOffline && !hasReopened) {
      hasReopened = true
      await target.whenOpen(patience)
      continue
    }
    const pauseMs = isDoubtful && !isOffline ? pauses.shift() : undefined
    if (pauseMs === undefined) return proven
    await setTimeout(pauseMs)
  }
}

async function look(
  target: OperationTarget,
  called: readonly Called[],
): Promise<Proven & { readonly isOffline: boolean }> {
  const listings = new FreshListings(target.calls)
  const verdicts: Verdict[] = []
  let isOffline = false
  for (const { action, callError } of called) {
    try {
      verdicts.push(verdictOf(action, callError, await action.prove(listings)))
    } catch (thrown) {
      const error = errorOf(thrown)
      isOffline ||= error.kind === 'offline'
      verdicts.push(verdictWithoutProof(action, callError, error))
    }
  }
  return { verdicts, listings, isOffline }
}

function affectedBy(action: Action): readonly InventoryPath[] {
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

export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  return { kind: 'bug', ...say('own-fault'), detail: String(thrown) }
}
