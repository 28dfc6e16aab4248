import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS, type Entry } from '../model/entry'
import type { Listing } from '../model/listing'
import type { PackedEntries } from '../model/packed-entries'
import { COLUMNS, SORT_DIRECTIONS, type Sort } from '../model/settings'
import { clashingName, growthOf, hostileName } from '../testing/arbitraries'
import { ListingBuilder } from './listing'
import { titleOf } from './names'
import { nameOrderOf } from './order'
import { packStrings } from './packed-strings'
import { ROOT } from './paths'

const entry: fc.Arbitrary<Entry> = fc.record({
  recordId: fc.oneof(
    fc.uuid().map(id => `R-${id}`),
    fc.constantFrom('R', 'R#2', 'R#3', 'R#2#2', '', '#2', '__proto__'),
  ),
  name: fc.oneof(hostileName, clashingName),
  kind: fc.constantFrom(...ENTRY_KINDS),
  assetUri: fc.constantFrom('', 'resdb:///a', 'a\0b'),
  isPublic: fc.boolean(),
  modifiedMs: fc.option(fc.integer({ min: 1, max: 4e12 })),
})

/** As a source that meets ids lists it: now and then under another title than its key. */
const titledEntry: fc.Arbitrary<Entry> = fc
  .tuple(entry, fc.option(hostileName, { nil: undefined }))
  .map(([drawn, title]) => (title === undefined || title === drawn.name ? drawn : { ...drawn, title }))

function packed(entries: readonly Entry[]): PackedEntries {
  return {
    count: entries.length,
    names: packStrings(entries.map(({ name }) => name)),
    ...(entries.some(({ title }) => title !== undefined)
      ? { titles: packStrings(entries.map(titleOf)) }
      : {}),
    recordIds: packStrings(entries.map(({ recordId }) => recordId)),
    assetUris: packStrings(entries.map(({ assetUri }) => assetUri)),
    kinds: Uint8Array.from(entries, ({ kind }) => ENTRY_KINDS.indexOf(kind)),
    isPublic: Uint8Array.from(entries, ({ isPublic }) => (isPublic ? 1 : 0)),
    modifiedMs: Float64Array.from(entries, ({ modifiedMs }) => modifiedMs ?? Number.NaN),
  }
}

function built(entries: readonly Entry[]): ListingBuilder {
  const builder = new ListingBuilder(ROOT, 1, entries.length)
  builder.addEntries(entries)
  return builder
}

/** All that a listing says, as plain data. */
function contentOf(listing: Listing, count: number): unknown {
  const rows = Array.from({ length: count }, (_, index) => ({
    entry: listing.entryAt(index),
    key: listing.keyAt(index),
    problem: listing.problemAt(index),
    position: listing.positionOf(index),
    found: listing.indexOfKey(listing.keyAt(index)),
  }))
  const { path, listedAtMs, isComplete, total, order } = listing
  return { path, listedAtMs, isComplete, total, order: [...order], rows }
}

const anySort: fc.Arbitrary<Sort> = fc.record({
  column: fc.constantFrom(...COLUMNS),
  direction: fc.constantFrom(...SORT_DIRECTIONS),
  foldersFirst: fc.boolean(),
})

describe('ListingBuilder', () => {
  it('sorts by what people see, and finds twins, slashes and empty names harmless where ids are met', () => {
    const titles = ['Zebra', 'Hat', 'Hat', '', 'a/b']
    const entries = titles.map(
      (title, index): Entry => ({
        recordId: `R-${index}`,
        name: `key ${index}`,
        title,
        kind: 'object',
        assetUri: '',
        isPublic: false,
        modifiedMs: null,
      }),
    )
    const builder = new ListingBuilder(ROOT, 1, entries.length, 'path-and-id')
    builder.addEntries(entries)
    const listing = builder.finish()
    expect([...listing.order].map(index => titleOf(listing.entryAt(index)))).toEqual([
      '',
      'a/b',
      'Hat',
      'Hat',
      'Zebra',
    ])
    expect(entries.map((_entry, index) => listing.problemAt(index))).toEqual(titles.map(() => null))
  })

  it('keeps no second column of titles where they are the names', () => {
    const builder = new ListingBuilder(ROOT, 1, 1)
    builder.addEntries([
      { recordId: 'R', name: 'Hat', kind: 'object', assetUri: '', isPublic: false, modifiedMs: null },
    ])
    expect(builder.finish().entryAt(0)).not.toHaveProperty('title')
  })

  it('builds the same from pieces as from entries', () => {
    fc.assert(
      fc.property(fc.array(fc.array(titledEntry, { maxLength: 8 }), { maxLength: 5 }), pieces => {
        const entries = pieces.flat()
        const fromPieces = new ListingBuilder(ROOT, 1, entries.length)
        for (const piece of pieces) fromPieces.addPiece(packed(piece))
        const expected = contentOf(built(entries).finish(), entries.length)
        expect(contentOf(fromPieces.finish(), entries.length)).toEqual(expected)
        expect(fromPieces.titles()).toEqual(entries.map(titleOf))
        expect(fromPieces.kinds()).toEqual(built(entries).kinds())
      }),
    )
  })

  it('gives back every entry as it came', () => {
    fc.assert(
      fc.property(fc.array(entry), entries => {
        const listing = built(entries).finish()
        expect(entries.map((_, index) => listing.entryAt(index))).toEqual(entries)
        expect(listing.total).toBe(entries.length)
      }),
    )
  })

  it('gives every entry a key of its own that finds it again and never changes', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.nat(20), (entries, cut) => {
        const builder = built(entries.slice(0, cut))
        const early = builder.partial(10)
        const earlyKeys = Array.from({ length: builder.count }, (_, index) => early.keyAt(index))
        builder.addEntries(entries.slice(cut))
        const listing = builder.finish()
        const keys = entries.map((_, index) => listing.keyAt(index))
        expect(new Set(keys).size).toBe(entries.length)
        expect(keys.map(key => listing.indexOfKey(key))).toEqual(entries.map((_, index) => index))
        expect(keys.slice(0, cut)).toEqual(earlyKeys)
        keys.slice(cut).forEach(key => expect(early.indexOfKey(key)).toBe(-1))
      }),
    )
  })

  it('shows, while pieces arrive, the first rows of the order of what is there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { maxLength: 6 }), { maxLength: 5 }),
        fc.array(fc.nat(12), { minLength: 5, maxLength: 5 }),
        anySort,
        (pieces, limits, sort) => {
          const builder = new ListingBuilder(ROOT, 1, 1_000)
          pieces.forEach((piece, index) => {
            const limit = limits[index] ?? 0
            builder.addPiece(packed(piece))
            const listing = builder.partial(limit, sort)
            const whole = built(pieces.slice(0, index + 1).flat())
              .finish()
              .sortedBy(sort)
            expect(listing.order).toEqual(whole.order.slice(0, limit))
            expect(listing.sortedBy(sort)).toBe(listing)
            expect(listing.isComplete).toBe(false)
            expect(listing.total).toBe(1_000)
          })
        },
      ),
    )
  })

  it('takes an order that a worker made', () => {
    const entries = fc.sample(entry, 20)
    const builder = built(entries)
    const order = nameOrderOf(builder.titles(), builder.count)
    expect(contentOf(builder.finish(order), 20)).toEqual(contentOf(built(entries).finish(), 20))
  })

  it('gives the same entries in another order, and one listing for one order', () => {
    fc.assert(
      fc.property(fc.array(entry), anySort, anySort, (entries, sort, other) => {
        const listing = built(entries).finish()
        const sorted = listing.sortedBy(sort)
        expect(sorted.content).toBe(listing.content)
        expect(listing.sortedBy(sort)).toBe(sorted)
        expect(sorted.sortedBy(other).order).toEqual(listing.sortedBy(other).order)
        expect([...sorted.order].toSorted((a, b) => a - b)).toEqual(entries.map((_, index) => index))
        sorted.order.forEach((index, position) => expect(sorted.positionOf(index)).toBe(position))
        expect(entries.map((_, index) => sorted.keyAt(index))).toEqual(
          entries.map((_, index) => listing.keyAt(index)),
        )
      }),
    )
  })

  it('knows a position only for what its order holds', () => {
    const builder = built(fc.sample(entry, 9))
    const listing = builder.partial(3)
    const positions = Array.from({ length: 9 }, (_, index) => listing.positionOf(index))
    expect(positions.toSorted((a, b) => a - b)).toEqual([-1, -1, -1, -1, -1, -1, 0, 1, 2])
    expect(listing.positionOf(9)).toBe(-1)
    expect(listing.positionOf(-1)).toBe(-1)
  })

  it('grows past the announced total, and never tells of entries it does not have', () => {
    const entries = fc.sample(entry, 100)
    const builder = new ListingBuilder(ROOT, 1, 3)
    for (const one of entries) builder.addEntries([one])
    const listing = builder.finish()
    expect(listing.total).toBe(100)
    expect(listing.entryAt(99)).toEqual(entries[99])
    for (const index of [-1, 100, 0.5, Number.NaN]) {
      expect(() => listing.entryAt(index)).toThrow(RangeError)
      expect(() => listing.keyAt(index)).toThrow(RangeError)
      expect(() => listing.problemAt(index)).toThrow(RangeError)
    }
    expect(listing.indexOfKey('nothing')).toBe(-1)
  })

  it('takes nothing of a piece whose columns disagree', () => {
    const builder = built(fc.sample(entry, 2))
    const piece = packed(fc.sample(entry, 3))
    expect(() => builder.addPiece({ ...piece, recordIds: packStrings(['R-1', 'R-2']) })).toThrow()
    expect(() => builder.addPiece({ ...piece, kinds: new Uint8Array(2) })).toThrow()
    expect(() => builder.addPiece({ ...piece, count: 4 })).toThrow()
    expect(builder.count).toBe(2)
    builder.addPiece(piece)
    expect(builder.count).toBe(5)
  })

  it('reads a kind that it does not know as unknown', () => {
    const builder = new ListingBuilder(ROOT, 1, 1)
    builder.addPiece({ ...packed(fc.sample(entry, 1)), kinds: Uint8Array.of(200) })
    expect(builder.finish().entryAt(0).kind).toBe('unknown')
  })

  it('stays linear when the service repeats one record, or lists ids that look like repeats', () => {
    const one: Entry = {
      recordId: 'R',
      name: 'Hat',
      kind: 'object',
      assetUri: '',
      isPublic: false,
      modifiedMs: null,
    }
    const repeats = (n: number): Entry[] => Array.from({ length: n }, () => one)
    const mixed = (n: number): Entry[] => [
      ...Array.from({ length: n }, (_, i) => ({ ...one, recordId: `R#${i}` })),
      ...repeats(n),
    ]
    expect(growthOf(repeats, entries => built(entries), 1_000)).toBeLessThan(1.5)
    // A total that was announced too small must not make every entry copy all columns.
    const unannounced = (entries: readonly Entry[]): void =>
      new ListingBuilder(ROOT, 1, 0).addEntries(entries)
    expect(growthOf(repeats, unannounced, 2_000)).toBeLessThan(1.5)
    expect(growthOf(mixed, entries => built(entries), 1_000)).toBeLessThan(1.5)
  })
})
