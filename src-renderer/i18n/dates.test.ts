import { describe, expect, it } from 'vitest'
import { shortDate } from './dates'
import { en } from './en'

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

  it('takes a clock that is slightly ahead for now, and names a day that is not', () => {
    expect(ago(-60_000)).toBe('just now')
    expect(ago(-30 * 86_400_000)).toMatch(/Jul 15, 2026/)
  })
})
