import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TILE_SIZES_PX } from '../../src-shared/model/settings'
import {
  bandBetween,
  type Geometry,
  geometryOf,
  lineCountOf,
  lineOf,
  runOfLine,
  runsIn,
  tileCornerOf,
} from './geometry'

const anyGeometry: fc.Arbitrary<Geometry> = fc
  .tuple(fc.nat(2_600), fc.nat(60), fc.constantFrom(...TILE_SIZES_PX))
  .map(([widthPx, count, sizePx]) => geometryOf(widthPx, count, sizePx))

const point = fc.record({
  xPx: fc.integer({ min: -50, max: 2_700 }),
  yPx: fc.integer({ min: -50, max: 9_000 }),
})

describe('geometryOf', () => {
  it('keeps every tile inside the width, wherever one fits at all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 240, max: 4_000 }),
        fc.constantFrom(...TILE_SIZES_PX),
        (widthPx, sizePx) => {
          const geometry = geometryOf(widthPx, 500, sizePx)
          const last = tileCornerOf(geometry, geometry.columns - 1)
          expect(last.xPx + geometry.tileWidthPx).toBeLessThanOrEqual(widthPx - geometry.paddingPx)
          // One more would not have fitted.
          expect(geometry.columns * (geometry.tileWidthPx + 4) + geometry.tileWidthPx).toBeGreaterThan(
            widthPx - 2 * geometry.paddingPx,
          )
        },
      ),
    )
  })

  it('draws on whole pixels, in heights of the 4 px grid', () => {
    fc.assert(
      fc.property(anyGeometry, fc.nat(100), (geometry, index) => {
        const { xPx, yPx } = tileCornerOf(geometry, index)
        expect(Number.isInteger(xPx)).toBe(true)
        expect(yPx % 4).toBe(0)
        expect(geometry.tileHeightPx % 4).toBe(0)
      }),
    )
  })

  it('has one column in a window that is too narrow for one', () => {
    expect(geometryOf(0, 3, 192)).toMatchObject({ columns: 1, count: 3 })
  })
})

it('every tile is in the run of its line, and in no other', () => {
  fc.assert(
    fc.property(anyGeometry, geometry => {
      const lines = Array.from({ length: lineCountOf(geometry) }, (_, line) => runOfLine(geometry, line))
      const indices = lines.flatMap(({ from, to }, line) =>
        Array.from({ length: to - from }, (_, step) => ({ index: from + step, line })),
      )
      expect(indices.map(({ index }) => index)).toEqual(Array.from({ length: geometry.count }, (_, i) => i))
      for (const { index, line } of indices) expect(lineOf(geometry, index)).toBe(line)
    }),
  )
})

describe('runsIn', () => {
  it('holds exactly the tiles that the band touches', () => {
    fc.assert(
      fc.property(anyGeometry, point, point, (geometry, a, b) => {
        const band = bandBetween(a, b)
        const touched = Array.from({ length: geometry.count }, (_, index) => index).filter(index => {
          const { xPx, yPx } = tileCornerOf(geometry, index)
          return (
            xPx <= band.rightPx &&
            xPx + geometry.tileWidthPx > band.leftPx &&
            yPx <= band.bottomPx &&
            yPx + geometry.tileHeightPx > band.topPx
          )
        })
        const held = runsIn(geometry, band).flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, step) => from + step),
        )
        expect(held).toEqual(touched)
      }),
    )
  })

  it('joins whole lines to one run', () => {
    const geometry = geometryOf(1_000, 100_000, 96)
    const all = { leftPx: 0, topPx: 0, rightPx: 1_000, bottomPx: 10_000_000 }
    expect(runsIn(geometry, all)).toEqual([{ from: 0, to: 100_000 }])
  })
})
