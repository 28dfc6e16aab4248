import { type RefObject, useEffect, useLayoutEffect, useSyncExternalStore } from 'react'
import { createStore, useStore } from './store'

/**
 * Chromium lays nothing out beyond 2^25 device pixels, and draws with numbers that are whole up to 2^24:
 * a canvas stays well below, whatever the zoom and the scale of the display.
 */
const MAX_DEVICE_PX = 2 ** 23

/** A move further than this many windows at once is a jump: the scroll bar was dragged. */
const JUMP_WINDOWS = 2

/** This near to an end of all lines the canvas ends there, too, so that nothing stops before it. */
const EDGE_PX = 50_000

/** Where a line lies that must exist and is far from the canvas. */
const OUT_OF_SIGHT_PX = -10_000

interface Shape {
  readonly count: number
  /** Of one line. */
  readonly stepPx: number
  /** Above and below all lines. */
  readonly paddingPx: number
  /** As many lines as the canvas has room for: all of them, unless there are too many. */
  readonly lines: number
}

type Scrolled = Pick<HTMLElement, 'scrollTop' | 'clientHeight'>

/**
 * Scrolls through any number of lines of one height. Where they are more than a canvas can
 * hold, it shows a run of them: scrolling moves pixel by pixel as ever, a jump of the scroll
 * bar leads to the same part of the whole, and once it rests the run is moved so that both
 * ends are always reached. Offsets are pixels from the top of all lines.
 */
export class LongScroll {
  /** The first line of the run on the canvas. */
  readonly first = createStore(0)
  #node: Scrolled | null = null
  #shape: Shape = { count: 0, stepPx: 1, paddingPx: 0, lines: 0 }
  /** Of the node, as it was last seen. */
  #lastPx = 0

  get offsetPx(): number {
    return (this.#node?.scrollTop ?? 0) + this.aboveCanvasPx
  }

  /** What of all lines lies above the canvas. */
  get aboveCanvasPx(): number {
    return this.first.get() * this.#shape.stepPx
  }

  /** Before anything else that has to do with a new drawing. */
  measure(node: Scrolled | null, shape: Shape): void {
    const { lines, stepPx } = this.#shape
    const seenPx = this.#lastPx + this.aboveCanvasPx
    const isSameNode = this.#node === node
    this.#node = node
    this.#shape = shape
    this.first.update(first => Math.min(first, shape.count - shape.lines))
    const isOtherRun = lines !== shape.lines && (lines < shape.count || shape.lines < shape.count)
    if (node && isSameNode && lines > 0 && isOtherRun) this.scrollTo((seenPx / stepPx) * shape.stepPx)
    this.#lastPx = node?.scrollTop ?? 0
  }

  scrollTo(offsetPx: number): void {
    if (!this.#node) return
    const toPx = Math.max(0, Math.min(offsetPx, this.#endPx))
    this.first.update(() => this.#firstAt(toPx))
    const topPx = toPx - this.aboveCanvasPx
    if (Math.abs(this.#node.scrollTop - topPx) >= 1) this.#node.scrollTop = topPx
    this.#lastPx = this.#node.scrollTop
  }

  /** Scrolls as little as brings a part into the window, with room left at its edges. */
  show(
    part: { readonly topPx: number; readonly heightPx: number },
    insetPx: { start: number; end: number },
  ): void {
    const windowPx = this.#node?.clientHeight ?? 0
    const { offsetPx } = this
    const topPx = part.topPx - insetPx.start
    const bottomPx = part.topPx + part.heightPx + insetPx.end
    if (topPx < offsetPx) this.scrollTo(topPx)
    else if (bottomPx > offsetPx + windowPx) this.scrollTo(bottomPx - windowPx)
  }

  /** The node was scrolled, by whatever means. */
  onScroll(): void {
    const node = this.#node
    const { lines, count } = this.#shape
    if (!node || lines >= count) return
    const movedPx = Math.abs(node.scrollTop - this.#lastPx)
    this.#lastPx = node.scrollTop
    const lastPx = this.#canvasPx - node.clientHeight
    if (movedPx > JUMP_WINDOWS * node.clientHeight) {
      const part = node.scrollTop / Math.max(1, lastPx)
      this.first.update(() => Math.round(part * (count - lines)))
    } else if (Math.min(node.scrollTop, lastPx - node.scrollTop) < node.clientHeight) this.onRest()
  }

  /** Nothing that is seen moves: only how much of the whole lies above and below the canvas. */
  onRest(): void {
    if (this.#shape.lines < this.#shape.count) this.scrollTo(this.offsetPx)
  }

  get #canvasPx(): number {
    return this.#shape.lines * this.#shape.stepPx + this.#shape.paddingPx
  }

  get #endPx(): number {
    const { count, stepPx, paddingPx } = this.#shape
    return Math.max(0, count * stepPx + paddingPx - (this.#node?.clientHeight ?? 0))
  }

  /** So that the scroll bar stands where the part is in the whole. */
  #firstAt(offsetPx: number): number {
    const { count, lines, stepPx } = this.#shape
    if (lines >= count) return 0
    const lastPx = this.#canvasPx - (this.#node?.clientHeight ?? 0)
    const edgePx = Math.min(EDGE_PX, lastPx / 4)
    if (offsetPx <= edgePx) return 0
    if (this.#endPx - offsetPx <= edgePx) return count - lines
    const topPx = (offsetPx / this.#endPx) * lastPx
    return Math.round((offsetPx - topPx) / stepPx)
  }
}

/** How many lines of a height a canvas has room for. */
export function linesOnCanvas(count: number, stepPx: number, pixelRatio: number): number {
  return Math.min(count, Math.floor(MAX_DEVICE_PX / pixelRatio / stepPx))
}

interface Run {
  readonly first: number
  readonly lines: number
}

/** Keeps `scroll` to the lines that are drawn in a container; answers which of them are on the canvas. */
export function useLongScroll(
  scroll: LongScroll,
  container: RefObject<HTMLElement | null>,
  { count, stepPx, paddingPx }: Omit<Shape, 'lines'>,
): Run {
  const pixelRatio = useSyncExternalStore(onResize, pixelRatioNow, () => 1)
  const first = useStore(scroll.first, value => value)
  const lines = linesOnCanvas(count, stepPx, pixelRatio)
  useLayoutEffect(() => {
    scroll.measure(container.current, { count, stepPx, paddingPx, lines })
  }, [scroll, container, count, stepPx, paddingPx, lines])
  useEffect(() => {
    const node = container.current
    if (!node) return
    const onScroll = (): void => scroll.onScroll()
    const onRest = (): void => scroll.onRest()
    // Before everybody else who asks how far it is scrolled.
    const early = { passive: true, capture: true }
    node.addEventListener('scroll', onScroll, early)
    node.addEventListener('scrollend', onRest, early)
    return () => {
      node.removeEventListener('scroll', onScroll, early)
      node.removeEventListener('scrollend', onRest, early)
    }
  }, [scroll, container])
  return { first: Math.max(0, Math.min(first, count - lines)), lines }
}

export interface DrawnLine {
  readonly index: number
  /** In the canvas. */
  readonly topPx: number
}

/** Lines of the canvas among all lines, and those that must exist although they are not on it, in rising order. */
export function drawnLines(
  onCanvas: readonly { readonly index: number; readonly start: number }[],
  { first, lines }: Run,
  kept: readonly number[],
): readonly DrawnLine[] {
  const drawn = onCanvas.map(({ index, start }) => ({ index: index + first, topPx: start }))
  const away = [...new Set(kept)]
    .filter(index => index >= 0 && (index < first || index >= first + lines))
    .map(index => ({ index, topPx: OUT_OF_SIGHT_PX }))
  return away.length === 0 ? drawn : [...drawn, ...away].sort((one, other) => one.index - other.index)
}

function pixelRatioNow(): number {
  return window.devicePixelRatio
}

/** Zoom and the scale of the display change with the size of the window in its own pixels. */
function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
