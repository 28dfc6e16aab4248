import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppFailure } from '../src-shared/errors'
import type { Addressing } from '../src-shared/model/capabilities'
import { type Deletion, type Denied, ENTRY_KINDS, type EntryKind } from '../src-shared/model/entry'
import { say } from '../src-shared/sentences'
import { decodeDeletion, decodeDenied, decodeListingExtras, type ListingSays } from './decode-extras'
import { FactColumns } from './fact-columns'
import { isFact, takeFact, takeFactNumber } from './read-facts'
import { msOfNanos } from './wire-date'
import { WIRE_LENGTH_DELIMITED, WIRE_VARINT, WireFault, WireReader } from './wire-reader'

/** Where the strings of each entry begin and end, three pairs per entry: name, record id, asset uri. */
export const OFFSETS_PER_ENTRY = 6

export interface ScannedListing {
  readonly bytes: Buffer
  readonly count: number
  readonly offsets: Uint32Array
  /** Index into ENTRY_KINDS. */
  readonly kinds: Uint8Array
  readonly isPublic: Uint8Array
  /** NaN where unknown. */
  readonly modifiedMs: Float64Array
  /** Where the titles begin and end, a pair per entry; an end of 0: it has none. Null where no entry has one. */
  readonly titleOffsets: Uint32Array | null
  /** Null where no entry tells any. */
  readonly facts: FactColumns | null
  /** By index; of what lies in a Trash of the source's own. */
  readonly deletions: ReadonlyMap<number, Deletion>
  /** By index; of what may not be done with some of them. */
  readonly denied: ReadonlyMap<number, readonly Denied[]>
  /** `path-and-id` where every entry bears the id that it is met by; an empty folder has nothing to address. */
  readonly addressing: Addressing
  /** Which folder the source says that this is, and whether all of it has arrived. */
  readonly says: ListingSays
}

/** The most entries that one folder may have: ten times what people were seen with. */
export const MAX_ENTRIES = 1_000_000
/**
 * Longer names are cut here, at a whole character. UTF-8 takes at most three
 * bytes per UTF-16 unit, so a cut name is still longer than
 * `MAX_HANDLED_NAME_LENGTH` and is never taken for an address.
 */
const MAX_NAME_BYTES = 16_384
/** Record ids are 38 characters. One cannot be cut or left out: it tells entries apart. */
const MAX_RECORD_ID_BYTES = 1_024
/** Addresses of assets have about 80 characters; the address of a link holds a path. */
const MAX_ASSET_URI_BYTES = 16_384

const NAME = 0
const RECORD_ID = 1

/** Of every message that has extras of ours (satchel/v1/extras.proto). */
const EXTRAS = 1001
const EXTRAS_TITLE = 1
const EXTRAS_ID = 2
const EXTRAS_RIGHTS = 7
const EXTRAS_DELETION = 40
const NO_ID = -1

/** Entries between two looks at the clock; well under a millisecond. */
const ENTRIES_PER_LOOK = 512
/** Longest uninterrupted work, so that main stays responsive. */
const SLICE_MS = 8

const UNKNOWN_KIND = ENTRY_KINDS.indexOf('unknown')
const WIRE_KINDS: readonly EntryKind[] = ['unknown', 'folder', 'object', 'world', 'link', 'unknown']
/** InventoryEntryKind of the wire → index into ENTRY_KINDS; numbers of later versions are `unknown`. */
const KIND_OF_WIRE = Uint8Array.from(WIRE_KINDS, kind => ENTRY_KINDS.indexOf(kind))

/**
 * Finds every entry of an InventoryListing (section 2) without decoding a
 * string, and checks every bound on the way. Works in slices, so that even a
 * million entries do not stop the process. Throws `WireFault` for bytes that
 * break the contract: a listing that was half understood must never pass for
 * a small or empty folder.
 */
export async function scanListing(bytes: Buffer, signal?: AbortSignal): Promise<ScannedListing> {
  const scan = new Scan(bytes)
  let sliceStart = performance.now()
  while (!scan.isAtEnd()) {
    scan.readEntries(ENTRIES_PER_LOOK)
    if (performance.now() - sliceStart > SLICE_MS) {
      await nextTurn()
      signal?.throwIfAborted()
      sliceStart = performance.now()
    }
  }
  return scan.finish()
}

class Scan {
  readonly #bytes: Buffer
  readonly #reader: WireReader
  #count = 0
  #capacity = 256
  #offsets = new Uint32Array(256 * OFFSETS_PER_ENTRY)
  #kinds = new Uint8Array(256)
  #isPublic = new Uint8Array(256)
  #modifiedMs = new Float64Array(256)
  #titleOffsets: Uint32Array | null = null
  #facts: FactColumns | null = null
  readonly #deletions = new Map<number, Deletion>()
  readonly #denied = new Map<number, readonly Denied[]>()
  #says: ListingSays = { folderId: null, folderPath: null, incomplete: null }
  /** How many entries bear an id of their extras. */
  #withId = 0
  /** Where the extras of the entry at hand say its id; fields may come in any order. */
  #idStart = NO_ID
  #idEnd = NO_ID

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#reader = new WireReader(bytes)
  }

  isAtEnd(): boolean {
    return this.#reader.position >= this.#bytes.length
  }

  readEntries(limit: number): void {
    const reader = this.#reader
    const end = this.#bytes.length
    for (let fields = 0; fields < limit && reader.position < end; fields++) {
      const tag = reader.readTag(end)
      if (tag === ((2 << 3) | WIRE_LENGTH_DELIMITED)) this.#readEntry(reader.readLengthEnd(end))
      else if (tag === ((EXTRAS << 3) | WIRE_LENGTH_DELIMITED))
        this.#readListingExtras(reader.readLengthEnd(end))
      else if (tag >>> 3 <= 2 && (tag & 7) !== WIRE_LENGTH_DELIMITED) throw wrongType(tag, reader.position)
      else reader.skip(tag & 7, end)
    }
  }

  finish(): ScannedListing {
    return {
      bytes: this.#bytes,
      count: this.#count,
      offsets: this.#offsets,
      kinds: this.#kinds,
      isPublic: this.#isPublic,
      modifiedMs: this.#modifiedMs,
      titleOffsets: this.#titleOffsets,
      facts: this.#facts,
      deletions: this.#deletions,
      denied: this.#denied,
      addressing: this.#count > 0 && this.#withId === this.#count ? 'path-and-id' : 'path',
      says: this.#says,
    }
  }

  #readListingExtras(end: number): void {
    const start = this.#reader.position
    this.#says = decodeListingExtras(this.#bytes.subarray(start, end), start)
    this.#reader.position = end
  }

  #readEntry(end: number): void {
    if (this.#count === MAX_ENTRIES) throw new AppFailure({ kind: 'too-large', ...say('too-many-entries') })
    if (this.#count === this.#capacity) this.#grow()
    const index = this.#count++
    this.#kinds[index] = UNKNOWN_KIND
    this.#modifiedMs[index] = Number.NaN
    while (this.#reader.position < end) this.#readField(index, end)
    if (this.#idStart !== NO_ID) this.#takeId(index)
  }

  #readField(index: number, end: number): void {
    const reader = this.#reader
    const tag = reader.readTag(end)
    const field = tag >>> 3
    const wireType = tag & 7
    const slot = stringSlot(field)
    if (slot >= 0 && wireType === WIRE_LENGTH_DELIMITED) {
      const stop = reader.readLengthEnd(end)
      const at = index * OFFSETS_PER_ENTRY + slot * 2
      this.#offsets[at] = reader.position
      this.#offsets[at + 1] = this.#endOfString(slot, reader.position, stop)
      reader.position = stop
    } else if (isNumberField(field) && wireType === WIRE_VARINT) {
      reader.readVarint(end)
      this.#takeNumber(index, field, reader.high, reader.low)
    } else if (slot >= 0 || isNumberField(field)) throw wrongType(tag, reader.position)
    else if (field === EXTRAS && wireType === WIRE_LENGTH_DELIMITED) {
      this.#readExtras(index, reader.readLengthEnd(end))
    } else reader.skip(wireType, end)
  }

  #readExtras(index: number, end: number): void {
    const reader = this.#reader
    while (reader.position < end) {
      const tag = reader.readTag(end)
      if ((tag & 7) !== WIRE_LENGTH_DELIMITED) {
        this.#readExtrasNumber(index, tag, end)
        continue
      }
      const stop = reader.readLengthEnd(end)
      if (tag >>> 3 === EXTRAS_TITLE) this.#takeTitle(index, reader.position, stop)
      else if (tag >>> 3 === EXTRAS_ID) {
        this.#idStart = reader.position
        this.#idEnd = stop
      } else if (tag >>> 3 === EXTRAS_DELETION) {
        const start = reader.position
        this.#deletions.set(index, decodeDeletion(this.#bytes.subarray(start, stop), start))
      } else if (tag >>> 3 === EXTRAS_RIGHTS) {
        const denied = decodeDenied(this.#bytes.subarray(reader.position, stop), reader.position)
        if (denied.length > 0) this.#denied.set(index, denied)
      } else if (isFact(tag >>> 3)) takeFact(this.#factsNow(), index, tag >>> 3, stop, reader)
      reader.position = stop
    }
  }

  #readExtrasNumber(index: number, tag: number, end: number): void {
    const reader = this.#reader
    const field = tag >>> 3
    if ((tag & 7) !== WIRE_VARINT || !isFact(field)) {
      reader.skip(tag & 7, end)
      return
    }
    reader.readVarint(end)
    takeFactNumber(this.#factsNow(), index, field, reader.high, reader.low)
  }

  #factsNow(): FactColumns {
    this.#facts ??= new FactColumns(this.#capacity)
    return this.#facts
  }

  #takeTitle(index: number, start: number, stop: number): void {
    this.#titleOffsets ??= new Uint32Array(this.#capacity * 2)
    this.#titleOffsets[index * 2] = start
    this.#titleOffsets[index * 2 + 1] = this.#endOfString(NAME, start, stop)
  }

  /** An id that is not the record's own tells nothing apart: the entry counts as one that has none. */
  #takeId(index: number): void {
    const at = index * OFFSETS_PER_ENTRY + RECORD_ID * 2
    const start = this.#offsets[at] ?? 0
    const end = this.#offsets[at + 1] ?? 0
    const isRecord = this.#bytes.compare(this.#bytes, start, end, this.#idStart, this.#idEnd) === 0
    if (isRecord && end > start) this.#withId += 1
    this.#idStart = NO_ID
  }

  /** Where a string ends for us: names are cut, addresses beyond all sense are left out. */
  #endOfString(slot: number, start: number, stop: number): number {
    const length = stop - start
    if (slot === NAME) return length <= MAX_NAME_BYTES ? stop : this.#startOfCharacter(start + MAX_NAME_BYTES)
    if (slot !== RECORD_ID) return length <= MAX_ASSET_URI_BYTES ? stop : start
    if (length > MAX_RECORD_ID_BYTES) throw new WireFault('a record id is too long', start)
    return stop
  }

  /** At most three steps back: bytes that are no UTF-8 are cut anywhere. */
  #startOfCharacter(at: number): number {
    let position = at
    for (let step = 0; step < 3 && ((this.#bytes[position] ?? 0) & 0xc0) === 0x80; step++) position--
    return position
  }

  #takeNumber(index: number, field: number, high: number, low: number): void {
    if (field === 3) {
      this.#kinds[index] = high === 0 ? (KIND_OF_WIRE[low] ?? UNKNOWN_KIND) : UNKNOWN_KIND
    } else if (field === 6) this.#isPublic[index] = high === 0 && low === 0 ? 0 : 1
    else this.#modifiedMs[index] = msOfNanos(high, low) ?? Number.NaN
  }

  #grow(): void {
    this.#capacity *= 2
    this.#offsets = copyInto(new Uint32Array(this.#capacity * OFFSETS_PER_ENTRY), this.#offsets)
    this.#kinds = copyInto(new Uint8Array(this.#capacity), this.#kinds)
    this.#isPublic = copyInto(new Uint8Array(this.#capacity), this.#isPublic)
    this.#modifiedMs = copyInto(new Float64Array(this.#capacity), this.#modifiedMs)
    this.#facts?.grow(this.#capacity)
    if (this.#titleOffsets !== null) {
      this.#titleOffsets = copyInto(new Uint32Array(this.#capacity * 2), this.#titleOffsets)
    }
  }
}

function copyInto<T extends Uint8Array | Uint32Array | Float64Array>(target: T, source: T): T {
  target.set(source)
  return target
}

/** 0 name, 1 record id, 2 asset uri; -1 for all else. `path` (2) repeats what the caller knows and is skipped. */
function stringSlot(field: number): number {
  if (field === 1) return 0
  if (field === 4) return 1
  return field === 5 ? 2 : -1
}

function isNumberField(field: number): boolean {
  return field === 3 || field === 6 || field === 7
}

function wrongType(tag: number, at: number): WireFault {
  return new WireFault(`field ${tag >>> 3} has wire type ${tag & 7}`, at)
}
