import {
  type ChannelCredentials,
  type ChannelOptions,
  Client,
  connectivityState,
  credentials,
  logVerbosity,
  setLogVerbosity,
} from '@grpc/grpc-js'
import { isLoopbackName } from './host-name'
import { type KeepAlive, keepAliveOptions, PATIENT } from './keep-alive'
import { loopbackTarget } from './loopback-target'
import { leavesThisComputer, remoteOf } from './source-address'

/**
 * A listing has no paging and no limit: 100,000 entries weigh 20 MB, and the
 * default is 4 MiB (section 1). Also what a compressed reply may become.
 */
const MAX_LISTING_MEBIBYTES = 256

/** A picture weighs some KB; larger ones than are shown are still received, to be able to say how large they are. */
export const MAX_PICTURE_REPLY_MEBIBYTES = 32

const OPTIONS: ChannelOptions = {
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.min_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 2_000,
  // Subchannels are shared by address otherwise, with the back-off of an earlier, dead server.
  'grpc.use_local_subchannel_pool': 1,
  // What is asked again is for the gate to say (`call-gate.ts`); a change is never sent twice.
  'grpc.enable_retries': 0,
  // A name server must not tell Satchel to send changes twice.
  'grpc.service_config_disable_resolution': 1,
  // A proxy named by the environment would be sent everything in clear that is meant for this computer.
  'grpc.enable_http_proxy': 0,
}

// What gRPC prints when GRPC_TRACE or GRPC_VERBOSITY ask for it holds names of entries.
setLogVerbosity(logVerbosity.NONE)

export interface ClientOptions {
  readonly encrypted?: ChannelCredentials | undefined
  /** Larger replies are broken off. */
  readonly maxReplyMebibytes?: number
  readonly keepAlive?: KeepAlive
}

/** A client for all services behind one address; connects with its first call. */
export function openClient(address: string, options: ClientOptions = {}): Client {
  const { encrypted, maxReplyMebibytes = MAX_LISTING_MEBIBYTES, keepAlive = PATIENT } = options
  if (encrypted === undefined && leavesThisComputer(address)) {
    throw new Error('Nothing leaves this computer without encryption.')
  }
  return new Client(targetOf(address), encrypted ?? credentials.createInsecure(), {
    ...OPTIONS,
    ...keepAliveOptions(keepAlive),
    'grpc.max_receive_message_length': maxReplyMebibytes * 1024 * 1024,
  })
}

function targetOf(address: string): string {
  const remote = remoteOf(address)
  return remote !== null && isLoopbackName(remote.host) ? loopbackTarget(remote.host, remote.port) : address
}

/**
 * Calls `listener` each time the connection leaves the state "ready": it broke,
 * or it went idle. Which of the two only a call can tell. Returns the way to stop.
 */
export function watchConnection(client: Client, listener: () => void): () => void {
  let isWatching = true
  const channel = client.getChannel()
  const watch = (): void => {
    const before = channel.getConnectivityState(false)
    if (before === connectivityState.SHUTDOWN) return
    channel.watchConnectivityState(before, Number.POSITIVE_INFINITY, error => {
      if (!isWatching || error) return
      const now = channel.getConnectivityState(false)
      if (before === connectivityState.READY && now !== connectivityState.SHUTDOWN) listener()
      watch()
    })
  }
  watch()
  return () => {
    isWatching = false
  }
}
