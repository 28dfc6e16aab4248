import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnLines, LongScroll, linesOnCanvas } from './long-scroll'

/** 2^25: what Chromium lays out at most, in device pixels. */
const CHROMIUM_MAX_PX = 33_554_432

const scene: fc.Arbitrary<Scene> = fc.record({
  count: fc.integer({ min: 1, max: 1_000_000 }),
  stepPx: fc.integer({ min: 20, max: 320 }),
  pixelRatio: fc.constantFrom(0.5, 1, 1.25, 2, 3, 5, 15),
  windowPx: fc.integer({ min: 40, max: 2_000 }),
  paddingPx: fc.integer({ min: 0, max: 200 }),
})

interface Scene {
  readonly count: number
  readonly stepPx: number
  readonly pixelRatio: number
  readonly windowPx: number
  readonly paddingPx: number
}

/** What a browser does: it lets nobody scroll past the end of the canvas. */
function open({ count, stepPx, pixelRatio, windowPx, paddingPx }: Scene) {
  const lines = linesOnCanvas(count, stepPx, pixelRatio)
  const lastPx = Math.max(0, lines * stepPx + paddingPx - windowPx)
  let topPx = 0
  const node = {
    clientHeight: windowPx,
    get scrollTop() {
      return topPx
    },
    set scrollTop(px: number) {
      topPx = Math.max(0, Math.min(lastPx, px))
    },
  }
  const scroll = new LongScroll()
  scroll.measure(node, { count, stepPx, paddingPx, lines })
  return { scroll, node, lines, lastPx, endPx: Math.max(0, count * stepPx + paddingPx - windowPx) }
}

describe('a list of any length', () => {
  it('fits on a canvas at every zoom and scale, up to 1,000,000 lines', () => {
    fc.assert(
      fc.property(scene, ({ count, stepPx, pixelRatio, paddingPx }) => {
        const canvasPx = linesOnCanvas(count, stepPx, pixelRatio) * stepPx + paddingPx
        expect(canvasPx * pixelRatio).toBeLessThan(CHROMIUM_MAX_PX)
      }),
    )
  })

  it('reaches every offset that is asked for, and both ends', () => {
    fc.assert(
      fc.property(scene, fc.double({ min: 0, max: 1, noNaN: true }), (each, part) => {
        const { scroll, lines, endPx } = open(each)
        for (const toPx of [part * endPx, endPx, 0]) {
          scroll.scrollTo(toPx)
          expect(Math.abs(scroll.offsetPx - toPx)).toBeLessThan(1.001)
          expect(scroll.first.get()).toBeLessThanOrEqual(each.count - lines)
        }
      }),
    )
  })

  it('reaches the last line when the scroll bar is dragged to its end, and the first at its beginning', () => {
    fc.assert(
      fc.property(scene, each => {
        const { scroll, node, lastPx, endPx } = open(each)
        node.scrollTop = lastPx
        scroll.onScroll()
        scroll.onRest()
        expect(scroll.offsetPx).toBeCloseTo(endPx, 0)
        node.scrollTop = 0
        scroll.onScroll()
        scroll.onRest()
        expect(scroll.offsetPx).toBeCloseTo(0, 0)
      }),
    )
  })

  it('moves by what a wheel says, not by more: no line is passed over', () => {
    fc.assert(
      fc.property(scene, fc.double({ min: 0, max: 1, noNaN: true }), (each, part) => {
        const { scroll, node, endPx } = open(each)
        scroll.scrollTo(part * endPx)
        for (const byPx of [17, 17, -30, 17]) {
          const before = scroll.offsetPx
          const topPx = node.scrollTop
          node.scrollTop += byPx
          const movedPx = node.scrollTop - topPx
          scroll.onScroll()
          expect(scroll.offsetPx - before).toBeCloseTo(movedPx, 3)
        }
      }),
    )
  })

  it('comes to the last line by the wheel alone, however often it rests', () => {
    const each = { count: 1_000_000, stepPx: 28, pixelRatio: 3, windowPx: 600, paddingPx: 56 }
    const { scroll, node, endPx } = open(each)
    scroll.scrollTo(endPx - 20_000)
    for (let turn = 0; turn < 250; turn++) {
      node.scrollTop += 100
      scroll.onScroll()
      if (turn % 7 === 0) scroll.onRest()
    }
    expect(scroll.offsetPx).toBeCloseTo(endPx, 0)
  })

  it('keeps what is seen where it is when the zoom changes', () => {
    const each = { count: 1_000_000, stepPx: 28, pixelRatio: 1, windowPx: 600, paddingPx: 56 }
    const { scroll, node } = open(each)
    scroll.scrollTo(14_000_000)
    scroll.measure(node, { ...each, lines: linesOnCanvas(each.count, each.stepPx, 2) })
    expect(scroll.offsetPx).toBe(14_000_000)
  })

  it('draws what must exist also where the canvas does not reach', () => {
    const run = { first: 100, lines: 50 }
    const drawn = drawnLines([{ index: 0, start: 0 }], run, [3, 101, 999, -1])
    expect(drawn.map(({ index }) => index)).toEqual([3, 100, 999])
    expect(drawn[0]?.topPx).toBeLessThan(-1_000)
  })
})
