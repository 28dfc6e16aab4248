import type { Journal, MovedEntry, RememberedDate } from '../journal/journal'
import type { Subtree } from '../look/subtree'

export interface DateChange {
  readonly recordId: string
  readonly beforeMs: number | null
  readonly afterMs: number | null
}

/**
 * The service gives every record that it moves the date of the move; the
 * earlier one is what people sort by. It holds until the service
 * says yet another date: then the entry was really changed.
 */
export class RememberedDates {
  readonly #journal: Journal
  readonly #inventory: string
  #pending: RememberedDate[] = []

  constructor(journal: Journal, inventory: string) {
    this.#journal = journal
    this.#inventory = inventory
  }

  /** Kept in mind until `take`. */
  note(changes: readonly DateChange[]): void {
    const known = this.#journal.dates(this.#inventory)
    for (const { recordId, beforeMs, afterMs } of changes) {
      if (beforeMs === afterMs) continue
      const modifiedMs = dateOf(known.get(recordId), beforeMs)
      this.#pending.push({ recordId, modifiedMs, resetToMs: afterMs })
    }
  }

  /** All that was noted and is to be written now. */
  take(): readonly RememberedDate[] {
    const dates = this.#pending
    this.#pending = []
    return dates
  }
}

/** What a move has done to the dates of a folder's content. */
export function dateChanges(before: readonly MovedEntry[], after: Subtree): readonly DateChange[] {
  const dates = new Map(after.entries.map(({ recordId, modifiedMs }) => [recordId, modifiedMs]))
  return before.map(({ recordId, modifiedMs }) => {
    return { recordId, beforeMs: modifiedMs, afterMs: dates.get(recordId) ?? modifiedMs }
  })
}

/** The date to show for an entry of which the service says `listedMs`. */
export function dateOf(remembered: RememberedDate | undefined, listedMs: number | null): number | null {
  return remembered !== undefined && remembered.resetToMs === listedMs ? remembered.modifiedMs : listedMs
}

const resets = new WeakMap<ReadonlyMap<string, RememberedDate>, ReadonlySet<number | null>>()

/** Every date that the service gave instead of a remembered one. */
export function resetDatesOf(dates: ReadonlyMap<string, RememberedDate>): ReadonlySet<number | null> {
  const known = resets.get(dates)
  if (known !== undefined) return known
  const found = new Set([...dates.values()].map(({ resetToMs }) => resetToMs))
  resets.set(dates, found)
  return found
}
