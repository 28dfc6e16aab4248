import type { Addressing } from '../model/capabilities'
import { type Deletion, type Denied, ENTRY_KINDS, type Entry, type EntryProblem } from '../model/entry'
import type { Listing } from '../model/listing'
import type { PackedEntries } from '../model/packed-entries'
import { KeptFacts } from './kept-facts'
import { addressProblem, titlePart } from './names'
import { unpackStrings } from './packed-strings'
import { RowKeys } from './row-keys'
import type { SortColumns } from './sort-columns'
import { TwinFinder } from './twins'

/** The code of 'unknown' in ENTRY_KINDS; also what a code from a newer side means. */
const UNKNOWN_KIND = ENTRY_KINDS.indexOf('unknown')

/** The typed columns start no larger than this, whatever total is announced. */
const MAX_RESERVED = 200_000

/**
 * The entries of one folder, column by column: a hundred thousand objects would
 * cost more to make and to keep than everything else about them. Only ever
 * grows, so earlier listings over the same columns stay true.
 */
export class ListingColumns {
  readonly names: string[] = []
  readonly addressing: Addressing
  readonly #recordIds: string[] = []
  readonly #assetUris: string[] = []
  readonly #keys = new RowKeys()
  /** Null where ids tell twins apart, so that none has to be found. */
  readonly #twins: TwinFinder | null
  /** Null as long as every title is the name: then they cost nothing. */
  #titles: string[] | null = null
  readonly #facts = new KeptFacts()
  readonly #deletions = new Map<number, Deletion>()
  readonly #denied = new Map<number, readonly Denied[]>()
  #kinds: Uint8Array
  #isPublic: Uint8Array
  #modifiedMs: Float64Array

  constructor(expected: number, addressing: Addressing) {
    this.addressing = addressing
    this.#twins = addressing === 'path' ? new TwinFinder() : null
    const capacity = Math.max(16, Math.min(expected, MAX_RESERVED))
    this.#kinds = new Uint8Array(capacity)
    this.#isPublic = new Uint8Array(capacity)
    this.#modifiedMs = new Float64Array(capacity)
  }

  get count(): number {
    return this.names.length
  }

  /** What people see: in the order of the service, as far as entries have arrived. */
  get titles(): readonly string[] {
    return this.#titles ?? this.names
  }

  kinds(): Uint8Array {
    return this.#kinds.subarray(0, this.count)
  }

  get tells(): Listing['tells'] {
    const facts = this.#facts
    return {
      type: facts.tells('type'),
      size: facts.tells('size'),
      created: facts.tells('created'),
      creator: facts.tells('creator') || facts.tells('creatorId'),
      permissions: facts.tells('permissions'),
    }
  }

  /** As far as entries have arrived. */
  sortColumns(): SortColumns {
    const { titles, count } = this
    return {
      titles,
      kinds: this.kinds(),
      isPublic: this.#isPublic.subarray(0, count),
      modifiedMs: this.#modifiedMs.subarray(0, count),
      facts: this.#facts.columns,
    }
  }

  addEntry(entry: Entry): void {
    const index = this.count
    this.#reserve(index + 1)
    this.#kinds[index] = ENTRY_KINDS.indexOf(entry.kind)
    this.#isPublic[index] = entry.isPublic ? 1 : 0
    this.#modifiedMs[index] = entry.modifiedMs ?? Number.NaN
    if (entry.facts !== undefined) this.#facts.add(index, entry.facts)
    if (entry.deletion !== undefined) this.#deletions.set(index, entry.deletion)
    if (entry.denied !== undefined) this.#denied.set(index, entry.denied)
    this.#addStrings(entry.name, entry.title ?? entry.name, entry.recordId, entry.assetUri)
  }

  /** Takes a whole piece or, when its columns disagree, throws before taking anything. */
  addPiece(piece: PackedEntries): void {
    const { count } = piece
    const names = unpackStrings(piece.names, count)
    const titles = piece.titles === undefined ? names : unpackStrings(piece.titles, count)
    const recordIds = unpackStrings(piece.recordIds, count)
    const assetUris = unpackStrings(piece.assetUris, count)
    const shortest = Math.min(piece.kinds.length, piece.isPublic.length, piece.modifiedMs.length)
    if (shortest < count) throw new Error(`A column holds ${shortest} values instead of ${count}.`)
    const start = this.count
    this.#reserve(start + count)
    this.#kinds.set(piece.kinds.subarray(0, count), start)
    this.#isPublic.set(piece.isPublic.subarray(0, count), start)
    this.#modifiedMs.set(piece.modifiedMs.subarray(0, count), start)
    if (piece.facts !== undefined) this.#facts.addPiece(start, count, piece.facts)
    for (const [index, deletion] of piece.deletions ?? []) this.#deletions.set(start + index, deletion)
    for (const [index, denied] of piece.denied ?? []) this.#denied.set(start + index, denied)
    for (let i = 0; i < count; i += 1)
      this.#addStrings(names[i] ?? '', titles[i] ?? '', recordIds[i] ?? '', assetUris[i] ?? '')
  }

  entryAt(index: number): Entry {
    const modifiedMs = this.#modifiedMs[index] ?? Number.NaN
    const name = this.names[index] ?? ''
    const title = this.#titles?.[index] ?? name
    const facts = this.#facts.at(index)
    const deletion = this.#deletions.get(index)
    const denied = this.#denied.get(index)
    return {
      recordId: this.#recordIds[index] ?? '',
      name,
      ...titlePart({ name, title }),
      kind: ENTRY_KINDS[this.#kinds[index] ?? UNKNOWN_KIND] ?? 'unknown',
      assetUri: this.#assetUris[index] ?? '',
      isPublic: this.#isPublic[index] === 1,
      modifiedMs: Number.isNaN(modifiedMs) ? null : modifiedMs,
      ...(facts === null ? {} : { facts }),
      ...(deletion === undefined ? {} : { deletion }),
      ...(denied === undefined ? {} : { denied }),
    }
  }

  keyAt(index: number): string {
    return this.#keys.keyOf(this.#recordIds[index] ?? '', index)
  }

  indexOfKey(key: string): number {
    return this.#keys.indexOf(key)
  }

  problemAt(index: number): EntryProblem | null {
    return this.#twins ? this.#twins.problemOf(index) : addressProblem(this.names[index] ?? '')
  }

  #addStrings(name: string, title: string, recordId: string, assetUri: string): void {
    const index = this.count
    this.#twins?.add(name, index)
    // The same strings, not copies of them.
    if (title !== name) this.#titles ??= [...this.names]
    this.#titles?.push(title)
    this.#keys.add(recordId, index)
    this.names.push(name)
    this.#recordIds.push(recordId)
    this.#assetUris.push(assetUri)
  }

  /** Doubles, so that many small pieces are not copied over and over. */
  #reserve(needed: number): void {
    if (needed <= this.#kinds.length) return
    const capacity = Math.max(needed, this.#kinds.length * 2)
    this.#kinds = grown(new Uint8Array(capacity), this.#kinds)
    this.#isPublic = grown(new Uint8Array(capacity), this.#isPublic)
    const modifiedMs = new Float64Array(capacity)
    modifiedMs.set(this.#modifiedMs)
    this.#modifiedMs = modifiedMs
  }
}

function grown(larger: Uint8Array, smaller: Uint8Array): Uint8Array {
  larger.set(smaller)
  return larger
}
