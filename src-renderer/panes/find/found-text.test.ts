import { expect, it } from 'vitest'
import { en } from '../../text/en'
import { notFollowedOf } from './found'
import { nothingText } from './found-text'

it('names what could not be followed as it was asked, whatever is typed by now', () => {
  const asked = '👍 new:someday'
  const notFollowed = notFollowedOf(asked, [{ from: 3, to: asked.length, code: 'unknown-value' }])
  const coverage = { kind: 'opened', folders: 1 } as const
  expect(nothingText(en, { coverage, notFollowed })).toBe(
    '“new:someday” isn’t understood, so it is looked for in names.',
  )
})

it('does not say that links are not told, where only none has been seen yet', () => {
  const asked = 'links-to:R-1'
  const notFollowed = notFollowedOf(asked, [{ from: 0, to: asked.length, code: 'not-here' }])
  const coverage = {
    kind: 'index',
    folders: 2,
    neverListed: 1,
    oldestMs: null,
    entries: 3,
    beyondBounds: 0,
  } as const
  expect(nothingText(en, { coverage, notFollowed })).toContain('doesn’t say that of its items')
  expect(nothingText(en, { coverage, notFollowed }, ['link-target'])).toBe(en.find.nothingKnown)
})
