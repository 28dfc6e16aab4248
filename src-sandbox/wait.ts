import { setImmediate, setTimeout } from 'node:timers/promises'

/** Simulated slowness that a cancelled call cuts short. */
export async function pause(ms: number | undefined, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (ms !== undefined && ms > 0) await setTimeout(ms, undefined, { signal })
}

/** Lets the wire speak in between, so that a cancellation is heard before the next record. */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate()
  signal.throwIfAborted()
}

/** An engine that never comes back: only the caller's cancellation or deadline ends it. */
export function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(signal.reason)
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
}
