import { describe, expect, it } from 'vitest'
import { isNearEdge } from './near-edge'

describe('isNearEdge', () => {
  it('comes up on the status bar, leaves the edge above it to scrolling, and stays while a drag is on it', () => {
    expect(isNearEdge(false, 500, 600)).toBe(false)
    expect(isNearEdge(false, 565, 600)).toBe(false)
    expect(isNearEdge(false, 575, 600)).toBe(true)
    expect(isNearEdge(true, 480, 600)).toBe(true)
    expect(isNearEdge(true, 440, 600)).toBe(false)
  })

  it('goes away with the drag', () => {
    expect(isNearEdge(true, null, 600)).toBe(false)
  })
})
