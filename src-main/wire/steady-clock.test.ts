import { afterEach, describe, expect, it, vi } from 'vitest'
import { steadyNowMs } from './steady-clock'

afterEach(() => {
  vi.useRealTimers()
})

describe('steadyNowMs', () => {
  it('is the time of the system', () => {
    expect(Math.abs(steadyNowMs() - Date.now())).toBeLessThan(1_000)
  })

  it('is never the same twice, and never goes back when the clock of the system is set back', () => {
    const moments = [steadyNowMs(), steadyNowMs()]
    vi.useFakeTimers({ now: Date.now() - 3_600_000 })
    moments.push(steadyNowMs(), steadyNowMs())
    expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b))
  })
})
