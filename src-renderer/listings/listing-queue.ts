/** More than main has under way at once, so that it never waits for the window. */
const AT_ONCE = 16

interface Waiting {
  readonly start: () => void
}

/**
 * Whose turn it is to be listed. Opening thousands of folders hands main a few
 * at a time: what a person asks for last comes first, and what is asked for in
 * one go keeps its order, so that neither the next folder nor an operation that
 * proves its steps by listings waits behind all the others.
 */
export class ListingQueue {
  readonly #atOnce: number
  /** By the moment of asking, the latest last. */
  readonly #goes: Waiting[][] = []
  #isGoOpen = false
  #running = 0

  constructor(atOnce = AT_ONCE) {
    this.#atOnce = atOnce
  }

  /** Resolves when it is its turn, with what to do when that is over; rejects at once when it is aborted before. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#running < this.#atOnce) this.#running += 1
    else await this.#wait(signal)
    return () => {
      // Whoever follows takes over the place.
      if (!this.#startNext()) this.#running -= 1
    }
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = this.#go()
      const giveUp = (): void => {
        go.splice(go.indexOf(waiting), 1)
        reject(signal.reason)
      }
      const waiting: Waiting = {
        start: () => {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      go.push(waiting)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }

  #go(): Waiting[] {
    const latest = this.#goes.at(-1)
    if (this.#isGoOpen && latest) return latest
    const go: Waiting[] = []
    this.#goes.push(go)
    this.#isGoOpen = true
    setTimeout(() => {
      this.#isGoOpen = false
    })
    return go
  }

  #startNext(): boolean {
    while (this.#goes.at(-1)?.length === 0) {
      this.#goes.pop()
      this.#isGoOpen = false
    }
    const next = this.#goes.at(-1)?.shift()
    next?.start()
    return next !== undefined
  }
}
