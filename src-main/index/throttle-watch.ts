const SIGNS = 3
const WITHIN_MS = 60_000
const FIRST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 15 * 60_000

/**
 * The cloud turns requests away without saying so: a folder that the one above
 * lists is "not found" (resonite-io.md, section 3). One may have been deleted a
 * moment ago; three within a minute are a sign, and then nothing is crawled for a
 * minute, twice as long each time, a quarter of an hour at most. One that is never
 * found, however often, is one that no path reaches, and no sign.
 */
export class ThrottleWatch {
  readonly #nowMs: () => number
  /** When each folder was not found last. */
  readonly #signs = new Map<string, number>()
  #pauseMs = 0
  #pausedUntilMs = 0

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
  }

  /** A folder was not found that the folder above shows. */
  note(folder: string): void {
    const nowMs = this.#nowMs()
    for (const [other, atMs] of this.#signs) if (atMs <= nowMs - WITHIN_MS) this.#signs.delete(other)
    this.#signs.set(folder, nowMs)
    if (this.#signs.size >= SIGNS) this.pause()
  }

  /** The cloud said no. */
  pause(): void {
    this.#signs.clear()
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pauseMs * 2))
    this.#pausedUntilMs = this.#nowMs() + this.#pauseMs
  }

  /** It answers again. */
  noteAnswer(): void {
    if (this.leftMs() === 0 && this.#signs.size === 0) this.#pauseMs = 0
  }

  /** A person asks to go on all the same. */
  forget(): void {
    this.#signs.clear()
    this.#pausedUntilMs = 0
  }

  /** Until it may go on. */
  leftMs(): number {
    return Math.max(0, this.#pausedUntilMs - this.#nowMs())
  }
}
