import { entryFacts } from '../src-shared/domain/entry-facts'
import type { Deletion, Denied } from '../src-shared/model/entry'
import type { EntryFacts } from '../src-shared/model/entry-facts'
import type { FactNumber, FactText } from '../src-shared/model/fact-values'
import type { PackedEntries, PackedFacts, PackedStrings } from '../src-shared/model/packed-entries'
import { OFFSETS_PER_ENTRY, type ScannedListing } from './listing-scanner'

/** Bytes of strings in one piece at most, unless a single entry has more: names of 1 MB exist in hostile data. */
const MAX_PIECE_BYTES = 1_048_576

/**
 * The listing as columns, in the order of the service. Every array is fresh:
 * a view on a larger buffer would be cloned with all of it when it is posted.
 */
export function* packPieces(scan: ScannedListing, maxEntries: number): Generator<PackedEntries> {
  for (let from = 0; from < scan.count; ) {
    const to = endOfPiece(scan, from, maxEntries)
    yield packPiece(scan, from, to)
    from = to
  }
}

function endOfPiece(scan: ScannedListing, from: number, maxEntries: number): number {
  const last = Math.min(scan.count, from + maxEntries)
  let bytes = 0
  let to = from
  while (to < last) {
    bytes += lengthOf(scan, to, 0) + lengthOf(scan, to, 1) + lengthOf(scan, to, 2) + titleLengthOf(scan, to)
    bytes += factsLengthOf(scan, to)
    if (bytes > MAX_PIECE_BYTES && to > from) break
    to++
  }
  return to
}

function packPiece(scan: ScannedListing, from: number, to: number): PackedEntries {
  return {
    count: to - from,
    names: packColumn(scan, from, to, 0),
    ...packTitles(scan, from, to),
    recordIds: packColumn(scan, from, to, 1),
    assetUris: packColumn(scan, from, to, 2),
    kinds: scan.kinds.slice(from, to),
    isPublic: scan.isPublic.slice(from, to),
    modifiedMs: scan.modifiedMs.slice(from, to),
    ...packFacts(scan, from, to),
    ...packDeletions(scan, from, to),
    ...packDenied(scan, from, to),
  }
}

function packColumn(scan: ScannedListing, from: number, to: number, slot: number): PackedStrings {
  return packStrings(
    scan,
    scan.offsets.subarray(from * OFFSETS_PER_ENTRY + slot * 2),
    OFFSETS_PER_ENTRY,
    to - from,
  )
}

/** Nothing where every title of the piece is the name. */
function packTitles(scan: ScannedListing, from: number, to: number): { titles?: PackedStrings } {
  const { titleOffsets } = scan
  if (titleOffsets === null) return {}
  const offsets = titleOffsets.slice(from * 2, to * 2)
  let isOther = false
  for (let index = from; index < to; index++) {
    const at = (index - from) * 2
    if (offsets[at + 1] !== 0) isOther = true
    else offsets.set(scan.offsets.subarray(index * OFFSETS_PER_ENTRY, index * OFFSETS_PER_ENTRY + 2), at)
  }
  return isOther ? { titles: packStrings(scan, offsets, 2, to - from) } : {}
}

function packFacts(scan: ScannedListing, from: number, to: number): { facts?: PackedFacts } {
  const { facts } = scan
  if (facts === null) return {}
  const texts = Array.from(facts.texts, ([name, offsets]) => {
    return [name, packStrings(scan, offsets.subarray(from * 2, to * 2), 2, to - from)] as const
  })
  const numbers = Array.from(facts.numbers, ([name, values]) => [name, values.slice(from, to)] as const)
  return { facts: { texts: Object.fromEntries(texts), numbers: Object.fromEntries(numbers) } }
}

function packDeletions(
  { deletions }: ScannedListing,
  from: number,
  to: number,
): { deletions?: ReadonlyMap<number, Deletion> } {
  if (deletions.size === 0) return {}
  const inPiece = [...deletions].filter(([index]) => index >= from && index < to)
  return { deletions: new Map(inPiece.map(([index, deletion]) => [index - from, deletion])) }
}

function packDenied(
  { denied }: ScannedListing,
  from: number,
  to: number,
): { denied?: ReadonlyMap<number, readonly Denied[]> } {
  const inPiece = [...denied].filter(([index]) => index >= from && index < to)
  return inPiece.length === 0 ? {} : { denied: new Map(inPiece.map(([index, what]) => [index - from, what])) }
}

/** `offsets` has the beginning and the end of each string, `stride` numbers further each. */
function packStrings(
  scan: ScannedListing,
  offsets: Uint32Array,
  stride: number,
  count: number,
): PackedStrings {
  let size = count - 1
  for (let at = 0; at < count * stride; at += stride) size += (offsets[at + 1] ?? 0) - (offsets[at] ?? 0)
  const column = new Uint8Array(size)
  let position = 0
  for (let at = 0; at < count * stride; at += stride) {
    if (at > 0) column[position++] = 0
    const stop = offsets[at + 1] ?? 0
    for (let source = offsets[at] ?? 0; source < stop; source++) {
      const byte = scan.bytes[source] ?? 0
      if (byte === 0) return plainStrings(scan, offsets, stride, count)
      column[position++] = byte
    }
  }
  return column
}

/** The rare case that a string holds the separator itself. */
function plainStrings(
  { bytes }: ScannedListing,
  offsets: Uint32Array,
  stride: number,
  count: number,
): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    bytes.toString('utf8', offsets[index * stride] ?? 0, offsets[index * stride + 1] ?? 0),
  )
}

export function stringAt(scan: ScannedListing, index: number, slot: number): string {
  const at = index * OFFSETS_PER_ENTRY + slot * 2
  return scan.bytes.toString('utf8', scan.offsets[at] ?? 0, scan.offsets[at + 1] ?? 0)
}

/** Null where it is the name. */
export function titleAt({ bytes, titleOffsets }: ScannedListing, index: number): string | null {
  const stop = titleOffsets?.[index * 2 + 1] ?? 0
  return stop === 0 ? null : bytes.toString('utf8', titleOffsets?.[index * 2] ?? 0, stop)
}

/** Null where it tells none. */
export function factsAt({ bytes, facts }: ScannedListing, index: number): EntryFacts | null {
  if (facts === null) return null
  const text = (name: FactText): string => {
    const offsets = facts.texts.get(name)
    const stop = offsets?.[index * 2 + 1] ?? 0
    return stop === 0 ? '' : bytes.toString('utf8', offsets?.[index * 2] ?? 0, stop)
  }
  const number = (name: FactNumber): number => facts.numberAt(name, index)
  return entryFacts({
    type: text('type'),
    creatorId: text('creatorId'),
    creator: text('creator'),
    description: text('description'),
    linkTarget: text('linkTarget'),
    size: number('size'),
    created: number('created'),
    permissions: number('permissions'),
    sale: number('sale'),
    flags: number('flags'),
  })
}

function lengthOf(scan: ScannedListing, index: number, slot: number): number {
  const at = index * OFFSETS_PER_ENTRY + slot * 2
  return (scan.offsets[at + 1] ?? 0) - (scan.offsets[at] ?? 0)
}

function titleLengthOf({ titleOffsets }: ScannedListing, index: number): number {
  return titleOffsets === null ? 0 : (titleOffsets[index * 2 + 1] ?? 0) - (titleOffsets[index * 2] ?? 0)
}

function factsLengthOf({ facts }: ScannedListing, index: number): number {
  if (facts === null) return 0
  let length = 0
  for (const offsets of facts.texts.values())
    length += Math.max(0, (offsets[index * 2 + 1] ?? 0) - (offsets[index * 2] ?? 0))
  return length
}
