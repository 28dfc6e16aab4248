/** Starts in one minute: more means that it cannot live here, and trying on would only burn power. */
const MAX_STARTS_A_MINUTE = 5
const MINUTE_MS = 60_000
const FIRST_WAIT_MS = 200

/** A process that was started, as far as its keeper needs it. */
export interface StartedProcess {
  /** It has ended, however. */
  onEnd(listener: () => void): void
  kill(): void
}

export interface KeptProcessParts<P extends StartedProcess> {
  /** May throw. */
  readonly start: () => P
  readonly nowMs: () => number
  readonly log: (line: string) => void
  /** It was started, perhaps anew, and knows nothing yet. */
  readonly onStart: (started: P) => void
  /** It is not there any more; `isTooOften`: and will not be back at once. */
  readonly onEnd: (isTooOften: boolean) => void
}

/**
 * A process that is started anew when it ends, at most five times a minute: then
 * it stays away until the minute is over.
 */
export class KeptProcess<P extends StartedProcess> {
  readonly #parts: KeptProcessParts<P>
  #started: P | null = null
  #startsMs: readonly number[] = []
  #timer: NodeJS.Timeout | null = null
  #isWanted = false

  constructor(parts: KeptProcessParts<P>) {
    this.#parts = parts
  }

  /** Null while there is none. */
  get started(): P | null {
    return this.#started
  }

  start(): void {
    if (this.#isWanted) return
    this.#isWanted = true
    this.#launch()
  }

  /** Synchronous: it runs while the program quits. */
  stop(): void {
    this.#isWanted = false
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const started = this.#started
    this.#started = null
    started?.kill()
  }

  #launch(): void {
    this.#timer = null
    const { start, nowMs, onStart, log } = this.#parts
    this.#startsMs = [...this.#startsMs.filter(atMs => atMs > nowMs() - MINUTE_MS), nowMs()]
    try {
      const started = start()
      this.#started = started
      started.onEnd(() => this.#ended(started))
      onStart(started)
    } catch (thrown) {
      log(`index: not started: ${String(thrown)}`)
      this.#started = null
      this.#startLater()
    }
  }

  #ended(ended: P): void {
    if (this.#started !== ended) return
    this.#started = null
    if (this.#isWanted) this.#startLater()
  }

  #startLater(): void {
    const { nowMs, onEnd } = this.#parts
    const [first] = this.#startsMs
    const isTooOften = this.#startsMs.length >= MAX_STARTS_A_MINUTE && first !== undefined
    const waitMs = isTooOften ? first + MINUTE_MS - nowMs() : FIRST_WAIT_MS
    this.#timer = setTimeout(() => this.#launch(), waitMs)
    onEnd(isTooOften)
  }
}
