import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { type ConnectionState, type DeepPartial, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { cancelled, GatewayRefusal, offline, said } from '../kit/refusal.ts'
import { BotFault } from './wire/bot-fault.ts'

/** Told from other texts; there are no codes (smartbots.md, 2). */
const NO_TRANSFER = /transfer permission not set/i

/** What a fault of the service is in the contract; anything else is thrown on. */
export function refusalOf(thrown: unknown): unknown {
  if (!(thrown instanceof BotFault)) return thrown
  const { kind, message, facts } = thrown
  switch (kind) {
    case 'cancelled':
      return cancelled()
    case 'unreachable':
    case 'timed-out':
    case 'faulted':
      return offline(message)
    case 'refused':
      return NO_TRANSFER.test(message) ? noTransfer(message) : said(message)
    case 'not-known':
      return new GatewayRefusal(status.UNAUTHENTICATED, Reason.REASON_WRONG_PASSWORD, message)
    case 'throttled':
      return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_THROTTLED, message, {
        retryAfterMs: facts.retryAfterMs ?? 0,
      })
    case 'too-large':
      return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_TOO_LARGE, message)
    case 'not-a-service':
    case 'redirected':
    case 'broken-reply':
    case 'foreign-reply':
      return new GatewayRefusal(status.FAILED_PRECONDITION, Reason.REASON_INCOMPATIBLE, message)
  }
}

export const noTransfer = (text: string): GatewayRefusal =>
  new GatewayRefusal(status.PERMISSION_DENIED, Reason.REASON_NO_TRANSFER, text)

/** Of an inventory that the bot is still fetching: nothing that is missing proves anything. */
export const loading = (): GatewayRefusal =>
  new GatewayRefusal(
    status.UNAVAILABLE,
    Reason.REASON_LOADING,
    'The bot is still loading its inventory, which takes about a minute.',
  )

/** What a fault says about the connection; null where it says nothing. */
export function stateOf({ kind, message }: BotFault): DeepPartial<ConnectionState> | null {
  switch (kind) {
    case 'unreachable':
    case 'timed-out':
    case 'faulted':
      return { reach: Reach.REACH_OFFLINE, reason: Reason.REASON_OFFLINE, said: message }
    case 'not-known':
      return { reach: Reach.REACH_AUTH_FAILED, reason: Reason.REASON_WRONG_PASSWORD, said: message }
    case 'not-a-service':
    case 'redirected':
      return { reach: Reach.REACH_OFFLINE, reason: Reason.REASON_INCOMPATIBLE, said: message }
    case 'refused':
    case 'cancelled':
    case 'throttled':
    case 'too-large':
    case 'broken-reply':
    case 'foreign-reply':
      return null
  }
}
