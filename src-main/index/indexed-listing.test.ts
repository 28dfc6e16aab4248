import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { titleOf, titlePart } from '../../src-shared/domain/names'
import { packStrings } from '../../src-shared/domain/packed-strings'
import { ENTRY_KINDS, type Entry } from '../../src-shared/model/entry'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import { IndexedListing } from './indexed-listing'

function packed(entries: readonly Entry[]): PackedEntries {
  return {
    count: entries.length,
    names: packStrings(entries.map(({ name }) => name)),
    titles: packStrings(entries.map(titleOf)),
    recordIds: packStrings(entries.map(({ recordId }) => recordId)),
    assetUris: packStrings(entries.map(({ assetUri }) => assetUri)),
    kinds: Uint8Array.from(entries, ({ kind }) => ENTRY_KINDS.indexOf(kind)),
    isPublic: Uint8Array.from(entries, ({ isPublic }) => (isPublic ? 1 : 0)),
    modifiedMs: Float64Array.from(entries, ({ modifiedMs }) => modifiedMs ?? Number.NaN),
  }
}

const text = fc.string({ unit: 'grapheme', maxLength: 6 })
const entry: fc.Arbitrary<Entry> = fc
  .record({
    recordId: text,
    name: text,
    title: text,
    kind: fc.constantFrom(...ENTRY_KINDS),
    assetUri: text,
    isPublic: fc.boolean(),
    modifiedMs: fc.option(fc.nat()),
  })
  .map(({ title, ...rest }) => ({ ...rest, ...titlePart({ name: rest.name, title }) }))

describe('IndexedListing', () => {
  it('shows what was packed, in its order, whatever the names hold', () => {
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 5 }), { maxLength: 3 }), pieces => {
        const listing = new IndexedListing(pieces.map(packed), {
          listedAtMs: 1,
          addressing: 'path',
          incomplete: null,
        })
        expect(listing.entries()).toEqual(pieces.flat())
        expect(listing.count).toBe(pieces.flat().length)
      }),
    )
  })
})
