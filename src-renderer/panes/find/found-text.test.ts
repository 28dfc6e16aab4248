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
