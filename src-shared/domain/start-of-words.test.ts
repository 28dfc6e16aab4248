import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from './rich-text'
import { startOfWords } from './start-of-words'
import { withEndsShown } from './visible-text'

describe('startOfWords', () => {
  it.each([
    ['Hat', 'Hat'],
    ['', ''],
    ['<#f00>Hat', 'Hat'],
    ['<color=red><b>Hat', 'Hat'],
    ['<b>Big <i>hat', 'Big <i>hat'],
    ['<3 you', '<3 you'],
    // Nothing would be left to select.
    ['<b>', '<b>'],
  ])('leaves of %j the words %j', (raw, words) => {
    expect(raw.slice(startOfWords(raw))).toBe(words)
  })

  const words = fc.stringMatching(/^[a-z0-9 ]{1,8}$/).filter(text => text.trim() !== '')
  const tags = fc.array(fc.constantFrom('<b>', '<i>', '<color=red>', '<size=50%>'), { maxLength: 4 })

  it('keeps the markup before the words, whatever takes their place', () => {
    fc.assert(
      fc.property(words, tags, words, (name, markup, typed) => {
        const raw = markup.join('') + name
        const renamed = raw.slice(0, startOfWords(raw)) + typed
        expect(renamed).toBe(markup.join('') + typed)
        expect(plainText(renamed)).toBe(withEndsShown(typed))
      }),
    )
  })

  it('lies within every name', () => {
    fc.assert(
      fc.property(fc.string(), raw => {
        expect(startOfWords(raw)).toBeGreaterThanOrEqual(0)
        expect(startOfWords(raw)).toBeLessThanOrEqual(Math.max(0, raw.length - 1))
      }),
    )
  })
})
