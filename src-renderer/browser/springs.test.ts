import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SPRING_MS, Springs } from './springs'

let done: string[] = []
let isGrid = false
let springs = springsOf()

/** A browser that only tells what is done to it. */
function springsOf(): Springs {
  return new Springs({
    isGrid: () => isGrid,
    expand: id => done.push(`open ${id}`),
    collapse: id => done.push(`close ${id}`),
    currentVisit: () => ({ location: '/shelf', focus: null }),
    recordVisit: ({ location }) => done.push(`record ${location}`),
    showVisit: ({ location }) => done.push(`show ${location}`),
  })
}

function restOn(id: string): void {
  springs.restOn({ id, isFolder: true, isExpanded: false, openProblem: null })
}

beforeEach(() => {
  vi.useFakeTimers()
  isGrid = false
  springs = springsOf()
  restOn('/food')
  done = []
})

afterEach(() => {
  vi.useRealTimers()
})

describe('Springs', () => {
  it('closes a folder some time after the drag has left it', () => {
    springs.moveTo('/build')
    expect(done).toEqual([])
    vi.advanceTimersByTime(SPRING_MS)
    expect(done).toEqual(['close /food'])
  })

  it('keeps it open while the drag is in it, and when it comes back in time', () => {
    springs.moveTo('/food/fruit')
    vi.advanceTimersByTime(SPRING_MS)
    springs.moveTo('/foo')
    vi.advanceTimersByTime(SPRING_MS - 1)
    springs.moveTo('/food')
    vi.advanceTimersByTime(SPRING_MS)
    expect(done).toEqual([])
  })

  it('keeps what the drop went into, and closes the rest', () => {
    restOn('/build')
    springs.end('/food', true)
    expect(done).toEqual(['open /build', 'close /build'])
  })

  it('closes everything when the drag was called off', () => {
    springs.end(null, false)
    springs.moveTo(null)
    vi.advanceTimersByTime(SPRING_MS)
    expect(done).toEqual(['close /food'])
  })

  it('goes into folders of a grid, and back to where the drag began unless something was dropped', () => {
    isGrid = true
    restOn('/shelf/a')
    restOn('/shelf/a/b')
    springs.end(null, false)
    expect(done).toEqual(['show /shelf/a', 'show /shelf/a/b', 'close /food', 'show /shelf'])
    done = []
    restOn('/shelf/a')
    springs.end('/shelf/a', true)
    expect(done).toEqual(['show /shelf/a', 'record /shelf'])
  })
})
