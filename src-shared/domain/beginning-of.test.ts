import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginningOf } from './beginning-of'

const FAMILY = '👩‍👩‍👧'

it('ends between characters, as people see them', () => {
  expect(beginningOf('Banana', 6)).toBe('Banana')
  expect(beginningOf('Banana', 3)).toBe('Ban')
  expect(beginningOf('a👍', 2)).toBe('a')
  expect(beginningOf(`ab${FAMILY}`, 5)).toBe('ab')
  expect(beginningOf(`ab${FAMILY}c`, 10)).toBe(`ab${FAMILY}`)
  expect(beginningOf('e\u0301e\u0301', 3)).toBe('e\u0301')
})

it('is a beginning that is no longer, and whole in itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(50), (text, length) => {
      const beginning = beginningOf(text, length)
      expect(text.startsWith(beginning)).toBe(true)
      expect(beginning.length).toBeLessThanOrEqual(length)
      expect(beginning).not.toMatch(/\p{Surrogate}/u)
    }),
  )
  expect(beginningOf(`a${'\u0301'.repeat(500)}`, 100)).toHaveLength(100)
  expect(beginningOf('👍', 1)).toBe('')
})
