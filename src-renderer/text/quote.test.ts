import { expect, it } from 'vitest'
import { quote as quoteEnglish } from './english'
import { quote as quoteJapanese } from './japanese'

it('a long name is cut between two characters, not within one, and an empty one is said to be', () => {
  const long = `${'x'.repeat(79)}👍`
  for (const quote of [quoteEnglish, quoteJapanese]) {
    expect(quote(long).slice(1, -1)).toBe(`${'x'.repeat(79)}…`)
    expect(quote('')).not.toMatch(/“”|「」/)
  }
})
