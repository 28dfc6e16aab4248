import type {
  ConnectionServer,
  PingRequest,
  PingResponse,
} from '../../src-wire/gen/resonite_io/v1/connection.ts'
import { type CallContext, serve } from '../call.ts'
import { nowNanos } from '../clock.ts'

export function connectionService(context: CallContext): ConnectionServer {
  const ping = async (request: PingRequest): Promise<PingResponse> => ({
    message: request.message,
    serverUnixNanos: nowNanos(),
  })
  return { ping: serve(context, { service: 'Connection', method: 'Ping' }, ping) }
}
