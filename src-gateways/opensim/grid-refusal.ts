import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { type ConnectionState, type DeepPartial, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { accessDenied, cancelled, GatewayRefusal, offline, said } from '../kit/refusal.ts'
import { GridFault } from './wire/grid-fault'

/** English; the reason chooses the words that people read. */
const EMPTY = 'It answers with nothing: the address is wrong, or the service is still starting.'

/** What a fault of the grid is in the contract; anything else is thrown on. */
export function refusalOf(thrown: unknown): unknown {
  if (!(thrown instanceof GridFault)) return thrown
  switch (thrown.kind) {
    case 'cancelled':
      return cancelled()
    case 'unreachable':
    case 'timed-out':
      return offline(thrown.message)
    case 'empty':
      return new GatewayRefusal(status.UNAVAILABLE, Reason.REASON_LOADING, EMPTY)
    case 'wrong-password':
    case 'needs-password':
      return new GatewayRefusal(status.UNAUTHENTICATED, Reason.REASON_WRONG_PASSWORD, thrown.message)
    case 'forbidden':
      return accessDenied(thrown.message)
    case 'too-large':
      return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_TOO_LARGE, thrown.message)
    case 'not-a-service':
    case 'redirected':
    case 'broken-reply':
      return new GatewayRefusal(status.FAILED_PRECONDITION, Reason.REASON_INCOMPATIBLE, thrown.message)
    case 'failed':
      return said(thrown.message)
  }
}

/** What a fault says about the connection; null where it says nothing. */
export function stateOf({ kind, message }: GridFault): DeepPartial<ConnectionState> | null {
  switch (kind) {
    case 'unreachable':
    case 'timed-out':
      return { reach: Reach.REACH_OFFLINE, reason: Reason.REASON_OFFLINE, said: message }
    case 'empty':
      return { reach: Reach.REACH_LOADING, reason: Reason.REASON_LOADING, said: EMPTY }
    case 'wrong-password':
    case 'needs-password':
      return { reach: Reach.REACH_AUTH_FAILED, reason: Reason.REASON_WRONG_PASSWORD, said: message }
    case 'forbidden':
      return { reach: Reach.REACH_AUTH_FAILED, reason: Reason.REASON_ACCESS_DENIED, said: message }
    case 'not-a-service':
    case 'redirected':
      return { reach: Reach.REACH_INCOMPATIBLE, reason: Reason.REASON_INCOMPATIBLE, said: message }
    case 'cancelled':
    case 'failed':
    case 'too-large':
    case 'broken-reply':
      return null
  }
}
