import { nextTask } from './next-task'

/** Shorter than a frame, so that a key that was pressed meanwhile is drawn with the next one. */
const SLICE_MS = 8

/** Lets the window live between slices of a longer work, and ends the work when nobody waits for it any more. */
export class Slices {
  readonly #signal: AbortSignal
  #endMs = performance.now() + SLICE_MS

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /** Call often: does nothing until the slice is used up. Throws what the signal was aborted with. */
  async pause(): Promise<void> {
    if (performance.now() < this.#endMs) return
    await nextTask()
    this.#signal.throwIfAborted()
    this.#endMs = performance.now() + SLICE_MS
  }
}
