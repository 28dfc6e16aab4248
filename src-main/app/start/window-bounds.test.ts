import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, boundsBeside, firstBounds, parseBounds } from './window-bounds'

const SCREEN: Box = { x: 0, y: 0, width: 1920, height: 1040 }
const RIGHT: Box = { x: 1920, y: 0, width: 1920, height: 1080 }
const at = (x: number, y: number, width = 1000, height = 700, isMaximized = false) => ({
  box: { x, y, width, height },
  isMaximized,
})

describe('boundsBeside', () => {
  const box = { x: 300, y: 200, width: 1000, height: 700 }

  it('is as large, a little beside, and whole on the screen', () => {
    const beside = boundsBeside(box, [SCREEN])
    expect(beside).toEqual({ width: 1000, height: 700, position: { x: 332, y: 232 }, isMaximized: false })
    expect(boundsBeside({ ...box, x: 1950 }, [SCREEN, RIGHT]).position).toEqual({ x: 1982, y: 232 })
  })

  it('begins again at the other side where there is no more room, and is never larger than its screen', () => {
    expect(boundsBeside({ ...box, x: 900, y: 330 }, [SCREEN]).position).toEqual({ x: 0, y: 0 })
    expect(boundsBeside({ ...box, width: 4000 }, [SCREEN])).toMatchObject({ width: 1920, position: { x: 0 } })
    expect(boundsBeside(box, [])).toMatchObject({ width: 1000, position: null })
  })
})

describe('firstPlace', () => {
  it('leaves it to the system when nothing is known', () => {
    expect(firstBounds(null, [SCREEN])).toEqual({
      width: 1280,
      height: 800,
      position: null,
      isMaximized: false,
    })
  })

  it('opens as it was left', () => {
    expect(firstBounds(at(300, 200), [SCREEN])).toMatchObject({
      position: { x: 300, y: 200 },
      width: 1000,
      height: 700,
    })
    expect(firstBounds(at(2000, 100, 800, 600, true), [SCREEN, RIGHT])).toMatchObject({
      position: { x: 2000, y: 100 },
      isMaximized: true,
    })
  })

  it('keeps the size only when its screen is gone', () => {
    expect(firstBounds(at(2000, 100), [SCREEN])).toMatchObject({ position: null, width: 1000, height: 700 })
  })

  it('comes back whole onto a screen that it hung over', () => {
    expect(firstBounds(at(-300, -50), [SCREEN])).toMatchObject({ position: { x: 0, y: 0 } })
    expect(firstBounds(at(1500, 900), [SCREEN])).toMatchObject({ position: { x: 920, y: 340 } })
  })

  it('stays across two screens', () => {
    expect(firstBounds(at(1400, 100), [SCREEN, RIGHT])).toMatchObject({ position: { x: 1400, y: 100 } })
  })

  it('shrinks to a smaller screen, but not below what can be used', () => {
    const small = { x: 0, y: 0, width: 800, height: 600 }
    expect(firstBounds(at(0, 0, 1900, 1000), [small])).toMatchObject({ width: 800, height: 600 })
    const tiny = { x: 0, y: 0, width: 320, height: 240 }
    expect(firstBounds(at(0, 0, 1900, 1000), [tiny])).toMatchObject({ width: 420, height: 400 })
  })

  it('is always on a screen, whatever was stored', () => {
    const pixel = fc.integer({ min: -100_000, max: 100_000 })
    const size = fc.integer({ min: 1, max: 100_000 })
    const box = fc.record({ x: pixel, y: pixel, width: size, height: size })
    fc.assert(
      fc.property(box, fc.boolean(), (stored, isMaximized) => {
        const { position, width, height } = firstBounds({ box: stored, isMaximized }, [SCREEN, RIGHT])
        if (position === null) return
        const isSeen = [SCREEN, RIGHT].some(
          screen =>
            Math.min(position.x + width, screen.x + screen.width) - Math.max(position.x, screen.x) >= 160 &&
            Math.min(position.y + height, screen.y + screen.height) - Math.max(position.y, screen.y) >= 80,
        )
        expect(isSeen).toBe(true)
      }),
    )
  })
})

describe('parsePlace', () => {
  it('takes what it wrote', () => {
    expect(parseBounds({ ...at(1, 2), version: 1 })).toEqual(at(1, 2))
  })

  it.each([
    {},
    { box: { x: 0, y: 0, width: 0, height: 10 }, isMaximized: false },
    { box: { x: 1e9, y: 0, width: 10, height: 10 }, isMaximized: false },
    { box: { x: 0.5, y: 0, width: 10, height: 10 }, isMaximized: false },
    { box: { x: 0, y: 0, width: 10, height: 10 } },
    null,
  ])('refuses %j', stored => {
    expect(parseBounds(stored)).toBeNull()
  })
})
