import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ScrollPace } from './scroll-pace'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

const pace = new ScrollPace()

/** Each scroll begins long after the one before. */
let nowMs = 0
function scroll(pxPerFrame: number, frames: number): void {
  nowMs += 10_000
  for (let frame = 0; frame <= frames; frame++) pace.note(frame * pxPerFrame, nowMs + frame * 16)
  nowMs += frames * 16
}

describe('the pace of a scroll', () => {
  it('is no flight as long as a wheel is turned', () => {
    scroll(64, 60)
    expect(pace.isFlying.get()).toBe(false)
  })

  it('is a flight from end to end, until it rests', () => {
    scroll(7_000, 60)
    expect(pace.isFlying.get()).toBe(true)
    vi.advanceTimersByTime(200)
    expect(pace.isFlying.get()).toBe(false)
  })

  it('is no flight when it jumps somewhere', () => {
    scroll(50_000, 1)
    expect(pace.isFlying.get()).toBe(false)
  })
})
