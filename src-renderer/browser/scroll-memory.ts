import type { RowId } from '../kit/row-id'

export interface KeptScroll {
  readonly offsetPx: number
  /** What had the focus then, seen or not: as long as it has it, nothing needs to come into view. */
  readonly focus: RowId | null
}

/** How each folder and view was scrolled, while the window is open: going back finds it so. */
const kept = new Map<string, KeptScroll>()

const MAX_KEPT = 200

export function keepScroll(key: string, scroll: KeptScroll): void {
  // Put at the end again, so that the oldest goes first.
  kept.delete(key)
  kept.set(key, scroll)
  const [oldest] = kept.keys()
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
}

export function keptScroll(key: string): KeptScroll | null {
  return kept.get(key) ?? null
}

/** For another inventory. */
export function forgetScrolls(): void {
  kept.clear()
}
