import { type AppError, isOutcomeUnknown } from '../../src-shared/errors'
import { assertNever } from '../../src-shared/result'
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
      if (callError !== null && action.shape === 'copying-content') return incompleteCopy(action, callError)
      return { state: 'done', ...(proof.recordId === undefined ? {} : { recordId: proof.recordId }) }
    case 'unchanged':
      return callError === null ? silentlyNothing(action) : failedCall(action, callError)
    case 'partial':
      return { state: 'failed', error: withDetail('partial', proof.message, callError) }
    case 'unclear':
      return { state: 'unknown', error: withDetail('unknown-outcome', proof.message, callError) }
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
  const said = callError === null ? 'was accepted by the service' : 'was sent to the service'
  const message = `The change of “${action.name}” ${said}, but what became of it could not be checked.${resumeHint(action)}`
  return { state: 'unknown', error: withDetail('unknown-outcome', message, callError ?? proofError) }
}

function failedCall(action: Action, callError: AppError): Verdict {
  if (!isOutcomeUnknown(callError)) return { state: 'failed', error: callError }
  // The service may still be at work: it was we who stopped waiting.
  return { state: callError.kind === 'unknown-outcome' ? 'unknown' : 'failed', error: callError }
}

/** A folder is moved content first: what has left is under a path that no listing shows yet. */
export const RESUME_HINT =
  ' Part of its content may not be shown until the move is finished. Trying again finishes it.'

function resumeHint(action: Action): string {
  return action.shape === 'moving-content' ? RESUME_HINT : ''
}

function silentlyNothing(action: Action): Verdict {
  const message = `The service said yes, but “${action.name}” has not changed.`
  return { state: 'failed', error: { kind: 'cloud', message } }
}

function incompleteCopy(action: Action, callError: AppError): Verdict {
  const message = `The copy of “${action.name}” was broken off and may lack entries in its folders.`
  return { state: 'failed', error: withDetail('partial', message, callError) }
}

function withDetail(kind: AppError['kind'], message: string, cause: AppError | null): AppError {
  if (cause === null) return { kind, message }
  return { kind, message, detail: cause.detail ?? cause.message }
}
