import type { PackedEntries, PackedStrings } from '../src-shared/model/packed-entries'
import { OFFSETS_PER_ENTRY, type ScannedListing } from './listing-scanner'

/** Bytes of strings in one piece at most, unless a single entry has more: names of 1 MB exist in hostile data. */
const MAX_PIECE_BYTES = 1_048_576

/**
 * The listing as columns, in the order of the service. Every array is fresh:
 * a view on a larger buffer would be cloned with all of it when it is posted
 * (performance.md, B, "slab trap").
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
    bytes += lengthOf(scan, to, 0) + lengthOf(scan, to, 1) + lengthOf(scan, to, 2)
    if (bytes > MAX_PIECE_BYTES && to > from) break
    to++
  }
  return to
}

function packPiece(scan: ScannedListing, from: number, to: number): PackedEntries {
  return {
    count: to - from,
    names: packColumn(scan, from, to, 0),
    recordIds: packColumn(scan, from, to, 1),
    assetUris: packColumn(scan, from, to, 2),
    kinds: scan.kinds.slice(from, to),
    isPublic: scan.isPublic.slice(from, to),
    modifiedMs: scan.modifiedMs.slice(from, to),
  }
}

function packColumn(scan: ScannedListing, from: number, to: number, slot: number): PackedStrings {
  let size = to - from - 1
  for (let index = from; index < to; index++) size += lengthOf(scan, index, slot)
  const column = new Uint8Array(size)
  let position = 0
  for (let index = from; index < to; index++) {
    if (index > from) column[position++] = 0
    const at = index * OFFSETS_PER_ENTRY + slot * 2
    const stop = scan.offsets[at + 1] ?? 0
    for (let source = scan.offsets[at] ?? 0; source < stop; source++) {
      const byte = scan.bytes[source] ?? 0
      if (byte === 0) return plainColumn(scan, from, to, slot)
      column[position++] = byte
    }
  }
  return column
}

/** The rare case that a string holds the separator itself. */
function plainColumn(scan: ScannedListing, from: number, to: number, slot: number): readonly string[] {
  return Array.from({ length: to - from }, (_, offset) => stringAt(scan, from + offset, slot))
}

export function stringAt(scan: ScannedListing, index: number, slot: number): string {
  const at = index * OFFSETS_PER_ENTRY + slot * 2
  return scan.bytes.toString('utf8', scan.offsets[at] ?? 0, scan.offsets[at + 1] ?? 0)
}

function lengthOf(scan: ScannedListing, index: number, slot: number): number {
  const at = index * OFFSETS_PER_ENTRY + slot * 2
  return (scan.offsets[at + 1] ?? 0) - (scan.offsets[at] ?? 0)
}
