import { describe, expect, it } from 'vitest'
import type { AppError } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import { en } from './en'
import { ja } from './ja'
import { errorText, listingErrorText } from './refusal-text'

describe('what a platform refused', () => {
  it('is said in its own words, readable and no longer than a sentence can bear', () => {
    const detail = `not <b>today</b> ${'x'.repeat(1_000)}`
    const error: AppError = { kind: 'refused', ...say('refused-by-platform'), detail }
    expect(errorText(en, error)).toMatch(/^The inventory refused this\. It says: “not today x+”$/)
    expect(errorText(en, error).length).toBeLessThan(500)
    expect(errorText(ja, error)).toContain('not today')
    expect(errorText(en, { kind: 'refused', ...say('not-given-away') })).toBe('This can’t be given away.')
  })
})

describe('a folder that could not be listed', () => {
  const answers: readonly AppError[] = [
    { kind: 'cloud', ...say('cloud-trouble') },
    { kind: 'not-found', ...say('entry-not-found') },
    { kind: 'not-ready', ...say('not-allowed') },
  ]

  it.each(answers)('may be one without access behind a link: $kind', error => {
    expect(listingErrorText(en, error, true)).toContain('may not have given you access')
    expect(listingErrorText(ja, error, true)).toBe(ja.tree.linkNotRead)
    expect(listingErrorText(en, error, false)).toBe(errorText(en, error))
  })

  it('says of a service that does not name anybody that nothing is shown, not that nothing was done', () => {
    const unsaid: AppError = { kind: 'not-ready', ...say('account-unsaid') }
    for (const isBehindLink of [true, false])
      expect(listingErrorText(en, unsaid, isBehindLink)).toBe(en.tree.accountUnsaid)
    expect(errorText(en, unsaid)).toContain('nothing was done')
  })

  it('is said as it is where access has nothing to do with it', () => {
    const lost: AppError = { kind: 'offline', ...say('connection-lost') }
    expect(listingErrorText(en, lost, true)).toBe(errorText(en, lost))
  })
})
