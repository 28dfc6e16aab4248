const FIRST = 2
/** No more calls of one operation are ever out at once. */
export const MOST_CALLS = 4

/**
 * How many calls of one group may be out at once: two at first, one more for each
 * time that as many were answered, four at most.
 */
export class CallWidth {
  #width = FIRST

  get calls(): number {
    return Math.floor(this.#width)
  }

  /** One was answered with an OK. */
  answered(): void {
    this.#width = Math.min(MOST_CALLS, this.#width + 1 / this.#width)
  }
}
