import { describe, expect, it } from 'vitest'
import { timeLocale } from './time-locale'

const system = (): string => 'fr-CA'

describe('timeLocale', () => {
  it('is that of LC_TIME, and not that of the language', () => {
    expect(timeLocale('linux', { LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, system)).toBe('de-DE')
    expect(timeLocale('linux', { LANG: 'ja_JP.UTF-8', LC_TIME: 'en_GB@euro' }, system)).toBe('en-GB')
  })

  it('follows the order of the C library', () => {
    expect(timeLocale('linux', { LANG: 'en_US', LC_TIME: 'de_DE', LC_ALL: 'sv_SE' }, system)).toBe('sv-SE')
    expect(timeLocale('linux', { LANG: 'en_AU.UTF-8', LC_TIME: '' }, system)).toBe('en-AU')
    expect(timeLocale('linux', { LANG: 'en_US', LC_ALL: 'C.UTF-8' }, system)).toBe('')
    expect(timeLocale('linux', {}, system)).toBe('')
  })

  it('is asked of the system where there are no such variables', () => {
    expect(timeLocale('darwin', { LC_TIME: 'de_DE' }, system)).toBe('fr-CA')
    expect(timeLocale('win32', {}, system)).toBe('fr-CA')
  })
})
