import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, DEFAULT_SETTINGS, SORT_DIRECTIONS, type Sort } from '../model/settings'
import { growthOf, hostileName } from '../testing/arbitraries'
import { arrange } from './arrange'
import { extendFirst, firstOf, nameOrderOf } from './order'
import type { SortColumns } from './sort-columns'

const DEFAULT_SORT = DEFAULT_SETTINGS.sort

interface Sketch {
  readonly name: string
  readonly kind: number
  readonly isPublic: boolean
  readonly modifiedMs: number
  readonly size?: number
  readonly creator?: string
  readonly permissions?: number
}

const rows: fc.Arbitrary<Sketch[]> = fc.array(
  fc.record({
    name: fc.oneof(hostileName, fc.constantFrom('a', 'a2', 'a10')),
    // 7 stands for a kind from a newer side.
    kind: fc.constantFrom(0, 1, 2, 3, 4, 7),
    isPublic: fc.boolean(),
    modifiedMs: fc.oneof(fc.constantFrom(Number.NaN, 0, -0, 5), fc.double()),
    size: fc.constantFrom(Number.NaN, 0, 1, 2_000),
    creator: fc.constantFrom('', 'Ada', 'ada', 'Bob', 'Ádá'),
    permissions: fc.constantFrom(Number.NaN, 0, 5, 7, 0o644 << 8, (0o644 << 8) | (1 << 7)),
  }),
  { maxLength: 30 },
)

const anySort: fc.Arbitrary<Sort> = fc.record({
  column: fc.constantFrom(...COLUMNS),
  direction: fc.constantFrom(...SORT_DIRECTIONS),
  foldersFirst: fc.boolean(),
})

function columns(entries: readonly Sketch[]): SortColumns {
  return {
    titles: entries.map(({ name }) => name),
    kinds: Uint8Array.from(entries, ({ kind }) => kind),
    isPublic: Uint8Array.from(entries, ({ isPublic }) => Number(isPublic)),
    modifiedMs: Float64Array.from(entries, ({ modifiedMs }) => modifiedMs),
    // A source that tells no dates of creation, and who made something by name only.
    facts: {
      size: entries.map(({ size }) => size ?? Number.NaN),
      created: [],
      creator: entries.map(({ creator }) => creator ?? ''),
      creatorId: [],
      permissions: entries.map(({ permissions }) => permissions ?? Number.NaN),
    },
  }
}

function named(names: readonly string[]): Sketch[] {
  return names.map(name => ({ name, kind: 1, isPublic: false, modifiedMs: Number.NaN }))
}

function orderOf(all: readonly Sketch[], sort: Sort = DEFAULT_SORT): Uint32Array {
  const made = columns(all)
  return arrange(nameOrderOf(made.titles, all.length), made, sort)
}

function sorted(...names: string[]): string[] {
  return [...orderOf(named(names))].map(index => names[index] ?? '?')
}

describe('by name', () => {
  it.each([
    ['numbers by value', ['a1', 'a2', 'a10', 'a100']],
    ['long numbers by value', ['9', '10', '99999999999999999998', '99999999999999999999']],
    ['letters without case', ['apple', 'Banana', 'cherry']],
    ['letters without accents', ['eclair', 'éclair 2', 'eclair 3']],
    ['names without their markup', ['Apple', '<color=red>Banana</color>', '<b>Cherry', 'Date']],
    ['what ties by raw name', ['A', 'a', 'á']],
    ['the empty name first', ['', 'a']],
  ])('sorts %s', (_, expected) => {
    expect(sorted(...expected)).toEqual(expected)
    expect(sorted(...expected.toReversed())).toEqual(expected)
  })

  it('puts folders first, and nothing else: links sort among items', () => {
    const all = named(['a', 'b', 'c', 'a', 'B']).map((each, index) => ({
      ...each,
      kind: [1, 0, 3, 0, 2][index] ?? 1,
    }))
    expect([...orderOf(all)]).toEqual([3, 1, 0, 4, 2])
    expect([...orderOf(all, { ...DEFAULT_SORT, foldersFirst: false })]).toEqual([0, 3, 4, 1, 2])
    expect([...orderOf(all, { ...DEFAULT_SORT, direction: 'descending' })]).toEqual([1, 3, 2, 4, 0])
  })

  it('holds every index once, and does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        rows.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const order = [...orderOf(all)]
          expect(order.toSorted((x, y) => x - y)).toEqual(all.map((_, index) => index))
          const shown = (from: readonly Sketch[]): unknown =>
            [...orderOf(from)].map(index => [from[index]?.kind === 0, from[index]?.name])
          expect(shown(shuffled)).toEqual(shown(all))
        },
      ),
    )
  })

  it('looks at the first `count` entries only', () => {
    expect([...nameOrderOf(['c', 'b', 'a'], 2)]).toEqual([1, 0])
  })
})

describe('by other columns', () => {
  const all: Sketch[] = [
    { name: 'b', kind: 1, isPublic: true, modifiedMs: 20, size: 5, creator: 'Ada', permissions: 7 },
    { name: 'a', kind: 1, isPublic: false, modifiedMs: Number.NaN, creator: 'Zoe', permissions: 6 },
    { name: 'd', kind: 0, isPublic: false, modifiedMs: 10 },
    { name: 'c', kind: 3, isPublic: true, modifiedMs: 20, size: 4, creator: 'ada', permissions: 3 },
  ]
  const by = (column: Sort['column'], direction: Sort['direction'], foldersFirst = false): string =>
    [...orderOf(all, { column, direction, foldersFirst })].map(index => all[index]?.name).join('')

  it.each([
    ['modified', 'ascending', 'dbca'],
    ['modified', 'descending', 'bcda'],
    ['kind', 'ascending', 'dabc'],
    ['kind', 'descending', 'cabd'],
    ['public', 'ascending', 'adbc'],
    ['public', 'descending', 'bcad'],
    ['size', 'ascending', 'cbad'],
    ['size', 'descending', 'bcad'],
    ['created', 'descending', 'abcd'],
    ['creator', 'ascending', 'bcad'],
    ['creator', 'descending', 'acbd'],
    // All rights, then one that may not be given away, then one that may not be copied.
    ['permissions', 'ascending', 'bcad'],
    ['permissions', 'descending', 'acbd'],
  ] as const)('sorts by %s, %s; ties go by name, unknown dates last', (column, direction, names) => {
    expect(by(column, direction)).toBe(names)
  })

  it('keeps folders first in both directions', () => {
    expect(by('modified', 'descending', true)).toBe('dbca')
    expect(by('modified', 'ascending', true)).toBe('dbca')
  })

  it('arranges what comparing every pair would give', () => {
    fc.assert(
      fc.property(rows, anySort, (entries, sort) => {
        expect(orderOf(entries, sort)).toEqual(firstOf(columns(entries), entries.length, 2_000, sort))
      }),
    )
  })
})

describe('firstOf', () => {
  it('gives the beginning of the full order', () => {
    fc.assert(
      fc.property(rows, anySort, fc.nat(35), (all, sort, limit) => {
        const expected = orderOf(all, sort).slice(0, limit)
        expect(firstOf(columns(all), all.length, limit, sort)).toEqual(expected)
      }),
    )
  })

  it('gives the same piece by piece', () => {
    fc.assert(
      fc.property(rows, anySort, fc.nat(35), fc.nat(30), (all, sort, limit, cut) => {
        const from = Math.min(cut, all.length)
        const before = firstOf(columns(all), from, limit, sort)
        expect(extendFirst(before, columns(all), from, all.length, limit, sort)).toEqual(
          firstOf(columns(all), all.length, limit, sort),
        )
      }),
    )
  })

  it('gives the beginning of the full order for many rows too', () => {
    const all = named(Array.from({ length: 3_000 }, (_, index) => `Item ${(index * 7919) % 3_000}`))
    for (const limit of [0, 1, 60, 999, 1_000, 1_001, 5_000]) {
      expect(firstOf(columns(all), 3_000, limit, DEFAULT_SORT)).toEqual(orderOf(all).slice(0, limit))
    }
  })

  it('asks far less often than a sort', () => {
    const all = columns(
      named(Array.from({ length: 20_000 }, (_, index) => `Item ${(index * 7919) % 20_000}`)),
    )
    let reads = 0
    const titles = new Proxy([...all.titles], {
      get: (target, key) => {
        reads += 1
        return Reflect.get(target, key)
      },
    })
    firstOf({ ...all, titles }, 20_000, 60, DEFAULT_SORT)
    // Each name is read once for its text, and again only where texts tie.
    expect(reads).toBeLessThan(3 * 20_000)
  })
})

it('sorts in little more than linear time, names of a megabyte included', () => {
  const sort = (names: string[]): unknown => nameOrderOf(names, names.length)
  const many = (n: number): string[] =>
    Array.from({ length: n }, (_, index) => `<b>Item ${(index * 7919) % n}</b>`)
  expect(growthOf(many, sort, 2_000)).toBeLessThan(1.5)
  const long = (n: number): string[] => Array.from({ length: 20 }, (_, index) => `${'1'.repeat(n)}${index}`)
  expect(growthOf(long, sort, 20_000)).toBeLessThan(1.5)
})

it('arranges in linear time', () => {
  const make = (n: number): { readonly order: Uint32Array; readonly all: SortColumns } => ({
    order: Uint32Array.from({ length: n }, (_, index) => index),
    all: columns(
      named(Array.from({ length: n }, () => 'a')).map((each, index) => ({
        ...each,
        modifiedMs: (index * 7919) % n,
      })),
    ),
  })
  const run = ({ order, all }: ReturnType<typeof make>): unknown =>
    arrange(order, all, { column: 'modified', direction: 'descending', foldersFirst: true })
  expect(growthOf(make, run, 5_000)).toBeLessThan(1.5)
})
