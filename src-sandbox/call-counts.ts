/** How often each function was called, so that a test can prove that nothing was sent twice. */
export class CallCounts {
  readonly #counts = new Map<string, number>()

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  clear(): void {
    this.#counts.clear()
  }

  all(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts)
  }
}
