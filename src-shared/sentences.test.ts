import { describe, expect, it } from 'vitest'
import { say } from './sentences'

describe('say', () => {
  it('makes the English sentence, and keeps what it is about for other languages', () => {
    expect(say('copy-lacks', 'Fruit', 3)).toEqual({
      message: '3 items are missing from the copy of “Fruit”.',
      said: { code: 'copy-lacks', about: ['Fruit', 3] },
    })
  })
})
