import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { type ConnectionState, type DeepPartial, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { accessDenied, cancelled, GatewayRefusal, notFound, offline, said } from '../kit/refusal.ts'
import { S3Fault } from './wire/s3-fault.ts'

/** What a fault of the service is in the contract; anything else is thrown on. `title`: of what was asked for. */
export function refusalOf(thrown: unknown, title = ''): unknown {
  if (!(thrown instanceof S3Fault)) return thrown
  const { kind, message, facts } = thrown
  switch (kind) {
    case 'cancelled':
      return cancelled()
    case 'unreachable':
    case 'timed-out':
    case 'faulted':
      return offline(message)
    case 'wrong-secret':
      return new GatewayRefusal(status.UNAUTHENTICATED, Reason.REASON_WRONG_PASSWORD, message)
    case 'forbidden':
      return accessDenied(message)
    case 'not-found':
      return notFound(title)
    case 'throttled':
      return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_THROTTLED, message, {
        retryAfterMs: facts.retryAfterMs ?? 0,
      })
    case 'too-large':
      return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_TOO_LARGE, message)
    case 'not-a-service':
    case 'broken-reply':
      return new GatewayRefusal(status.FAILED_PRECONDITION, Reason.REASON_INCOMPATIBLE, message)
    case 'no-such-bucket':
    case 'clock-skew':
    case 'redirected':
    case 'precondition':
    case 'conflict':
    case 'not-implemented':
    case 'archived':
    case 'failed':
      return said(message)
  }
}

/** What a fault says about the connection; null where it says nothing. */
export function stateOf({ kind, message }: S3Fault): DeepPartial<ConnectionState> | null {
  switch (kind) {
    case 'unreachable':
    case 'timed-out':
    case 'faulted':
      return { reach: Reach.REACH_OFFLINE, reason: Reason.REASON_OFFLINE, said: message }
    case 'wrong-secret':
      return { reach: Reach.REACH_AUTH_FAILED, reason: Reason.REASON_WRONG_PASSWORD, said: message }
    case 'no-such-bucket':
    case 'clock-skew':
    case 'redirected':
      return { reach: Reach.REACH_OFFLINE, reason: Reason.REASON_SAID, said: message }
    case 'not-a-service':
      return { reach: Reach.REACH_INCOMPATIBLE, reason: Reason.REASON_INCOMPATIBLE, said: message }
    case 'forbidden':
    case 'not-found':
    case 'broken-reply':
    case 'throttled':
    case 'precondition':
    case 'conflict':
    case 'not-implemented':
    case 'archived':
    case 'too-large':
    case 'cancelled':
    case 'failed':
      return null
  }
}
