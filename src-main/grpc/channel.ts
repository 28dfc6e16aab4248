import { type ChannelOptions, Client, connectivityState, credentials } from '@grpc/grpc-js'

const OPTIONS: ChannelOptions = {
  // A listing has no paging and no limit: 100,000 entries weigh 20 MB, the default is 4 MiB (section 1).
  'grpc.max_receive_message_length': -1,
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.min_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 2_000,
  // Subchannels are shared by address otherwise, with the back-off of an earlier, dead server.
  'grpc.use_local_subchannel_pool': 1,
  // Reads are retried by whoever asked for them, mutations never.
  'grpc.enable_retries': 0,
}

/** A client for all services behind one address; connects with its first call. */
export function openClient(address: string): Client {
  return new Client(address, credentials.createInsecure(), OPTIONS)
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
