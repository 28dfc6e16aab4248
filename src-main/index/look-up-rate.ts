const OVER_MS = 10_000
/** Where nobody counts, thousands go out a second: they are only shown. */
const JOINED_MS = 100

interface Taken {
  readonly atMs: number
  readonly cost: number
}

/** How many records were looked up a second, of late. How many may be is the call gate's to decide. */
export class LookUpRate {
  #taken: readonly Taken[] = []

  /** Call with each listing: what it costs the service. */
  note(cost: number): void {
    const atMs = performance.now()
    const recent = this.#taken.filter(one => one.atMs > atMs - OVER_MS)
    const last = recent.at(-1)
    const isJoined = last !== undefined && atMs - last.atMs < JOINED_MS
    this.#taken = isJoined
      ? [...recent.slice(0, -1), { atMs: last.atMs, cost: last.cost + cost }]
      : [...recent, { atMs, cost }]
  }

  perSecond(): number {
    const sinceMs = performance.now() - OVER_MS
    const sum = this.#taken.reduce((total, { atMs, cost }) => total + (atMs > sinceMs ? cost : 0), 0)
    return sum / (OVER_MS / 1_000)
  }
}
