import { describe, expect, it } from 'vitest'
import { say } from './sentences'

describe('say', () => {
  it('makes the English sentence, and keeps what it is about for other languages', () => {
    expect(say('copy-lacks', 'Fruit', 3)).toEqual({
      message: 'The copy of “Fruit” lacks 3 of its entries.',
      said: { code: 'copy-lacks', about: ['Fruit', 3] },
    })
  })
})
