export interface LimitBounds {
  readonly first: number
  readonly most: number
}

/** Calls that wait at the service, by the estimate below: fewer invite one more, more than the second ask for fewer. */
const QUEUE_GROWS = 3
const QUEUE_SHRINKS = 6

/** The fastest answer is the fastest of this time and of as long before: networks change. */
const FASTEST_FOR_MS = 30_000

interface Fastest {
  sinceMs: number
  nowMs: number
  beforeMs: number
}

/**
 * How many calls may be under way at once, by how long answers take, as TCP Vegas
 * does it: what is slower than the fastest of its kind was waiting in a queue.
 */
export class AdaptiveLimit {
  readonly #bounds: LimitBounds
  readonly #fastest = new Map<string, Fastest>()
  #limit: number

  constructor(bounds: LimitBounds) {
    this.#bounds = bounds
    this.#limit = bounds.first
  }

  /** A whole number, 1 at least. */
  get calls(): number {
    return Math.floor(this.#limit)
  }

  /** `kind`: calls that should take equally long. `underWay`: calls in all, this one included. */
  answered(kind: string, tookMs: number, underWay: number): void {
    const fastestMs = this.#fastestOf(kind, tookMs)
    const queue = tookMs <= 0 ? 0 : this.#limit * (1 - fastestMs / tookMs)
    // Whoever does not use what there is learns nothing about more.
    if (queue < QUEUE_GROWS && underWay * 2 >= this.#limit) this.#set(this.#limit + 1 / this.#limit)
    else if (queue > QUEUE_SHRINKS) this.#set(this.#limit - 1 / this.#limit)
  }

  refused(): void {
    this.#set(this.#limit / 2)
  }

  #set(limit: number): void {
    this.#limit = Math.min(this.#bounds.most, Math.max(1, limit))
  }

  #fastestOf(kind: string, tookMs: number): number {
    const atMs = performance.now()
    const known = this.#fastest.get(kind)
    if (known === undefined) {
      this.#fastest.set(kind, { sinceMs: atMs, nowMs: tookMs, beforeMs: tookMs })
      return tookMs
    }
    if (atMs - known.sinceMs > FASTEST_FOR_MS) {
      known.beforeMs = known.nowMs
      known.nowMs = tookMs
      known.sinceMs = atMs
    }
    known.nowMs = Math.min(known.nowMs, tookMs)
    return Math.min(known.nowMs, known.beforeMs)
  }
}
