import { AppFailure } from '../../src-shared/errors'
import type { CallArgs, CallName, CallValue, EventName, Events } from '../../src-shared/ipc/contract'
import { PAGE_ID } from './page-id'

let lastCallId = 0

/**
 * Asks main. Throws `AppFailure` with the error that main answered, so that
 * TanStack Query and event handlers see one class of failure. Aborting the
 * signal stops the call in main and the gRPC call behind it.
 */
export async function call<N extends CallName>(
  name: N,
  args: CallArgs<N>,
  signal?: AbortSignal,
  inventory?: string,
): Promise<CallValue<N>> {
  signal?.throwIfAborted()
  const callId = `${PAGE_ID} call-${++lastCallId}`
  const abort = (): void => {
    void window.satchel.call('call.abort', { callId }, `abort-${callId}`)
  }
  signal?.addEventListener('abort', abort, { once: true })
  try {
    const result = await window.satchel.call(name, args, callId, inventory)
    if (result.ok) return result.value
    throw new AppFailure(result.error)
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

/** Asks main about one inventory and no other: fails with `offline` where another one is open. */
export type Ask = <N extends CallName>(
  name: N,
  args: CallArgs<N>,
  signal?: AbortSignal,
) => Promise<CallValue<N>>

/** Empty where no inventory is known yet: then there is none to be mistaken for another. */
export function askAbout(inventory: string): Ask {
  const meant = inventory === '' ? undefined : inventory
  return (name, args, signal) => call(name, args, signal, meant)
}

type Listener<N extends EventName> = (payload: Events[N]) => void

const listeners: { [N in EventName]?: Set<Listener<N>> } = {}

/** Listens to main; returns the function that stops. However many listen, the bridge is asked once per event. */
export function listen<N extends EventName>(name: N, listener: Listener<N>): () => void {
  const known: Set<Listener<N>> | undefined = listeners[name]
  const all = known ?? new Set<Listener<N>>()
  all.add(listener)
  if (!known) {
    Object.assign(listeners, { [name]: all })
    window.satchel.on(name, payload => {
      for (const each of all) each(payload)
    })
  }
  return () => all.delete(listener)
}
