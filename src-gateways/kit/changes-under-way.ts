import { status } from '@grpc/grpc-js'
import { GatewayRefusal, stopped } from './refusal.ts'

/** Changes that have begun, so that they can be asked to stop: by the id of what they are about. */
export class ChangesUnderWay {
  readonly #stops = new Map<string, Set<AbortController>>()

  /** `act` with a signal that is also aborted when somebody wants it to stop. */
  async run<T>(id: string, signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController()
    const stops = this.#stops.get(id) ?? new Set()
    this.#stops.set(id, stops.add(stop))
    try {
      const either = AbortSignal.any([signal, stop.signal])
      either.throwIfAborted()
      return await act(either)
    } catch (thrown) {
      throw stop.signal.aborted && isByStop(thrown, stop.signal) ? stopped() : thrown
    } finally {
      stops.delete(stop)
      if (stops.size === 0) this.#stops.delete(id)
    }
  }

  /** Each ends by itself, stopped or done: this waits for none. */
  stop(id: string): void {
    // What is new has no id yet.
    if (id === '') return
    for (const stop of this.#stops.get(id) ?? []) stop.abort()
  }
}

/** What failed while it was being stopped is no end of nothing: it says itself what it is. */
function isByStop(thrown: unknown, { reason }: AbortSignal): boolean {
  if (thrown instanceof GatewayRefusal) return thrown.code === status.CANCELLED
  return thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError')
}
