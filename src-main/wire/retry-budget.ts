/** When half of these are used up by refusals, nothing is asked again until calls are answered. */
const TOKENS = 20
/** How much of a token an answer gives back. */
const TOKEN_OF_ANSWER = 0.2

/** Whether asking again is of use: not while hardly anything but refusals comes. */
export class RetryBudget {
  #tokens = TOKENS

  get allows(): boolean {
    return this.#tokens > TOKENS / 2
  }

  answered(): void {
    this.#tokens = Math.min(TOKENS, this.#tokens + TOKEN_OF_ANSWER)
  }

  refused(): void {
    this.#tokens = Math.max(0, this.#tokens - 1)
  }
}
