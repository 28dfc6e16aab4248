import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growthOf, hostileName } from '../testing/arbitraries'
import { parseRichText, plainText, type RichRun } from './rich-text'
import { visibleText } from './visible-text'

describe('parseRichText', () => {
  const cases: [string, RichRun[]][] = [
    ['Hat', [{ text: 'Hat' }]],
    ['<color=red>Hat</color>', [{ text: 'Hat', color: '#ff0000' }]],
    ['<color=#f00>Hat', [{ text: 'Hat', color: '#ff0000' }]],
    ['<color=#F00A>Hat', [{ text: 'Hat', color: '#ff0000' }]],
    ['<color="#FF000080">Hat', [{ text: 'Hat', color: '#ff0000' }]],
    ['<#00ff00>Hat</color>!', [{ text: 'Hat', color: '#00ff00' }, { text: '!' }]],
    ['<color=hero.cyan>Hat', [{ text: 'Hat', color: '#61d1fa' }]],
    ['<color=DARK.Red>Hat', [{ text: 'Hat', color: '#1a1318' }]],
    ['<color=neutrals.midlight>Hat', [{ text: 'Hat', color: '#86888b' }]],
    ['<color=hero.nothing>Hat', [{ text: 'Hat' }]],
    ['<color=__proto__>Hat', [{ text: 'Hat' }]],
    ['<color=hero.constructor>Hat', [{ text: 'Hat' }]],
    ['<color=#12345>Hat', [{ text: 'Hat' }]],
    [
      '<color=red>a<color=blue>b</color>c',
      [
        { text: 'a', color: '#ff0000' },
        { text: 'b', color: '#0000ff' },
        { text: 'c', color: '#ff0000' },
      ],
    ],
    ['<color=red>a<color=mystery>b</color>c', [{ text: 'abc', color: '#ff0000' }]],
    ['a</color></b>b', [{ text: 'ab' }]],
    [
      '<B>a</B><i>b</i>',
      [
        { text: 'a', isBold: true },
        { text: 'b', isItalic: true },
      ],
    ],
    [
      '<b>a<i>b</b>c',
      [
        { text: 'a', isBold: true },
        { text: 'b', isBold: true, isItalic: true },
        { text: 'c', isItalic: true },
      ],
    ],
    [
      '<u>a</u><s>b</s>',
      [
        { text: 'a', isUnderlined: true },
        { text: 'b', isStruck: true },
      ],
    ],
    ['<b><b>a</b>b</b>c', [{ text: 'ab', isBold: true }, { text: 'c' }]],
    ['<size=50%>a</size><alpha=#80>b<sub>c</sub><font="x">d<nobr>e', [{ text: 'abcde' }]],
    ['<sprite name="Star">a<glyph index=3>', [{ text: 'a' }]],
    ['a<br>b', [{ text: 'a b' }]],
    ['<b><color=red>a</closeall>b', [{ text: 'a', color: '#ff0000', isBold: true }, { text: 'b' }]],
    [
      '<b><closeallblock><i>a</closeall>b</closeallblock></b>c',
      [{ text: 'a', isBold: true, isItalic: true }, { text: 'b', isBold: true }, { text: 'c' }],
    ],
    ['<b><noparse><i>a</i></noparse>b', [{ text: '<i>a</i>b', isBold: true }]],
    ['a\u202eb', [{ text: 'a⟨RLO⟩b' }]],
    // A tag ends before the next one begins: nothing between two `<` is swallowed.
    ['<color=<b>a', [{ text: '<color=' }, { text: 'a', isBold: true }]],
    ['\ud83d<b></b>\ude00', [{ text: '\ufffd\ufffd' }]],
    ['', []],
    ['<b></b>', []],
  ]
  it.each(cases)('reads %j', (raw, runs) => {
    expect(parseRichText(raw)).toEqual(runs)
  })

  it.each([
    '1 < 2 > 0',
    '<3',
    'a <b',
    '<unknown>',
    '<script>alert(1)</script>',
    '< b>',
    '<#hashtag>',
    '<size matters>',
    '<color>',
    '<>',
    '</>',
    '<<',
    '<b<',
    '<-',
    'a > b',
    '&lt;b&gt;',
    `<color=${'x'.repeat(300)}>`,
  ])('leaves %j as text', raw => {
    expect(parseRichText(raw)).toEqual([{ text: raw }])
  })

  it('gives runs that differ from their neighbours, hold text, and carry only known colours', () => {
    fc.assert(
      fc.property(hostileName, name => {
        const runs = parseRichText(name)
        runs.forEach((run, index) => {
          expect(run.text).not.toBe('')
          if (run.color !== undefined) expect(run.color).toMatch(/^#[0-9a-f]{6}$/)
          const { text: _text, ...style } = run
          const { text: _next, ...nextStyle } = runs[index + 1] ?? { text: '', color: 'none' }
          expect(style).not.toEqual(nextStyle)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('invents no text: what it shows is in the name, in the same order', () => {
    // A line break is the one tag that shows something: a space.
    const name = hostileName.filter(text => !/<br/i.test(text))
    fc.assert(
      fc.property(name, raw => {
        const shown = parseRichText(raw).map(run => run.text)
        const source = visibleText(raw)
        let at = 0
        for (const character of shown.join('')) {
          at = source.indexOf(character, at) + 1
          expect(at).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the number of runs bounded and loses no text by that', () => {
    const runs = parseRichText('<b>a</b>b'.repeat(50_000))
    expect(runs.length).toBeLessThanOrEqual(200)
    expect(runs.map(run => run.text).join('')).toBe('ab'.repeat(50_000))
  })
})

describe('plainText', () => {
  it.each([
    ['<color=red>Hat</color>', 'Hat'],
    ['', ''],
    ['<b></b>', '<b></b>'],
    ['<b> </b>', '<b> </b>'],
    ['<b>\0', '␀'],
    ['   ', '␣␣␣'],
    ['Hat ', 'Hat␣'],
    ['<b> Hat</b>', '␣Hat'],
  ])('of %j is %j', (raw, expected) => {
    expect(plainText(raw)).toBe(expected)
  })

  it('is empty for no name but the empty one', () => {
    fc.assert(
      fc.property(hostileName, name => {
        expect(plainText(name) === '').toBe(name === '')
      }),
    )
  })
})

it.each([
  ['<', '<'],
  ['tags', '<b>'],
  ['half tags', '</'],
  ['styled letters', '<b>a</b>c'],
  ['colours', '<color=red>'],
  ['closings', '</color>'],
  ['literal tags', '<noparse><b>'],
  ['blocks', '<closeallblock><b>a</closeall>'],
  ['values', '<size='],
  ['controls', '\0'],
  ['surrogates', '\ud800'],
  ['one long tag', 'a'],
])('reads a name of %s in linear time', (_, piece) => {
  const make = (size: number): string => `<color=${piece.repeat(size / piece.length)}`
  expect(growthOf(make, plainText, 24 * 1024)).toBeLessThan(1.5)
})

it('reads a name with many spaces in its middle in linear time', () => {
  const make = (size: number): string => ` a${' '.repeat(size - 3)}b`
  expect(growthOf(make, plainText, 24 * 1024)).toBeLessThan(1.5)
})
