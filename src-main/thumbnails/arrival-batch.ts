import type { ThumbnailArrival } from '../../src-shared/ipc/contract'

/** Long enough to gather what was read together, short enough to be in the next frame. */
const GATHER_MS = 4
const MAX_IN_BATCH = 100
const MAX_BATCH_CHARACTERS = 4_000_000

/** Collects arrivals and hands them over in batches. */
export class ArrivalBatch {
  readonly #publish: (arrivals: readonly ThumbnailArrival[]) => void
  readonly #waiting: ThumbnailArrival[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(publish: (arrivals: readonly ThumbnailArrival[]) => void) {
    this.#publish = publish
  }

  add(arrivals: readonly ThumbnailArrival[]): void {
    if (arrivals.length === 0) return
    this.#waiting.push(...arrivals)
    if (this.#timer === null) this.#timer = setTimeout(() => this.#flush(), GATHER_MS)
  }

  /** Takes back what was not handed over yet. */
  takeBack(): readonly ThumbnailArrival[] {
    return this.#waiting.splice(0)
  }

  #flush(): void {
    this.#timer = null
    const batch: ThumbnailArrival[] = []
    let characters = 0
    while (this.#waiting.length > 0 && batch.length < MAX_IN_BATCH && characters < MAX_BATCH_CHARACTERS) {
      const next = this.#waiting.shift()
      if (next === undefined) break
      characters += next.kind === 'picture' ? next.dataUrl.length : 0
      batch.push(next)
    }
    if (batch.length > 0) this.#publish(batch)
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#flush(), GATHER_MS)
  }
}
