import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS, type Entry } from '../model/entry'
import type { Listing } from '../model/listing'
import { growthOf, hostileName } from '../testing/arbitraries'
import { BestMatches } from './best-matches'
import { foldForFinding } from './fold-for-finding'
import { ListingBuilder } from './listing'
import { NameIndex } from './name-index'
import { type NameFilter, type NameQuery, NO_FILTER, nameQueryOf } from './name-query'
import { ROOT } from './paths'
import { plainText } from './rich-text'
import { withoutInvisible } from './visible-text'

const entryOf = (name: string, index: number): Entry => ({
  recordId: `R-${index}`,
  name,
  kind: 'object',
  assetUri: '',
  isPublic: false,
  modifiedMs: null,
})

function listed(entries: readonly Entry[]): Listing {
  const builder = new ListingBuilder(ROOT, 1, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

function indexed(listing: Listing, step = 7): NameIndex {
  const index = new NameIndex(listing)
  while (!index.isDone) index.advance(step)
  return index
}

function found(index: NameIndex, query: NameQuery): readonly number[] {
  const matches = new BestMatches<null>(200)
  for (const part of index.parts) part.search(query, null, matches)
  expect(matches.best().length).toBe(Math.min(200, matches.count))
  return matches.best().map(match => match.index)
}

function namesFound(names: readonly string[], typed: string): readonly string[] {
  const listing = listed(names.map(entryOf))
  return found(indexed(listing), nameQueryOf(typed, NO_FILTER)).map(at => listing.entryAt(at).name)
}

const anyEntry = fc.record({
  recordId: fc.uuid(),
  name: hostileName,
  kind: fc.constantFrom(...ENTRY_KINDS),
  assetUri: fc.constant(''),
  isPublic: fc.boolean(),
  modifiedMs: fc.constant(null),
})
const anyFilter: fc.Arbitrary<NameFilter> = fc.record({
  kinds: fc.subarray([...ENTRY_KINDS]),
  onlyPublic: fc.boolean(),
})
const anyWords = fc.oneof(
  hostileName,
  fc.array(fc.constantFrom('a', 'A', 'é', '1', '10', 'σ', 'ss', 'b'), { maxLength: 3 }).map(w => w.join(' ')),
)

describe('NameIndex', () => {
  it('finds what looking at each name finds, whatever the names, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 60 }), anyWords, anyFilter, (entries, typed, filter) => {
        const listing = listed(entries)
        const words = foldForFinding(typed).split(/\s+/)
        const expected = entries.flatMap(({ name, kind, isPublic }, index) => {
          const forms = [withoutInvisible(name), name].map(form => foldForFinding(plainText(form)))
          const fits =
            (filter.kinds.length === 0 || filter.kinds.includes(kind)) && (isPublic || !filter.onlyPublic)
          return fits && words.every(word => forms.some(form => form.includes(word))) ? [index] : []
        })
        const actual = found(indexed(listing), nameQueryOf(typed, filter))
        expect(actual.toSorted((a, b) => a - b)).toEqual(expected)
      }),
    )
  })

  it('does not mind the order of the words', () => {
    fc.assert(
      fc.property(fc.array(hostileName), fc.array(hostileName, { maxLength: 4 }), (names, words) => {
        const index = indexed(listed(names.map(entryOf)))
        const inOrder = (typed: readonly string[]): readonly number[] =>
          found(index, nameQueryOf(typed.join(' '), NO_FILTER)).toSorted((a, b) => a - b)
        expect(inOrder(words.toReversed())).toEqual(inOrder(words))
      }),
    )
  })

  it('finds every name by any part of its plain text', () => {
    fc.assert(
      fc.property(hostileName, fc.nat(8), fc.nat(8), (name, from, length) => {
        const part = plainText(name).slice(from, from + length)
        fc.pre(!/\p{Cs}/u.test(part))
        expect(namesFound([name, 'Other'], part)).toContain(name)
      }),
    )
  })

  it('puts names that begin so first, then those in which words begin so', () => {
    const names = ['Scarf', 'Blue car', 'Car, blue', 'A <b>Car</b> of blue', 'Oscar blue', 'Carpet']
    expect(namesFound(names, 'car')).toEqual([
      'Car, blue',
      'Carpet',
      'A <b>Car</b> of blue',
      'Blue car',
      'Oscar blue',
      'Scarf',
    ])
    expect(namesFound(names, 'BLUE  cär')).toEqual([
      'Blue car',
      'A <b>Car</b> of blue',
      'Car, blue',
      'Oscar blue',
    ])
  })

  it('finds across what takes no room, and by the mark that stands for it', () => {
    const names = ['Ba\u200bna\u00adna bread', 'Banana', 'Bana']
    expect(namesFound(names, 'banana')).toEqual(['Ba\u200bna\u00adna bread', 'Banana'])
    expect(namesFound(names, 'ban\u2060ana br')).toEqual(['Ba\u200bna\u00adna bread'])
    expect(namesFound(names, '⟨zwsp⟩')).toEqual(['Ba\u200bna\u00adna bread'])
    expect(namesFound(names, 'breadba')).toEqual([])
  })

  it('takes a picture for the end of a word', () => {
    expect(namesFound(['pineapple', '🍎apple pie'], 'apple')).toEqual(['🍎apple pie', 'pineapple'])
  })

  it('finds nothing across two names', () => {
    expect(namesFound(['one', 'two'], 'one two')).toEqual([])
    expect(namesFound(['one', 'two'], 'e t')).toEqual([])
    expect(namesFound(['ab', 'cd'], 'bc')).toEqual([])
  })

  it('searches in a time that grows with the number of names', () => {
    const make = (size: number): NameIndex =>
      indexed(listed(Array.from({ length: size }, (_, n) => entryOf(`Item ${n} of the shelf`, n))), 10_000)
    const search = (typed: string) => (index: NameIndex) => found(index, nameQueryOf(typed, NO_FILTER))
    expect(growthOf(make, search('e'), 2_000)).toBeLessThan(1.5)
    expect(growthOf(make, search('shelf absent'), 2_000)).toBeLessThan(1.5)
  })
})
