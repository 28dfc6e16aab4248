import { describe, expect, it } from 'vitest'
import { paceOf } from './progress'

describe('paceOf', () => {
  it('says nothing before there is something to say', () => {
    expect(paceOf({ atMs: 0, done: 0 }, { atMs: 1_999, done: 100 }, 200)).toBeNull()
    expect(paceOf({ atMs: 0, done: 5 }, { atMs: 10_000, done: 5 }, 200)).toBeNull()
  })

  it('says the rate and what is left', () => {
    expect(paceOf({ atMs: 0, done: 0 }, { atMs: 10_000, done: 200 }, 1_000)).toEqual({
      perSecond: 20,
      restSeconds: 40,
    })
  })

  it('counts only what was done since it was watched', () => {
    expect(paceOf({ atMs: 0, done: 900 }, { atMs: 4_000, done: 910 }, 1_000)).toEqual({
      perSecond: 2.5,
      restSeconds: 36,
    })
  })
})
