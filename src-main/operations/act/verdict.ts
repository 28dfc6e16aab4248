import { type AppError, isOutcomeUnknown } from '../../../src-shared/errors'
import { assertNever } from '../../../src-shared/result'
import { type Sentence, say } from '../../../src-shared/sentences'
import type { Action, Proof } from './action'

export type Verdict =
  | { readonly state: 'done'; readonly recordId?: string }
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
      if (callError !== null && action.shape === 'copying-content') return incompleteCopy(action, callError)
      return { state: 'done', ...(proof.recordId === undefined ? {} : { recordId: proof.recordId }) }
    case 'unchanged':
      return callError === null ? silentlyNothing(action) : failedCall(action, callError)
    case 'partial':
      return { state: 'failed', error: withDetail('partial', proof, callError) }
    case 'unclear':
      return { state: 'unknown', error: withDetail('unknown-outcome', proof, callError) }
    default:
      return assertNever(proof)
  }
}

/** When the listings themselves failed, only a call that surely did nothing has a certain end. */
export function verdictWithoutProof(
  action: Action,
  callError: AppError | null,
  proofError: AppError,
): Verdict {
  if (callError !== null && !isOutcomeUnknown(callError)) return { state: 'failed', error: callError }
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
  if (!isOutcomeUnknown(callError)) return { state: 'failed', error: callError }
  // The service may still be at work: it was we who stopped waiting.
  return { state: callError.kind === 'unknown-outcome' ? 'unknown' : 'failed', error: callError }
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
