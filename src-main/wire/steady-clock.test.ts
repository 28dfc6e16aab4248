import { afterEach, describe, expect, it, vi } from 'vitest'
import { steadyNowMs } from './steady-clock'

afterEach(() => {
  vi.useRealTimers()
})

describe('steadyNowMs', () => {
  it('is the time of the system', () => {
    // An earlier test of this process may have been ahead of it: from there on it is exact.
    const now = Math.ceil(steadyNowMs()) + 1_000
    vi.useFakeTimers({ now })
    expect(steadyNowMs()).toBe(now)
  })

  it('is never the same twice, and never goes back when the clock of the system is set back', () => {
    const moments = [steadyNowMs(), steadyNowMs()]
    vi.useFakeTimers({ now: Date.now() - 3_600_000 })
    moments.push(steadyNowMs(), steadyNowMs())
    expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b))
  })
})
