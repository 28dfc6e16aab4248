import { describe, expect, it } from 'vitest'
import { age, shortDate } from './dates'
import { en } from './en'
import { ja } from './ja'

const NOW_MS = Date.UTC(2026, 5, 15, 12)
const ago = (ms: number): string => shortDate(en, NOW_MS - ms, NOW_MS)

describe('shortDate', () => {
  it('counts minutes, hours and days within a week', () => {
    expect(ago(30_000)).toBe('just now')
    expect(ago(5 * 60_000)).toBe('5 min. ago')
    expect(ago(3 * 3_600_000)).toBe('3 hr. ago')
    expect(ago(2 * 86_400_000)).toBe('2 days ago')
  })

  it('names the day from a week on', () => {
    expect(ago(7 * 86_400_000)).toMatch(/Jun \d, 2026/)
  })

  it('writes dates as the language does', () => {
    expect(shortDate(ja, NOW_MS - 5 * 60_000, NOW_MS)).toBe('5 分前')
    expect(shortDate(ja, NOW_MS - 30 * 86_400_000, NOW_MS)).toBe('2026/05/16')
  })

  it('takes a clock that is slightly ahead for now, and names a day that is not', () => {
    expect(ago(-60_000)).toBe('just now')
    expect(ago(-30 * 86_400_000)).toMatch(/Jul 15, 2026/)
  })
})

describe('age', () => {
  const DAY_MS = 86_400_000
  it.each([
    [0, 'just now'],
    [3 * 3_600_000, '3 hours ago'],
    [13 * DAY_MS, '13 days ago'],
    [20 * DAY_MS, '2 weeks ago'],
    [100 * DAY_MS, '3 months ago'],
    [1_200 * DAY_MS, '3 years ago'],
    // A clock that is ahead.
    [-3 * DAY_MS, 'in 3 days'],
  ])('of %i ms is %s', (ms, words) => {
    expect(age(en, NOW_MS - ms, NOW_MS)).toBe(words)
  })
})
