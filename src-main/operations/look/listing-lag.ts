import { setTimeout } from 'node:timers/promises'

/** How long a look waits for listings to show what was done. */
export interface SettleTimes {
  /** The first pause; each further one is twice as long. */
  readonly firstMs: number
  /** Nothing counts as unchanged earlier than that after its call. */
  readonly leastMs: number
  readonly mostMs: number
}

/** The service's listings were seen to be up to 5 s late. */
export const SETTLE_TIMES: SettleTimes = { firstMs: 400, leastMs: 7_000, mostMs: 20_000 }

/** A listing that lags once by so much may lag by this many times as much. */
const MARGIN = 3

/**
 * How late the listings of one inventory are, as far as it was seen: each change
 * that was proved tells how long that took. What a listing does not show is no
 * proof until it has had the time to show it.
 */
export class ListingLag {
  readonly #times: SettleTimes
  #seenMs: number | null = null

  constructor(times: SettleTimes) {
    this.#times = times
  }

  /** A change was shown so long after its call had ended. */
  note(lagMs: number): void {
    this.#seenMs = Math.max(this.#seenMs ?? 0, lagMs)
  }

  /** After which a look may say that nothing has changed. */
  get settleMs(): number {
    return Math.min(this.#times.mostMs, Math.max(this.#times.leastMs, this.#learntMs(this.#seenMs ?? 0)))
  }

  /** After which a look may say that something is odd: as long as that while nothing was learnt yet. */
  get doubtMs(): number {
    return this.#seenMs === null ? this.settleMs : Math.min(this.settleMs, this.#learntMs(this.#seenMs))
  }

  /** Between the first look after a call and the second; each further pause is twice as long. */
  get firstPauseMs(): number {
    return this.#times.firstMs
  }

  /**
   * Looks until what is seen is sure, or listings have had the time to show it
   * since `calledMs`. Answers what was seen last. With `doubt` a wrong answer does
   * no harm; `unlearnt` is for calls of which nobody knows when they ended.
   */
  async until<T>(
    calledMs: number,
    look: () => Promise<T>,
    isSure: (seen: T) => boolean,
    how: 'settle' | 'doubt' | 'unlearnt' = 'settle',
  ): Promise<T> {
    for (let pauseMs = this.firstPauseMs; ; pauseMs *= 2) {
      const askedMs = performance.now()
      const seen = await look()
      if (isSure(seen)) {
        if (how !== 'unlearnt') this.note(askedMs - calledMs)
        return seen
      }
      const leftMs = calledMs + (how === 'doubt' ? this.doubtMs : this.settleMs) - askedMs
      if (leftMs <= 0) return seen
      await setTimeout(Math.min(pauseMs, leftMs))
    }
  }

  /** Resolves when listings show what was so at that moment. */
  async settled(sinceMs: number, signal?: AbortSignal): Promise<void> {
    const leftMs = this.leftMs(sinceMs)
    if (leftMs > 0) await this.pause(leftMs, signal)
  }

  /** Ends early when it is aborted; whatever is asked next fails of that. */
  async pause(ms: number, signal?: AbortSignal): Promise<void> {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {})
  }

  /** Zero and less: it is settled. */
  leftMs(sinceMs: number): number {
    return sinceMs + this.settleMs - performance.now()
  }

  /** The same, for what is doubted by no failure: only the lag that was seen counts, where one was. */
  likelyLeftMs(sinceMs: number): number {
    const waitMs = this.#seenMs === null ? this.settleMs : Math.min(this.settleMs, MARGIN * this.#seenMs)
    return sinceMs + waitMs - performance.now()
  }

  #learntMs(seenMs: number): number {
    return MARGIN * seenMs + 4 * this.#times.firstMs
  }
}
