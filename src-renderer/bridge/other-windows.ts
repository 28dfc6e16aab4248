/** A line on which the windows of the program speak of one thing: all but who speaks hear it. */
export interface Line<T> {
  /** Plain data only. */
  readonly say: (value: T) => void
  readonly close: () => void
}

/**
 * For what windows have in common while they are open and main has no part in: nothing that is said here
 * changes anything. Only pages of ours can listen: they are the only ones of their origin.
 */
export function lineToOtherWindows<T>(about: string, hear: (value: T) => void): Line<T> {
  const channel = new BroadcastChannel(about)
  channel.addEventListener('message', ({ data }: MessageEvent<T>) => hear(data))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
  return { say: value => channel.postMessage(value), close: () => channel.close() }
}
