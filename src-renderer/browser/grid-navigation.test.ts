import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { geometryOf } from './geometry'
import { tileAfter } from './grid-navigation'
import { NAVIGATION_KEYS } from './navigation'

/** Ten tiles in lines of four: 0-3, 4-7, 8-9. */
const tens = { ...geometryOf(600, 10, 96), columns: 4 }

describe('tileAfter', () => {
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 6, 9],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 9, 5],
    ['ArrowUp', 2, 2],
    ['PageDown', 0, 8],
    ['PageDown', 3, 9],
    ['PageUp', 9, 1],
    ['Home', 7, 0],
    ['End', 0, 9],
  ] as const)('%s leads from %d to %d', (key, from, to) => {
    expect(tileAfter(key, from, tens, 5)).toBe(to)
  })

  it('begins at an end when nothing has the focus', () => {
    expect(tileAfter('ArrowDown', -1, tens, 5)).toBe(0)
    expect(tileAfter('End', -1, tens, 5)).toBe(9)
  })

  it('always leads to a tile, or nowhere when there is none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAVIGATION_KEYS),
        fc.nat(2_000),
        fc.nat(50),
        fc.integer({ min: -1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (key, widthPx, count, from, pageLines) => {
          const to = tileAfter(key, from, geometryOf(widthPx, count, 96), pageLines)
          expect(to).toBeGreaterThanOrEqual(count === 0 ? -1 : 0)
          expect(to).toBeLessThan(Math.max(1, count))
        },
      ),
    )
  })
})
