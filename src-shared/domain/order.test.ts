import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extendFirst, firstOf, orderOf } from './order'
import { growthOf, hostileName } from './test-arbitraries'

const rows = fc.array(fc.tuple(fc.oneof(hostileName, fc.constantFrom('a', 'a2', 'a10')), fc.nat(4)), {
  maxLength: 30,
})

function columns(entries: readonly (readonly [string, number])[]): { names: string[]; kinds: Uint8Array } {
  return { names: entries.map(([name]) => name), kinds: Uint8Array.from(entries, ([, kind]) => kind) }
}

function sorted(...names: string[]): string[] {
  const order = orderOf(names, new Uint8Array(names.length).fill(1), names.length)
  return [...order].map(index => names[index] ?? '?')
}

describe('orderOf', () => {
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
    const { names, kinds } = columns([
      ['a', 1],
      ['b', 0],
      ['c', 3],
      ['a', 0],
      ['B', 2],
    ])
    expect([...orderOf(names, kinds, 5)]).toEqual([3, 1, 0, 4, 2])
  })

  it('holds every index once, and does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        rows.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const a = columns(all)
          const b = columns(shuffled)
          const order = orderOf(a.names, a.kinds, all.length)
          expect([...order].toSorted((x, y) => x - y)).toEqual(all.map((_, index) => index))
          const shown = [...order].map(index => [a.kinds[index] === 0, a.names[index]])
          expect(
            [...orderOf(b.names, b.kinds, all.length)].map(index => [b.kinds[index] === 0, b.names[index]]),
          ).toEqual(shown)
        },
      ),
    )
  })

  it('looks at the first `count` entries only', () => {
    expect([...orderOf(['c', 'b', 'a'], Uint8Array.of(1, 1, 1), 2)]).toEqual([1, 0])
  })
})

describe('firstOf', () => {
  it('gives the beginning of the full order', () => {
    fc.assert(
      fc.property(rows, fc.nat(35), (all, limit) => {
        const { names, kinds } = columns(all)
        const expected = orderOf(names, kinds, all.length).slice(0, limit)
        expect(firstOf(names, kinds, all.length, limit)).toEqual(expected)
      }),
    )
  })

  it('gives the same piece by piece', () => {
    fc.assert(
      fc.property(rows, fc.nat(35), fc.nat(30), (all, limit, cut) => {
        const { names, kinds } = columns(all)
        const from = Math.min(cut, all.length)
        const before = firstOf(names, kinds, from, limit)
        expect(extendFirst(before, names, kinds, from, all.length, limit)).toEqual(
          firstOf(names, kinds, all.length, limit),
        )
      }),
    )
  })

  it('gives the beginning of the full order for many rows too', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `Item ${(index * 7919) % 3_000}`)
    const kinds = new Uint8Array(3_000)
    for (const limit of [0, 1, 60, 999, 1_000, 1_001, 5_000]) {
      expect(firstOf(names, kinds, 3_000, limit)).toEqual(orderOf(names, kinds, 3_000).slice(0, limit))
    }
  })

  it('asks far less often than a sort', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `Item ${(index * 7919) % 20_000}`)
    const kinds = new Uint8Array(20_000).fill(1)
    const reads = (run: (watched: readonly string[]) => unknown): number => {
      let count = 0
      run(
        new Proxy(names, {
          get: (target, key) => {
            count += 1
            return Reflect.get(target, key)
          },
        }),
      )
      return count
    }
    // Each name is read once for its text, and again only where texts tie.
    expect(reads(watched => firstOf(watched, kinds, 20_000, 60))).toBeLessThan(3 * 20_000)
  })
})

it('sorts in little more than linear time, names of a megabyte included', () => {
  const sort = (names: string[]): unknown => orderOf(names, new Uint8Array(names.length), names.length)
  const many = (n: number): string[] =>
    Array.from({ length: n }, (_, index) => `<b>Item ${(index * 7919) % n}</b>`)
  expect(growthOf(many, sort, 2_000)).toBeLessThan(1.5)
  const long = (n: number): string[] => Array.from({ length: 20 }, (_, index) => `${'1'.repeat(n)}${index}`)
  expect(growthOf(long, sort, 20_000)).toBeLessThan(1.5)
})
