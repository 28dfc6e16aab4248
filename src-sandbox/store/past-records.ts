import type { StoredRecord } from './stored-record.ts'

interface Change {
  readonly atMs: number
  readonly recordId: string
  /** Undefined: there was none. */
  readonly before: StoredRecord | undefined
}

/** Listings may lag so far behind. */
export const mostLagMs = 10_000

/** What records were before they were changed, for as long as a listing may still show it. */
export class PastRecords {
  #changes: Change[] = []

  note(recordId: string, before: StoredRecord | undefined): void {
    const atMs = performance.now()
    const [oldest] = this.#changes
    if (oldest !== undefined && oldest.atMs < atMs - 2 * mostLagMs) {
      this.#changes = this.#changes.filter(change => change.atMs >= atMs - mostLagMs)
    }
    this.#changes.push({ atMs, recordId, before })
  }

  /** The children of a folder as they were then; `now` are those that it has. */
  childrenAt(
    atMs: number,
    owner: string,
    parent: string,
    now: readonly StoredRecord[],
  ): readonly StoredRecord[] {
    const then = new Map<string, StoredRecord | undefined>()
    for (const change of this.#changes) {
      if (change.atMs > atMs && !then.has(change.recordId)) then.set(change.recordId, change.before)
    }
    const back = [...then.values()].filter(
      (record): record is StoredRecord => record?.owner === owner && record.parent === parent,
    )
    return [...now.filter(({ recordId }) => !then.has(recordId)), ...back]
  }

  forget(): void {
    this.#changes = []
  }
}
