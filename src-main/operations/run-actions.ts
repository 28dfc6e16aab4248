import { type AppError, AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import type { Action } from './action'
import { FreshListings } from './fresh-listings'
import type { OperationTarget } from './inventory-calls'
import type { Job } from './job'
import { folderOf } from './locate'
import { refusedError } from './refused-error'
import { type Verdict, verdictOf, verdictWithoutProof } from './verdict'

const REOPEN_WITHIN_MS = 20_000
const MAX_PROOFS = 2

/**
 * Runs actions one after the other: guards, call, proof. Stops at the first
 * that is not done; what follows was never started and stays `queued`.
 * `planned` are the listings that the plan was made from: nothing was called
 * since, so they guard the first step.
 */
export async function runActions(
  job: Job,
  target: OperationTarget,
  actions: readonly Action[],
  planned: FreshListings,
): Promise<Operation> {
  let listings = planned
  for (const [index, action] of actions.entries()) {
    job.setStep(index, 'checking')
    const error = await guard(action, listings)
    if (error !== null) {
      job.setStep(index, error.kind === 'refused' ? 'refused' : 'failed', { error })
      break
    }
    job.setStep(index, 'running')
    const callError = await outcomeOfCall(action)
    job.setStep(index, 'proving')
    const { verdict, listings: after } = await prove(target, action, callError)
    listings = after
    job.addAffected(affectedBy(action))
    if (verdict.state !== 'done') {
      job.setStep(index, verdict.state, { error: verdict.error })
      break
    }
    job.setStep(index, 'done', verdict.recordId === undefined ? {} : { recordId: verdict.recordId })
  }
  return job.finish()
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
  readonly verdict: Verdict
  readonly listings: FreshListings
}

/**
 * After a break the proof waits for the source to come back: what is found
 * then is worth more than an "unknown" at once. Not for ever: it may be gone.
 */
async function prove(target: OperationTarget, action: Action, callError: AppError | null): Promise<Proven> {
  const patience = AbortSignal.timeout(REOPEN_WITHIN_MS)
  if (callError?.kind === 'offline') await target.whenOpen(patience)
  for (let attempt = 1; ; attempt++) {
    const listings = new FreshListings(target.calls)
    try {
      return { verdict: verdictOf(action, callError, await action.prove(listings)), listings }
    } catch (thrown) {
      const error = errorOf(thrown)
      if (error.kind !== 'offline' || attempt === MAX_PROOFS)
        return { verdict: verdictWithoutProof(action, callError, error), listings }
    }
    await target.whenOpen(patience)
  }
}

function affectedBy(action: Action): readonly InventoryPath[] {
  const parents = [folderOf(action.to), ...(action.from === null ? [] : [folderOf(action.from)])]
  if (action.shape === 'whole') return parents
  return [...parents, action.to, ...(action.from === null ? [] : [action.from])]
}

export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  return { kind: 'bug', ...say('own-fault'), detail: String(thrown) }
}
