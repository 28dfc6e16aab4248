import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { hostileName } from '../testing/arbitraries'
import { visibleText } from './visible-text'

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

it('leaves nothing behind that hides or reorders, and changes nothing twice', () => {
  fc.assert(
    fc.property(hostileName, name => {
      const shown = visibleText(name)
      expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
      expect(visibleText(shown)).toBe(shown)
    }),
  )
})
