const LOOK_EVERY_MS = 2_000
/** Longer than a busy process is ever late. */
const SLEPT_MS = 10_000

/**
 * Tells when this computer, or this process alone, has slept: a timer that
 * comes much too late by the clock on the wall. A clock that is put right looks
 * the same, which costs one look at the connection. It is due before any
 * deadline of a call that was under way, so whoever fails by one can tell.
 */
export class WakeWatch {
  readonly #onWake: () => void
  #timer: NodeJS.Timeout | null = null

  constructor(onWake: () => void) {
    this.#onWake = onWake
  }

  start(): void {
    let seenAtMs = Date.now()
    this.#timer = setInterval(() => {
      const nowMs = Date.now()
      const hasSlept = nowMs - seenAtMs > SLEPT_MS
      seenAtMs = nowMs
      if (hasSlept) this.#onWake()
    }, LOOK_EVERY_MS)
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }
}
