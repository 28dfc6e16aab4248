import { type AppError, AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../inventory/gateway'
import { GrpcGateway } from './grpc-gateway'
import { socketPathOf } from './socket-address'
import { noAnswer, problemOfSocket } from './socket-check'

/**
 * Opens a source and makes sure that an inventory answers there. Each way to
 * be unusable has a sentence of its own: those of `socket-check.ts`, a server
 * that accepts and stays silent, one that does not speak gRPC, one without an
 * inventory. At most 6 s; shorter by the signal.
 */
export async function openGateway(address: string, signal?: AbortSignal): Promise<Gateway> {
  const path = socketPathOf(address)
  const found = await problemOfSocket(path)
  if (found !== null) throw new AppFailure(found)
  const gateway = new GrpcGateway(address)
  try {
    await gateway.ping(signal)
    if (await gateway.hasInventory(signal)) return gateway
    throw new AppFailure(tooOld(path))
  } catch (thrown) {
    gateway.close()
    throw reworded(thrown, path)
  }
}

function reworded(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof AppFailure)) return thrown
  const { kind, detail } = thrown.error
  // The socket accepted a moment ago, so a transport that breaks at once is another protocol.
  if (kind === 'offline') return new AppFailure(notGrpc(path, detail))
  return kind === 'cloud' ? new AppFailure(noAnswer(path, detail)) : thrown
}

function notGrpc(path: string, detail?: string): AppError {
  return {
    kind: 'offline',
    ...say('not-grpc', path),
    ...(detail === undefined ? {} : { detail }),
  }
}

function tooOld(path: string): AppError {
  return { kind: 'server-too-old', ...say('no-inventory', path) }
}
