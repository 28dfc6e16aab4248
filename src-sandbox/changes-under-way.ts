/** Calls that change something and have not ended yet, whether or not anybody still waits for them. */
export class ChangesUnderWay {
  readonly #running = new Set<Promise<unknown>>()

  add(change: Promise<unknown>): void {
    this.#running.add(change)
    const forget = () => void this.#running.delete(change)
    change.then(forget, forget)
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.#running)
  }
}
