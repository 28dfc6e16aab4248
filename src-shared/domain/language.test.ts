import { describe, expect, it } from 'vitest'
import { dateLocaleFor, languageFor } from './language'

describe('languageFor', () => {
  it('takes what was chosen before what the system speaks', () => {
    expect(languageFor('en', 'ja-JP')).toBe('en')
    expect(languageFor('ja', 'de')).toBe('ja')
    expect(languageFor('pseudo', 'ja')).toBe('pseudo')
  })

  it('follows the system where it can, and speaks English elsewhere', () => {
    expect(languageFor('system', 'ja')).toBe('ja')
    expect(languageFor('system', 'ja-JP')).toBe('ja')
    expect(languageFor('system', 'en-GB')).toBe('en')
    expect(languageFor('system', 'jam')).toBe('en')
    expect(languageFor('system', '')).toBe('en')
  })
})

describe('dateLocaleFor', () => {
  it('writes dates as the region does, if it speaks the language', () => {
    expect(dateLocaleFor('en', 'en-GB')).toBe('en-GB')
    expect(dateLocaleFor('pseudo', 'en-AU')).toBe('en-AU')
    expect(dateLocaleFor('ja', 'ja-JP')).toBe('ja-JP')
  })

  it('follows the customs for dates where the system has other ones than its language', () => {
    expect(dateLocaleFor('en', 'en-US', 'en-GB')).toBe('en-GB')
    expect(dateLocaleFor('en', 'en-US', 'de-DE')).toBe('en-DE')
    expect(dateLocaleFor('ja', 'ja', 'en-US')).toBe('ja-US')
    expect(dateLocaleFor('en', 'en-AU', 'sv')).toBe('en-AU')
    expect(dateLocaleFor('en', 'en-AU', 'not a locale')).toBe('en-AU')
  })

  it('falls back to the language itself', () => {
    expect(dateLocaleFor('en', 'de-DE')).toBe('en')
    expect(dateLocaleFor('ja', 'en-US')).toBe('ja')
    expect(dateLocaleFor('en', 'not a locale')).toBe('en')
    expect(dateLocaleFor('en', '')).toBe('en')
  })
})
