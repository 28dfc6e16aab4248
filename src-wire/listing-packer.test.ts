import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ScannedRawListing } from '../src-main/wire/scanned-raw-listing'
import { unpackStrings } from '../src-shared/domain/packed-strings'
import { ENTRY_KINDS, type Entry } from '../src-shared/model/entry'
import type { PackedEntries } from '../src-shared/model/packed-entries'
import { InventoryEntry, InventoryEntryKind, InventoryListing } from './gen/resonite_io/v1/inventory'
import { scanListing } from './listing-scanner'

const entryOf = (facts: Parameters<typeof InventoryEntry.fromPartial>[0]): InventoryEntry =>
  InventoryEntry.fromPartial(facts)

const scanned = async (entries: InventoryEntry[]): Promise<ScannedRawListing> => {
  const bytes = Buffer.from(InventoryListing.encode({ path: '/Inventory', entries }).finish())
  return new ScannedRawListing(await scanListing(bytes), 0)
}

const unpack = (piece: PackedEntries): Entry[] => {
  const names = unpackStrings(piece.names, piece.count)
  const titles = piece.titles === undefined ? names : unpackStrings(piece.titles, piece.count)
  const recordIds = unpackStrings(piece.recordIds, piece.count)
  const assetUris = unpackStrings(piece.assetUris, piece.count)
  return names.map((name, index) => {
    const modifiedMs = piece.modifiedMs[index] ?? Number.NaN
    return {
      name,
      ...(titles[index] === name ? {} : { title: titles[index] ?? '' }),
      recordId: recordIds[index] ?? '',
      assetUri: assetUris[index] ?? '',
      kind: ENTRY_KINDS[piece.kinds[index] ?? 0] ?? 'unknown',
      isPublic: piece.isPublic[index] === 1,
      modifiedMs: Number.isNaN(modifiedMs) ? null : modifiedMs,
    }
  })
}

const FOLDER = InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY
const LINK = InventoryEntryKind.INVENTORY_ENTRY_KIND_LINK

const names = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', '\0', 'x\0y', '\ufeffbom', '\ufeff'),
  ),
  { maxLength: 40 },
)

describe('packed pieces', () => {
  it('hold the same as the entries, whatever the size of a piece', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 50 }), async (drawn, size) => {
        const listing = await scanned(
          drawn.map((name, index) =>
            entryOf({
              name,
              recordId: `R-${index}`,
              kind: index % 2 === 0 ? FOLDER : LINK,
              assetUri: name,
              ...(index % 3 === 0 ? { extras: { title: `${name}/title`, id: `R-${index}` } } : {}),
            }),
          ),
        )
        const pieces = [...listing.pieces(size)]
        expect(pieces.flatMap(unpack)).toEqual(listing.entries())
        expect(pieces.every(piece => piece.count <= size)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('own their memory, so that posting one does not copy the whole reply', async () => {
    const listing = await scanned([entryOf({ name: 'Hat', recordId: 'R-1' })])
    for (const piece of listing.pieces(10)) {
      const columns = [
        piece.names,
        piece.recordIds,
        piece.assetUris,
        piece.kinds,
        piece.isPublic,
        piece.modifiedMs,
      ]
      for (const column of columns) {
        expect(ArrayBuffer.isView(column) && column.buffer.byteLength).toBe(
          ArrayBuffer.isView(column) && column.byteLength,
        )
      }
    }
  })

  it('stay small where names are huge', async () => {
    const huge = entryOf({ name: 'N'.repeat(16_000), recordId: 'R-1' })
    const listing = await scanned(Array.from({ length: 150 }, () => huge))
    expect([...listing.pieces(2_000)].map(piece => piece.count)).toEqual([65, 65, 20])
  })
})
