import { connect } from 'node:net'
import { experimental } from '@grpc/grpc-js'

const SCHEME = 'satchel-loopback'
const { registerResolver, splitHostPort, statusOrFromValue } = experimental

/** The tunnel or proxy of a person listens on one of them, or on both. */
const OF_THIS_COMPUTER = ['127.0.0.1', '::1']
const ACCEPT_MS = 1_000

/**
 * The gRPC target for `host` (a name of this computer) and `port`. No name
 * service is asked for it: not the system's, which a stray `hosts` file or a
 * search domain can lead elsewhere, and not gRPC's own, which asks the network
 * when GRPC_NODE_USE_ALTERNATIVE_RESOLVER says so. What is sent there goes
 * unencrypted, so it must not depend on either (RFC 6761, section 6.3).
 */
export function loopbackTarget(host: string, port: number): string {
  return `${SCHEME}:${host}:${port}`
}

class LoopbackResolver implements experimental.Resolver {
  readonly #port: number
  readonly #listener: experimental.ResolverListener
  #isTold = false

  constructor({ path }: experimental.GrpcUri, listener: experimental.ResolverListener) {
    this.#port = splitHostPort(path)?.port ?? 0
    this.#listener = listener
  }

  /** Once is enough: each failure to connect asks again, and an answer would mean trying again at once. */
  updateResolution(): void {
    if (this.#isTold) return
    this.#isTold = true
    void this.#tell()
  }

  /** After a rest gRPC asks anew. */
  destroy(): void {
    this.#isTold = false
  }

  /** Also the name that a certificate has to be made out to. */
  static getDefaultAuthority({ path }: experimental.GrpcUri): string {
    return path
  }

  /** Only what accepts: of several, gRPC reports why the last one failed, which need not be the one that matters. */
  async #tell(): Promise<void> {
    const port = this.#port
    const hosts = await Promise.all(
      OF_THIS_COMPUTER.map(async host => ((await isOpen(host, port)) ? [host] : [])),
    )
    const open = hosts.flat()
    const endpoints = (open.length > 0 ? open : ['127.0.0.1']).map(host => ({ addresses: [{ host, port }] }))
    this.#listener(statusOrFromValue(endpoints), {}, null, '')
  }
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: ACCEPT_MS })
    const finish = (isAccepted: boolean): void => {
      socket.destroy()
      resolve(isAccepted)
    }
    socket.once('connect', () => finish(true))
    socket.once('timeout', () => finish(false))
    socket.once('error', () => finish(false))
  })
}

registerResolver(SCHEME, LoopbackResolver)
