import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SPRING_MS, Springs } from './springs'

let closed: string[] = []
let springs = new Springs(id => closed.push(id))

beforeEach(() => {
  vi.useFakeTimers()
  closed = []
  springs = new Springs(id => closed.push(id))
  springs.opened('/food')
})

afterEach(() => {
  vi.useRealTimers()
})

describe('Springs', () => {
  it('closes a folder some time after the drag has left it', () => {
    springs.moveTo('/build')
    expect(closed).toEqual([])
    vi.advanceTimersByTime(SPRING_MS)
    expect(closed).toEqual(['/food'])
  })

  it('keeps it open while the drag is in it, and when it comes back in time', () => {
    springs.moveTo('/food/fruit')
    vi.advanceTimersByTime(SPRING_MS)
    springs.moveTo('/foo')
    vi.advanceTimersByTime(SPRING_MS - 1)
    springs.moveTo('/food')
    vi.advanceTimersByTime(SPRING_MS)
    expect(closed).toEqual([])
  })

  it('keeps what the drop went into, and closes the rest', () => {
    springs.opened('/build')
    springs.end('/food')
    expect(closed).toEqual(['/build'])
  })

  it('closes everything when the drag was called off', () => {
    springs.end(null)
    springs.moveTo(null)
    vi.advanceTimersByTime(SPRING_MS)
    expect(closed).toEqual(['/food'])
  })
})
