import type { RowId } from '../kit/row-id'

export interface KeptScroll {
  readonly offsetPx: number
  /** What had the focus then, seen or not: as long as it has it, nothing needs to come into view. */
  readonly focus: RowId | null
}

const MAX_KEPT = 200

/** How each folder and view of a browser was scrolled: going back finds it so. */
export class ScrollMemory {
  readonly #kept = new Map<string, KeptScroll>()

  keep(key: string, scroll: KeptScroll): void {
    // Put at the end again, so that the oldest goes first.
    this.#kept.delete(key)
    this.#kept.set(key, scroll)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }

  of(key: string): KeptScroll | null {
    return this.#kept.get(key) ?? null
  }
}
