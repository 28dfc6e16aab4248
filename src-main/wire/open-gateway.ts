import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Source } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import { POLITE, UNHURRIED } from './call-gate'
import type { Gateway } from './gateway'
import { type GatewayOptions, GrpcGateway } from './grpc-gateway'
import { problemOfRemote } from './remote-problem'
import { socketPathOf } from './socket-address'
import { isSocketGone, noAnswer, problemOfSocket } from './socket-check'
import { distrustOfSocket } from './socket-trust'
import { hostOf, isSocketAddress } from './source-address'
import { tlsCredentials } from './tls-credentials'

interface OpenOptions extends Pick<GatewayOptions, 'onFailure'> {
  /** A person trusts it although others can write to it. */
  readonly isAccepted: boolean
}

/**
 * Opens a source and makes sure that an inventory answers there. Each way to
 * be unusable has a sentence of its own: a socket that others can write to
 * (unless the person accepted that), those of `socket-check.ts`, a server that
 * accepts and stays silent, one that does not speak gRPC, one without an
 * inventory. At most 6 s; shorter by the signal.
 */
export async function openGateway(
  source: Source,
  { isAccepted, onFailure }: OpenOptions,
  signal?: AbortSignal,
): Promise<Gateway> {
  const path = isSocketAddress(source.address) ? socketPathOf(source.address) : null
  // Ours by birth: in a folder that we have just made.
  if (path !== null && source.origin !== 'built-in' && !isAccepted) await refuseUntrusted(path)
  const found = path === null ? null : await problemOfSocket(path)
  if (found !== null) throw new AppFailure(found)
  const rules = source.origin === 'built-in' ? UNHURRIED : POLITE
  const encrypted = source.tls === undefined ? undefined : await tlsCredentials(source.tls)
  const gateway = new GrpcGateway(source.address, { rules, encrypted, onFailure })
  try {
    await gateway.ping(signal)
    const described = gateway.describe(signal).then(
      () => null,
      (thrown: unknown) => ({ thrown }),
    )
    // Asked at the same time, but this says best what is wrong.
    const lack = await gateway.lackOfInventory(signal)
    const failed = lack === null ? await described : null
    if (failed !== null) throw failed.thrown
    if (lack === null) return gateway
    throw new AppFailure(lack)
  } catch (thrown) {
    gateway.close()
    throw path === null ? rewordedRemote(thrown, source) : reworded(thrown, path)
  }
}

/** One that nobody listens on any more is not worth a warning; another user's is not even touched. */
async function refuseUntrusted(path: string): Promise<void> {
  const distrust = await distrustOfSocket(path)
  if (distrust === null) return
  const { isForeign, ...error } = distrust
  if (isForeign || !(await isSocketGone(path))) throw new AppFailure(error)
}

function rewordedRemote(thrown: unknown, source: Source): unknown {
  if (!(thrown instanceof AppFailure)) return thrown
  return new AppFailure(problemOfRemote(thrown.error, hostOf(source.address), source.tls !== undefined))
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
