import { expect, it } from 'vitest'
import { isMatch } from './is-match'

it('finds every typed word anywhere, whatever its case, accents and order', () => {
  expect(isMatch('Copy record link', 'LINK cop')).toBe(true)
  expect(isMatch('Café öffnen', 'cafe offnen')).toBe(true)
  expect(isMatch('Copy record link', 'copy asset')).toBe(false)
  expect(isMatch('Copy name', '')).toBe(true)
  expect(isMatch('フォルダー', 'フォルダ')).toBe(true)
})
