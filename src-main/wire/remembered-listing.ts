import type { Addressing } from '../../src-shared/model/capabilities'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { Incomplete } from '../../src-shared/model/incomplete'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import type { RawListing } from './gateway'

/** The dates to show for records of which the service says other ones; null for unknown, as in `Entry`. */
export interface DatesToShow {
  readonly dateOf: (recordId: string, listedMs: number | null) => number | null
  /** False: no record with this date has another one to show, so none has to be looked up. */
  readonly isReset: (listedMs: number | null) => boolean
}

/** A listing with the dates that entries had before they were moved. Strings are still decoded late. */
export class RememberedListing implements RawListing {
  readonly #listing: RawListing
  readonly #dates: DatesToShow

  constructor(listing: RawListing, dates: DatesToShow) {
    this.#listing = listing
    this.#dates = dates
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

  get addressing(): Addressing {
    return this.#listing.addressing
  }

  get folderId(): string | null {
    return this.#listing.folderId
  }

  get folderPath(): string | null {
    return this.#listing.folderPath
  }

  get incomplete(): Incomplete | null {
    return this.#listing.incomplete
  }

  nameAt(index: number): string {
    return this.#listing.nameAt(index)
  }

  titleAt(index: number): string {
    return this.#listing.titleAt(index)
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
        const listed = piece.modifiedMs[at] ?? Number.NaN
        const listedMs = Number.isNaN(listed) ? null : listed
        // Most dates are as they always were: their ids need no decoding.
        if (!this.#dates.isReset(listedMs)) continue
        piece.modifiedMs[at] = this.#dates.dateOf(this.recordIdAt(start + at), listedMs) ?? Number.NaN
      }
      start += piece.count
      yield piece
    }
  }

  #dated(entry: Entry): Entry {
    const modifiedMs = this.#dates.dateOf(entry.recordId, entry.modifiedMs)
    return modifiedMs === entry.modifiedMs ? entry : { ...entry, modifiedMs }
  }
}
