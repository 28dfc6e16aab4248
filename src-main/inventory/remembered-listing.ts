import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import type { RawListing } from './gateway'

/** The date to show for a record of which the service says another one; null for unknown, as in `Entry`. */
export type DateOf = (recordId: string, listedMs: number | null) => number | null

/** A listing with the dates that entries had before they were moved (needs.md, 0.9). Strings are still decoded late. */
export class RememberedListing implements RawListing {
  readonly #listing: RawListing
  readonly #dateOf: DateOf

  constructor(listing: RawListing, dateOf: DateOf) {
    this.#listing = listing
    this.#dateOf = dateOf
  }

  get count(): number {
    return this.#listing.count
  }

  /** As they came: what the service said, not what is remembered. */
  get bytes(): Uint8Array {
    return this.#listing.bytes
  }

  get byteLength(): number {
    return this.#listing.byteLength
  }

  get listedAtMs(): number {
    return this.#listing.listedAtMs
  }

  nameAt(index: number): string {
    return this.#listing.nameAt(index)
  }

  recordIdAt(index: number): string {
    return this.#listing.recordIdAt(index)
  }

  kindAt(index: number): EntryKind {
    return this.#listing.kindAt(index)
  }

  entryAt(index: number): Entry {
    return this.#dated(this.#listing.entryAt(index))
  }

  entries(): readonly Entry[] {
    return this.#listing.entries().map(entry => this.#dated(entry))
  }

  *pieces(maxEntries: number): Iterable<PackedEntries> {
    let start = 0
    for (const piece of this.#listing.pieces(maxEntries)) {
      for (let at = 0; at < piece.count; at++) {
        const listedMs = piece.modifiedMs[at] ?? Number.NaN
        const shownMs = this.#dateOf(this.recordIdAt(start + at), Number.isNaN(listedMs) ? null : listedMs)
        piece.modifiedMs[at] = shownMs ?? Number.NaN
      }
      start += piece.count
      yield piece
    }
  }

  #dated(entry: Entry): Entry {
    const modifiedMs = this.#dateOf(entry.recordId, entry.modifiedMs)
    return modifiedMs === entry.modifiedMs ? entry : { ...entry, modifiedMs }
  }
}
