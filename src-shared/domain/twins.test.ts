import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { clashingName, growthOf, hostileName } from '../testing/arbitraries'
import { addressProblem, foldCase } from './names'
import { TwinFinder } from './twins'

function problemsOf(names: readonly string[], order: readonly number[]): unknown[] {
  const finder = new TwinFinder()
  for (const index of order) finder.add(names[index] ?? '', index)
  return names.map((_, index) => finder.problemOf(index))
}

const inOrder = (names: readonly string[]): number[] => names.map((_, index) => index)

it.each([
  [
    ['A', 'B'],
    [null, null],
  ],
  [
    ['A', 'A'],
    ['twin', 'twin'],
  ],
  [
    ['A', 'a'],
    ['case-twin', 'case-twin'],
  ],
  [
    ['A', 'a', 'A'],
    ['twin', 'case-twin', 'twin'],
  ],
  [
    ['', ''],
    ['empty-name', 'empty-name'],
  ],
  [
    ['x/y', 'x/y', '.', 'a\\b'],
    ['slash', 'slash', 'dot-name', 'backslash'],
  ],
  [
    ['__proto__', 'constructor', 'toString'],
    [null, null, null],
  ],
  [
    ['__proto__', '__PROTO__'],
    ['case-twin', 'case-twin'],
  ],
  // What takes no room counts as nothing; what an emoji needs does not.
  [
    ['Hat', 'Hat\u200b', '\ufeffhat'],
    ['case-twin', 'case-twin', 'case-twin'],
  ],
  [
    ['👩🚀', '👩‍🚀'],
    [null, null],
  ],
  [
    ['straße', 'STRASSE'],
    ['case-twin', 'case-twin'],
  ],
])('of %j are %j', (names, expected) => {
  expect(problemsOf(names, inOrder(names))).toEqual(expected)
})

it('says the same in whatever order the names came', () => {
  const namesAndOrder = fc
    .array(fc.oneof(clashingName, hostileName), { maxLength: 12 })
    .chain(names =>
      fc.tuple(fc.constant(names), fc.shuffledSubarray(inOrder(names), { minLength: names.length })),
    )
  fc.assert(
    fc.property(namesAndOrder, ([names, order]) => {
      expect(problemsOf(names, order)).toEqual(problemsOf(names, inOrder(names)))
    }),
  )
})

it('agrees with comparing every pair', () => {
  fc.assert(
    fc.property(fc.array(clashingName, { maxLength: 12 }), names => {
      const expected = names.map((name, index) => {
        const others = names.filter((_, other) => other !== index)
        const twin = others.some(other => foldCase(other) === foldCase(name)) ? 'case-twin' : null
        return addressProblem(name) ?? (others.includes(name) ? 'twin' : twin)
      })
      expect(problemsOf(names, inOrder(names))).toEqual(expected)
    }),
  )
})

it('counts an index once, and knows nothing of others', () => {
  const finder = new TwinFinder()
  finder.add('A', 0)
  finder.add('A', 0)
  expect(finder.problemOf(0)).toBeNull()
  expect(finder.problemOf(1)).toBeNull()
  expect(finder.problemOf(-1)).toBeNull()
})

it('stays linear when every name is the same', () => {
  const run = (names: readonly string[]): unknown => problemsOf(names, inOrder(names))
  expect(growthOf(n => Array.from({ length: n }, () => 'Object'), run, 2_000)).toBeLessThan(1.5)
})
