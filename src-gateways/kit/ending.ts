import type { ParentPort } from './parent-port.ts'

/** Longest that one which is still opening has to stop. Milliseconds. */
const OPENING_MS = 5_000

/**
 * The end of a gateway: SIGTERM, SIGINT, a parent that is gone, or its message `{ end: true }`.
 * While it is still opening, whatever takes long hears of it by the signal.
 */
export class Ending {
  readonly #asked = new AbortController()
  #late: NodeJS.Timeout | null = null

  constructor(parent: ParentPort | null) {
    const ask = (): void => {
      this.#late ??= setTimeout(() => process.exit(1), OPENING_MS)
      this.#asked.abort()
    }
    process.once('SIGTERM', ask)
    process.once('SIGINT', ask)
    process.once('disconnect', ask)
    parent?.onMessage(message => {
      if (typeof message === 'object' && message !== null && 'end' in message) ask()
    })
  }

  get signal(): AbortSignal {
    return this.#asked.signal
  }

  /** From now on this is done, once, and then the process ends. */
  ends(end: () => Promise<void>): void {
    const finish = (): void => {
      if (this.#late !== null) clearTimeout(this.#late)
      void end().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    }
    if (this.signal.aborted) finish()
    else this.signal.addEventListener('abort', finish, { once: true })
  }
}
