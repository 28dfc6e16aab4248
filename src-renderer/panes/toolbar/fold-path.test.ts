import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldOf } from './fold-path'

describe('foldOf', () => {
  it('folds nothing that fits', () => {
    expect(foldOf([80, 100, 100], 280, 28)).toBeNull()
    expect(foldOf([80], 10, 28)).toBeNull()
  })

  it('keeps the first and as many of the last as fit', () => {
    expect(foldOf([80, 100, 100, 100], 320, 28)).toEqual({ from: 1, to: 2 })
    expect(foldOf([80, 100, 100, 100], 240, 28)).toEqual({ from: 1, to: 3 })
  })

  it('gives up the first before the last', () => {
    expect(foldOf([80, 100, 100], 150, 28)).toEqual({ from: 0, to: 2 })
    expect(foldOf([80, 100], 150, 28)).toEqual({ from: 0, to: 1 })
  })

  it('always shows the last, and no more than there is room for, where two fit at all', () => {
    const widths = fc.array(fc.integer({ min: 30, max: 220 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(widths, fc.integer({ min: 280, max: 1_500 }), (widthsPx, roomPx) => {
        const fold = foldOf(widthsPx, roomPx, 28)
        const shown = widthsPx.filter((_, index) => !fold || index < fold.from || index >= fold.to)
        const shownPx = shown.reduce((sum, px) => sum + px, fold ? 28 : 0)
        expect(shown.at(-1)).toBe(widthsPx.at(-1))
        expect(shownPx).toBeLessThanOrEqual(roomPx)
      }),
    )
  })

  it('shows more in more room, never less: nothing jumps while a window grows', () => {
    const widths = fc.array(fc.integer({ min: 30, max: 220 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(widths, fc.nat(1_500), fc.nat(300), (widthsPx, roomPx, morePx) => {
        const hidden = (room: number): number => {
          const fold = foldOf(widthsPx, room, 28)
          return fold ? fold.to - fold.from : 0
        }
        expect(hidden(roomPx + morePx)).toBeLessThanOrEqual(hidden(roomPx))
      }),
    )
  })
})
