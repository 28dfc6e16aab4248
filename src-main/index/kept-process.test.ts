import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KeptProcess, type StartedProcess } from './kept-process'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A process that ends when the test says so. */
function keeping(fails = false) {
  const ends: (() => void)[] = []
  const heard: string[] = []
  let killed = 0
  const kept = new KeptProcess<StartedProcess>({
    start: () => {
      if (fails) throw new Error('no such program')
      return {
        onEnd: listener => ends.push(listener),
        kill: () => {
          killed += 1
        },
      }
    },
    nowMs: Date.now,
    log: line => heard.push(line),
    onStart: () => heard.push('start'),
    onEnd: isTooOften => heard.push(isTooOften ? 'away' : 'end'),
  })
  return { kept, ends, heard, killed: () => killed }
}

describe('KeptProcess', () => {
  it('is started anew when it ends, five times a minute at most, and again when the minute is over', () => {
    const { kept, ends, heard } = keeping()
    kept.start()
    expect(heard).toEqual(['start'])
    for (let end = 0; end < 4; end++) {
      ends.at(-1)?.()
      expect(kept.started).toBeNull()
      vi.advanceTimersByTime(200)
      expect(kept.started).not.toBeNull()
    }
    ends.at(-1)?.()
    expect(heard.at(-1)).toBe('away')
    vi.advanceTimersByTime(50_000)
    expect(kept.started).toBeNull()
    vi.advanceTimersByTime(10_000)
    expect(kept.started).not.toBeNull()
  })

  it('tries again, too, where it cannot be started', () => {
    const { kept, heard } = keeping(true)
    kept.start()
    expect(heard).toEqual(['index: not started: Error: no such program', 'end'])
    vi.advanceTimersByTime(200)
    expect(heard).toHaveLength(4)
  })

  it('is not started again once it was stopped, whatever ends later', () => {
    const { kept, ends, heard, killed } = keeping()
    kept.start()
    kept.stop()
    expect(killed()).toBe(1)
    ends.at(-1)?.()
    vi.advanceTimersByTime(120_000)
    expect(kept.started).toBeNull()
    expect(heard).toEqual(['start'])
  })
})
