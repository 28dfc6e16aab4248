/** Pauses before each further look, the last one for good. */
export const LOOK_AGAIN_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

interface Waiting {
  readonly timer: NodeJS.Timeout
  readonly failures: number
}

/**
 * Looks that failed are made again by themselves, later and later, one of each
 * inventory at most: what a banner says must not wait for something else to happen.
 */
export class LookAgain {
  readonly #pausesMs: readonly number[]
  readonly #waiting = new Map<string, Waiting>()

  /** Without any pause nothing is ever looked at again. */
  constructor(pausesMs: readonly number[]) {
    this.#pausesMs = pausesMs
  }

  /** A look at this inventory failed. */
  later(inventory: string, look: () => void): void {
    const failures = this.#waiting.get(inventory)?.failures ?? 0
    const pauseMs = this.#pausesMs[Math.min(failures, this.#pausesMs.length - 1)]
    if (pauseMs === undefined) return
    this.#clear(inventory)
    // Nothing waits at the end of the program for something to be looked at.
    const timer = setTimeout(look, pauseMs).unref()
    this.#waiting.set(inventory, { timer, failures: failures + 1 })
  }

  /** A look has succeeded, or none would reach anything any more. */
  done(inventory: string): void {
    this.#clear(inventory)
    this.#waiting.delete(inventory)
  }

  #clear(inventory: string): void {
    clearTimeout(this.#waiting.get(inventory)?.timer)
  }
}
