import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileName } from '../testing/arbitraries'
import { foldForFinding } from './fold-for-finding'
import { plainText } from './rich-text'

describe('foldForFinding', () => {
  it.each([
    ['Crème brûlée', 'CREME BRULEE'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['İstanbul', 'istanbul'],
    ['ﾘﾝｺﾞ', 'りんご'],
    ['リンゴ', 'りんご'],
    ['Ｈａｔ', 'hat'],
    ['Ba\u200bna\u00adna\ufeff\u3164\u2800', 'banana'],
    ['👩\u200d🚀', '👩🚀'],
  ])('takes %s for %s', (one, other) => {
    expect(foldForFinding(one)).toBe(foldForFinding(other))
  })

  it('changes nothing that is folded', () => {
    fc.assert(
      fc.property(hostileName, name => {
        const folded = foldForFinding(plainText(name))
        expect(foldForFinding(folded)).toBe(folded)
      }),
    )
  })

  it('keeps a part a part', () => {
    fc.assert(
      fc.property(hostileName, hostileName, hostileName, (before, part, after) => {
        const whole = [before, part, after].map(plainText).join('')
        expect(foldForFinding(whole)).toContain(foldForFinding(plainText(part)))
      }),
    )
  })
})
