import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { whenPageEnds } from './page-end'

describe('whenPageEnds', () => {
  it.each([
    ['a reload', 'did-start-navigation', { isMainFrame: true, isSameDocument: false }, 1],
    ['a crash', 'render-process-gone', {}, 1],
    ['the end of its window', 'destroyed', {}, 1],
    ['a jump within the page', 'did-start-navigation', { isMainFrame: true, isSameDocument: true }, 0],
    ['a frame', 'did-start-navigation', { isMainFrame: false, isSameDocument: false }, 0],
  ])('on %s', (_what, event, details, times) => {
    const page = new EventEmitter()
    let forgotten = 0
    whenPageEnds(page, () => void forgotten++)
    page.emit(event, details)
    expect(forgotten).toBe(times)
  })
})
