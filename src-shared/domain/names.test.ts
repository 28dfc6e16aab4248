import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clashingName, growthOf, hostileName } from '../testing/arbitraries'
import { addressProblem, foldCase, isSameName, nameProblem, nextFreeName } from './names'

describe('addressProblem', () => {
  it.each([
    ['', 'empty-name'],
    ['.', 'dot-name'],
    ['..', 'dot-name'],
    ['/', 'slash'],
    ['<b>Hat</b>', 'slash'],
    ['a\\b', 'backslash'],
    ['...', null],
    [' ', null],
    ['\0', null],
    ['__proto__', null],
    ['<b>Hat', null],
  ])('of %j is %j', (name, expected) => {
    expect(addressProblem(name)).toBe(expected)
  })
})

describe('nameProblem', () => {
  it.each([
    ['', 'empty'],
    [' \t\u3000', 'empty'],
    ['.', 'dot'],
    ['..', 'dot'],
    ['a/b', 'slash'],
    ['a\\b', 'backslash'],
    ['a\0b', 'control'],
    ['a\nb', 'control'],
    ['a\u202eb', 'control'],
    ['a\u2028b', 'control'],
    ['a\ud800b', 'control'],
    ['x'.repeat(255 + 1), 'too-long'],
    ['x'.repeat(255), null],
    ['Fruit 🍌', null],
    ['سلام\u200f!', null],
    ['Hat\u200b', 'invisible'],
    ['a\ufeffb', 'invisible'],
    ['\u3164', 'invisible'],
    ['👩‍🚀', null],
    ['می\u200cخواهم', null],
    ['<color=red>Hat', null],
  ])('of %j is %j', (name, expected) => {
    expect(nameProblem(name)).toBe(expected)
  })

  it('lets no name pass that could not be addressed afterwards', () => {
    fc.assert(
      fc.property(hostileName, name => {
        if (nameProblem(name) === null) expect(addressProblem(name)).toBeNull()
      }),
    )
  })
})

describe('foldCase', () => {
  it('is stable: folding twice changes nothing', () => {
    fc.assert(
      fc.property(hostileName, name => {
        expect(foldCase(foldCase(name))).toBe(foldCase(name))
      }),
    )
  })

  it('joins all spellings that differ in case', () => {
    fc.assert(
      fc.property(hostileName, name => {
        expect(isSameName(name, name.toUpperCase())).toBe(true)
        expect(isSameName(name.toUpperCase(), name.toUpperCase().toLowerCase())).toBe(true)
      }),
    )
  })

  it('joins the two ways to write an accent', () => {
    expect(isSameName('Caf\u00e9', 'CAFE\u0301')).toBe(true)
    expect(isSameName('\u0390', '\u03b9\u0308\u0301')).toBe(true)
  })

  it('keeps accents and widths apart', () => {
    expect(isSameName('Cafe', 'Café')).toBe(false)
    expect(isSameName('A', 'Ａ')).toBe(false)
  })
})

describe('nextFreeName', () => {
  const folded = (...names: string[]): Set<string> => new Set(names.map(foldCase))

  it.each([
    ['Hat', [], 'Hat'],
    ['Hat', ['hat'], 'Hat (2)'],
    ['Hat', ['Hat', 'HAT (2)'], 'Hat (3)'],
    ['Hat (2)', ['Hat (2)'], 'Hat (3)'],
    ['Hat (9)', ['Hat (9)', 'Hat (10)'], 'Hat (11)'],
    ['<b>Hat</b>', ['<b>Hat</b>'], '<b>Hat (2)</b>'],
    ['<i><b>Hat</b></i>', ['<i><b>Hat</b></i>'], '<i><b>Hat (2)</b></i>'],
    ['Hat >', ['Hat >'], 'Hat > (2)'],
  ])('of %j among %j is %j', (name, taken, expected) => {
    expect(nextFreeName(name, folded(...taken))).toBe(expected)
  })

  it.each([
    ['x'.repeat(255), 255, `${'x'.repeat(251)} (2)`],
    ['é'.repeat(127), 255, `${'é'.repeat(125)} (2)`],
    ['🎩'.repeat(63), 255, `${'🎩'.repeat(62)} (2)`],
    ['Hat', 255, 'Hat (2)'],
  ])('of %j is not longer than %i bytes', (name, maxUtf8, expected) => {
    expect(nextFreeName(name, folded(name), { maxUtf8, maxUtf16: null })).toBe(expected)
  })

  it('is never taken', () => {
    fc.assert(
      fc.property(fc.oneof(hostileName, clashingName), fc.nat(20), (name, count) => {
        const taken = new Set<string>()
        for (let i = 0; i <= count; i += 1) taken.add(foldCase(nextFreeName(name, taken)))
        expect(taken.size).toBe(count + 1)
        expect(taken.has(foldCase(nextFreeName(name, taken)))).toBe(false)
      }),
    )
  })

  it('reads a name of closing tags once', () => {
    expect(
      growthOf(
        n => '</b>'.repeat(n),
        name => nextFreeName(name, new Set()),
        20_000,
      ),
    ).toBeLessThan(1.5)
    expect(
      growthOf(
        n => '>'.repeat(n),
        name => nextFreeName(name, new Set()),
        20_000,
      ),
    ).toBeLessThan(1.5)
  })
})
