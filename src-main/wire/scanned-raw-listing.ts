import { titlePart } from '../../src-shared/domain/names'
import type { Addressing } from '../../src-shared/model/capabilities'
import { ENTRY_KINDS, type Entry, type EntryKind } from '../../src-shared/model/entry'
import type { Incomplete } from '../../src-shared/model/incomplete'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import { factsAt, packPieces, stringAt, titleAt } from '../../src-wire/listing-packer'
import type { ScannedListing } from '../../src-wire/listing-scanner'
import type { RawListing } from './gateway'

const NAME = 0
const RECORD_ID = 1
const ASSET_URI = 2

/** A scanned reply as the port shows it: strings are decoded on demand. */
export class ScannedRawListing implements RawListing {
  readonly count: number
  readonly byteLength: number
  readonly bytes: Uint8Array
  readonly listedAtMs: number
  readonly addressing: Addressing
  readonly folderId: string | null
  readonly folderPath: string | null
  readonly incomplete: Incomplete | null
  readonly #scan: ScannedListing

  constructor(scan: ScannedListing, listedAtMs: number) {
    this.#scan = scan
    this.count = scan.count
    this.byteLength = scan.bytes.length
    this.bytes = scan.bytes
    this.listedAtMs = listedAtMs
    this.addressing = scan.addressing
    this.folderId = scan.says.folderId
    this.folderPath = scan.says.folderPath
    this.incomplete = scan.says.incomplete
  }

  nameAt(index: number): string {
    return stringAt(this.#scan, index, NAME)
  }

  titleAt(index: number): string {
    return titleAt(this.#scan, index) ?? this.nameAt(index)
  }

  recordIdAt(index: number): string {
    return stringAt(this.#scan, index, RECORD_ID)
  }

  kindAt(index: number): EntryKind {
    return ENTRY_KINDS[this.#scan.kinds[index] ?? ENTRY_KINDS.length] ?? 'unknown'
  }

  entryAt(index: number): Entry {
    const modifiedMs = this.#scan.modifiedMs[index] ?? Number.NaN
    const name = this.nameAt(index)
    const title = titleAt(this.#scan, index) ?? name
    const facts = factsAt(this.#scan, index)
    const deletion = this.#scan.deletions.get(index)
    const denied = this.#scan.denied.get(index)
    return {
      recordId: this.recordIdAt(index),
      name,
      ...titlePart({ name, title }),
      kind: this.kindAt(index),
      assetUri: stringAt(this.#scan, index, ASSET_URI),
      isPublic: this.#scan.isPublic[index] === 1,
      modifiedMs: Number.isNaN(modifiedMs) ? null : modifiedMs,
      ...(facts === null ? {} : { facts }),
      ...(deletion === undefined ? {} : { deletion }),
      ...(denied === undefined ? {} : { denied }),
    }
  }

  entries(): readonly Entry[] {
    return Array.from({ length: this.count }, (_, index) => this.entryAt(index))
  }

  pieces(maxEntries: number): Iterable<PackedEntries> {
    return packPieces(this.#scan, maxEntries)
  }
}
