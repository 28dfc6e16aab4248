import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../model/entry'
import { ENTRY_MARKS, type EntryFacts, LINK_STATES, RIGHTS, SALE_KINDS } from '../model/entry-facts'
import { NO_FACTS } from '../testing/no-facts'
import { entryFacts, factValues } from './entry-facts'
import { KeptFacts } from './kept-facts'
import { ListingColumns } from './listing-columns'

const entry = (name: string, facts?: Entry['facts']): Entry => ({
  recordId: `R-${name}`,
  name,
  kind: 'object',
  assetUri: '',
  isPublic: false,
  modifiedMs: null,
  ...(facts === undefined ? {} : { facts }),
})

const SONG: EntryFacts = {
  ...NO_FACTS,
  typeWord: 'Song',
  sizeBytes: 4_000_000,
  createdMs: 7,
  creator: { id: null, name: 'Ada' },
  permissions: { kind: 'rights', own: ['copy', 'modify'], next: [] },
  sale: { kind: 'copy', price: 30 },
  description: 'Two\nlines',
  marks: ['worn', 'library'],
}

describe('what entries tell beyond their own columns', () => {
  it('stays with the entry that tells it, also behind ones that tell nothing', () => {
    const columns = new ListingColumns(4, 'path-and-id')
    for (const each of [entry('a'), entry('b', SONG), entry('c')]) columns.addEntry(each)
    expect([0, 1, 2].map(index => columns.entryAt(index).facts)).toEqual([undefined, SONG, undefined])
  })

  it('comes with pieces of a large listing in the same way', () => {
    const columns = new ListingColumns(4, 'path-and-id')
    columns.addEntry(entry('a'))
    columns.addPiece({
      count: 2,
      names: ['b', 'c'],
      recordIds: ['R-b', 'R-c'],
      assetUris: ['', ''],
      kinds: Uint8Array.of(1, 1),
      isPublic: Uint8Array.of(0, 0),
      modifiedMs: Float64Array.of(Number.NaN, Number.NaN),
      facts: {
        texts: { type: ['', 'Song'] },
        numbers: { size: Float64Array.of(12, 4_000_000), created: Float64Array.of(Number.NaN, 7) },
      },
    })
    expect([0, 1, 2].map(index => columns.entryAt(index).facts)).toEqual([
      undefined,
      { ...NO_FACTS, sizeBytes: 12 },
      { ...NO_FACTS, typeWord: 'Song', sizeBytes: 4_000_000, createdMs: 7 },
    ])
    expect(columns.tells).toEqual({
      type: true,
      size: true,
      created: true,
      creator: false,
      permissions: false,
    })
  })

  it('is the same after it was numbers, whatever it was', () => {
    const rights = fc.subarray([...RIGHTS])
    const facts = fc.record({
      typeWord: fc.constantFrom(null, 'Song'),
      sizeBytes: fc.option(fc.nat()),
      createdMs: fc.option(fc.nat()),
      creator: fc.constantFrom(
        null,
        { id: 'A', name: null },
        { id: null, name: 'Ada' },
        { id: 'A', name: 'Ada' },
      ),
      permissions: fc.oneof(
        fc.constant(null),
        fc.record({ kind: fc.constant('rights' as const), own: rights, next: fc.option(rights) }),
        fc.record({ kind: fc.constant('file' as const), mode: fc.nat(0o777) }),
      ),
      sale: fc.option(fc.record({ kind: fc.constantFrom(...SALE_KINDS), price: fc.nat(2 ** 32 - 1) })),
      description: fc.constantFrom(null, 'Some words'),
      marks: fc.subarray([...ENTRY_MARKS]),
      linkState: fc.option(fc.constantFrom(...LINK_STATES)),
      linkTarget: fc.constantFrom(null, 'R-b', 'R-c'),
    })
    fc.assert(
      fc.property(facts, each => {
        const isNothing = JSON.stringify(each) === JSON.stringify(NO_FACTS)
        expect(entryFacts(factValues(each))).toEqual(isNothing ? null : each)
      }),
    )
  })

  it('takes nothing of a piece whose columns disagree', () => {
    const facts = new KeptFacts()
    const numbers = { size: Float64Array.of(1) }
    expect(() => facts.addPiece(0, 2, { texts: { type: ['Song', 'Song'] }, numbers })).toThrow('1 values')
    expect(facts.at(0)).toBeNull()
  })
})
