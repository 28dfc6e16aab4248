import { describe, expect, it } from 'vitest'
import { age, exactDate, hasZoneChanged, shortDate } from './dates'
import { en } from './en'
import { ja } from './ja'

/** Noon where the test runs: the day is the same in every time zone. */
const NOW_MS = new Date(2026, 5, 15, 12).getTime()
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

describe('dates', () => {
  it('are written by the customs of the region, in the words of the language', () => {
    const timeMs = new Date(2026, 4, 16, 14, 5).getTime()
    expect(exactDate({ ...en, locale: 'en-DE' }, timeMs)).toBe('16 May 2026, 14:05')
    expect(exactDate({ ...en, locale: 'en-US' }, timeMs)).toMatch(/^May 16, 2026, 2:05\sPM$/)
  })

  it('follow a time zone that changes', () => {
    const { TZ } = process.env
    try {
      process.env['TZ'] = 'UTC'
      hasZoneChanged()
      const text = { ...en, locale: 'en-GB' }
      expect(exactDate(text, Date.UTC(2026, 4, 16, 23, 5))).toBe('16 May 2026, 23:05')
      expect(hasZoneChanged()).toBe(false)
      process.env['TZ'] = 'Asia/Tokyo'
      expect(hasZoneChanged()).toBe(true)
      expect(exactDate(text, Date.UTC(2026, 4, 16, 23, 5))).toBe('17 May 2026, 08:05')
    } finally {
      if (TZ === undefined) delete process.env['TZ']
      else process.env['TZ'] = TZ
      hasZoneChanged()
    }
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
