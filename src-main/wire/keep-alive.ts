import type { ChannelOptions, Client } from '@grpc/grpc-js'
import { ConnectionService } from '../../src-wire/gen/resonite_io/v1/connection'
import { callUnary } from './unary-call'

/** How soon a connection that has gone silent under a call is given up. */
export interface KeepAlive {
  /** Quiet for so long, the other end is asked for a sign of life. */
  readonly afterMs: number
  /** And has so long to give one. */
  readonly withinMs: number
}

/**
 * A call without a deadline must not wait for a connection that nobody serves
 * any more: a tunnel that lost its other end, a laptop that slept, a network
 * that was changed close nothing. 35 s, because whoever only holds its breath
 * must not be given up: Kestrel answers such pings without the game's own
 * threads, collecting garbage or loading a world takes seconds, and giving up a
 * folder move that still runs breaks it in its middle (section 5, Move).
 */
export const PATIENT: KeepAlive = { afterMs: 15_000, withinMs: 20_000 }

/** HTTP/2 pings, only while a call is under way: between calls the status poll asks. */
export function keepAliveOptions({ afterMs, withinMs }: KeepAlive): ChannelOptions {
  return {
    'grpc.keepalive_time_ms': afterMs,
    'grpc.keepalive_timeout_ms': withinMs,
    'grpc.keepalive_permit_without_calls': 0,
  }
}

/**
 * Asks the service for a word, again and again, while `work` goes on: servers
 * that are strict about pings (gRPC's own in C and Go: GOAWAY "too_many_pings"
 * for a third within five minutes) count only those since they last sent
 * something. Kestrel does not count. What is answered is of no matter.
 */
export async function withHeartbeat<T>(
  client: Client,
  { afterMs }: KeepAlive,
  work: () => Promise<T>,
): Promise<T> {
  const beatMs = afterMs / 2
  const timer = setInterval(() => {
    callUnary(client, ConnectionService.ping, { message: 'satchel' }, { deadlineMs: beatMs }).catch(() => {})
  }, beatMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
