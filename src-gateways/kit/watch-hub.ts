import {
  ConnectionState,
  type DeepPartial,
  Reach,
  type WatchEvent,
} from '../../src-wire/gen/satchel/v1/source.ts'
import type { Described } from './described.ts'
import type { Sink, TellProgress } from './platform.ts'

/** Whoever falls further behind has to list again anyway. */
const MOST_WAITING = 256
/** Of one change. */
const TELL_EVERY_MS = 200

interface Watcher {
  readonly waiting: WatchEvent[]
  wake: () => void
}

/** What a platform tells, for everybody who watches. Who is slow gets one Reset instead of all he has missed. */
export class WatchHub implements Sink {
  readonly #described: Described
  readonly #onChanged: (folderIds: readonly string[] | null) => void
  readonly #watchers = new Set<Watcher>()
  readonly #ended = new AbortController()
  #state = ConnectionState.fromPartial({ reach: Reach.REACH_CONNECTING })

  constructor(described: Described, onChanged: (folderIds: readonly string[] | null) => void) {
    this.#described = described
    this.#onChanged = onChanged
  }

  readonly state = (state: DeepPartial<ConnectionState>): void => {
    this.#state = ConnectionState.fromPartial(state)
    this.#tell({ state: this.#state })
  }

  readonly changed = (folderIds: readonly string[]): void => {
    if (folderIds.length === 0) return
    this.#onChanged(folderIds)
    this.#tell({ changed: { folders: folderIds.map(id => ({ id, path: '' })) } })
  }

  readonly reset = (): void => {
    this.#onChanged(null)
    this.#tell({ reset: {} })
  }

  /** Of a change that is under way; more than a few a second are left out. */
  readonly progress = (id: string): TellProgress => {
    let toldMs = Number.NEGATIVE_INFINITY
    return ({ done, total }) => {
      const nowMs = performance.now()
      if (nowMs - toldMs < TELL_EVERY_MS) return
      toldMs = nowMs
      this.#tell({ progress: { id, done: BigInt(done), total: BigInt(total) } })
    }
  }

  readonly described = (): void => this.#tell({ description: this.#described.description })

  /** Everybody's stream ends. */
  close(): void {
    this.#ended.abort()
  }

  async *watch(signal: AbortSignal): AsyncGenerator<WatchEvent> {
    const watcher: Watcher = { waiting: [{ state: this.#state }], wake: () => {} }
    const wake = (): void => watcher.wake()
    this.#watchers.add(watcher)
    for (const ending of [signal, this.#ended.signal]) ending.addEventListener('abort', wake)
    try {
      while (!signal.aborted && !this.#ended.signal.aborted) {
        const event = watcher.waiting.shift()
        if (event !== undefined) yield event
        else await new Promise<void>(done => Object.assign(watcher, { wake: done }))
      }
    } finally {
      this.#watchers.delete(watcher)
      for (const ending of [signal, this.#ended.signal]) ending.removeEventListener('abort', wake)
    }
  }

  #tell(event: WatchEvent): void {
    for (const watcher of this.#watchers) {
      if (watcher.waiting.length >= MOST_WAITING) {
        watcher.waiting.splice(0, watcher.waiting.length, { state: this.#state }, { reset: {} })
      } else watcher.waiting.push(event)
      watcher.wake()
    }
  }
}
