import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { hostileName } from '../testing/arbitraries'
import { holdsInvisible, visibleText, withEndsShown, withoutInvisible } from './visible-text'

it.each([
  ['a\0b', 'a␀b'],
  ['a\nb\t', 'a␊b␉'],
  ['\u007f', '␡'],
  ['\u0085', '⟨85⟩'],
  ['evil\u202egpj.exe', 'evil⟨RLO⟩gpj.exe'],
  ['\u2066x\u2069', '⟨LRI⟩x⟨PDI⟩'],
  ['\u200e\u200f\u061c', '⟨LRM⟩⟨RLM⟩⟨ALM⟩'],
  ['a\u2028b\u2029', 'a⟨LS⟩b⟨PS⟩'],
  ['a\ud800b', 'a\ufffdb'],
  ['👩‍🚀 سلام é', '👩‍🚀 سلام é'],
])('shows %j as %j', (raw, expected) => {
  expect(visibleText(raw)).toBe(expected)
})

it.each([
  ['a\u200bb', 'a⟨ZWSP⟩b'],
  ['\u2060a\ufeff', '⟨WJ⟩a⟨BOM⟩'],
  ['so\u00adft', 'so⟨SHY⟩ft'],
  ['\u3164', '⟨HF⟩'],
  ['a\u2800', 'a⟨2800⟩'],
  ['a\u{e0041}', 'a⟨E0041⟩'],
  ['a\u00a0b\u2009c', 'a⟨NBSP⟩b⟨2009⟩c'],
  // Between letters of a script that does not join, a joiner is nothing but a difference.
  ['a\u200db', 'a⟨ZWJ⟩b'],
  ['a\ufe0f', 'a⟨FE0F⟩'],
])('shows what takes no room: %j as %j', (raw, expected) => {
  expect(visibleText(raw)).toBe(expected)
})

it.each([
  ['a family', '👨‍👩‍👧'],
  ['a heart in colour', '❤️‍🔥'],
  ['a keycap', '1️⃣'],
  ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['Persian', 'می\u200cخواهم'],
  ['Sinhala', 'ශ්\u200dරී'],
  ['an ideograph in another form', '葛\u{e0100}城'],
])('leaves what %s needs', (_what, name) => {
  expect(visibleText(name)).toBe(name)
  expect(withoutInvisible(name)).toBe(name)
  expect(holdsInvisible(name)).toBe(false)
})

it('shows spaces at the ends', () => {
  expect(withEndsShown(visibleText('  a  b '))).toBe('␣␣a  b␣')
  expect(withEndsShown(visibleText('\u3000'))).toBe('⟨3000⟩')
})

it('leaves nothing behind that hides or reorders, and changes nothing twice', () => {
  fc.assert(
    fc.property(hostileName, name => {
      const shown = visibleText(name)
      expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
      expect(visibleText(shown)).toBe(shown)
    }),
  )
})

it('shows no two different names alike, unless they were so in all that can be seen', () => {
  const alike = fc.constantFrom(
    'a',
    ' ',
    '\u00a0',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u2800',
    '\u3164',
    '\u3000',
    '\ufe0f',
  )
  const name = fc.array(alike, { maxLength: 6 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(name, name, (one, other) => {
      const isSeenAlike = withEndsShown(visibleText(one)) === withEndsShown(visibleText(other))
      expect(isSeenAlike).toBe(one === other)
    }),
  )
})
