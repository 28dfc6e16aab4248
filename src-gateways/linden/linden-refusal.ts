import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { accessDenied, cancelled, GatewayRefusal, notFound, offline, said } from '../kit/refusal.ts'
import { LindenFault } from './wire/linden-fault'

/** What a fault of the grid is in the contract; anything else is thrown on. */
export function refusalOf(thrown: unknown): unknown {
  if (!(thrown instanceof LindenFault)) return thrown
  const { kind, message, retryAfterMs } = thrown
  switch (kind) {
    case 'cancelled':
      return cancelled()
    case 'unreachable':
    case 'timed-out':
      return offline(message, retryAfterMs)
    case 'busy':
      return new GatewayRefusal(status.UNAVAILABLE, Reason.REASON_THROTTLED, message, { retryAfterMs })
    case 'gone':
    case 'moved':
      return notFound(message)
    case 'forbidden':
      return accessDenied(message)
    case 'too-large':
      return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_TOO_LARGE, message)
    case 'signed-out':
      return new GatewayRefusal(status.UNAUTHENTICATED, Reason.REASON_SIGN_IN_AGAIN, message)
    case 'code-needed':
      return new GatewayRefusal(status.UNAUTHENTICATED, Reason.REASON_NEEDS_TOKEN, message)
    case 'certificate':
    case 'foreign-host':
    case 'redirected':
    case 'broken-reply':
      return new GatewayRefusal(status.FAILED_PRECONDITION, Reason.REASON_INCOMPATIBLE, message)
    case 'bad-request':
    case 'failed':
    case 'said':
    case 'sign-in-refused':
      return said(message)
  }
}

/** Why signing in brought nothing, in a sentence; the service's own words stand as they are. */
export function sentenceOf({ kind, message }: LindenFault): string {
  switch (kind) {
    case 'unreachable':
    case 'timed-out':
      return `The grid isn't reached (${message}).`
    case 'certificate':
      return `The certificate of the grid isn't trusted (${message}).`
    case 'gone':
    case 'broken-reply':
    case 'bad-request':
    case 'redirected':
      return `At this address nobody signs in. ${message}`
    default:
      return message
  }
}
