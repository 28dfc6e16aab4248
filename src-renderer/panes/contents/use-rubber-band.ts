import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { type Band, bandBetween, type Geometry, runsIn } from '../../browser/geometry'
import type { Rows } from '../../browser/rows'
import { SelectedIds, type Span } from '../../browser/selected-ids'
import type { Selection } from '../../browser/selection'

/** A press that moves less is a click. */
const THRESHOLD_PX = 4

/** This close to an edge, or beyond it, the window scrolls: faster the further out. */
const EDGE_PX = 24
const MAX_SPEED_PX = 40

interface Point {
  readonly xPx: number
  readonly yPx: number
}

interface Drawing {
  /** Among all tiles, so that it stays with them while they scroll. */
  readonly start: Point
  /** In the window. */
  pointer: Point
  readonly before: Selection
  /** With Ctrl or Shift what was selected before stays so. */
  readonly base: SelectedIds
  isBegun: boolean
}

interface RubberBand {
  /** What to draw; null while nothing is drawn. */
  readonly band: Band | null
  readonly onPointerDown: (event: PointerEvent) => void
}

/** Selects what a rectangle touches that is drawn from an empty place; scrolls at the edges, Esc takes it back. */
export function useRubberBand(rows: Rows, geometry: Geometry): RubberBand {
  const browser = useBrowser()
  const [band, setBand] = useState<Band | null>(null)
  const latest = useRef({ rows, geometry })
  const end = useRef<(() => void) | null>(null)
  useEffect(() => {
    latest.current = { rows, geometry }
  })
  useEffect(() => () => end.current?.(), [])

  function onPointerDown(event: PointerEvent): void {
    const node = browser.container.current
    if (!node || event.button !== 0 || event.pointerType === 'touch') return
    const { selection: before } = browser.tree.get()
    const isAdding = event.ctrlKey || event.metaKey || event.shiftKey
    const pointer = { xPx: event.clientX, yPx: event.clientY }
    const drawing: Drawing = {
      start: inAll(browser, node, pointer),
      pointer,
      before,
      base: isAdding ? before.ids : SelectedIds.of([]),
      isBegun: false,
    }
    browser.select(selection => ({ ...selection, ids: drawing.base }))
    const draw = (): void => {
      const now = bandBetween(drawing.start, inAll(browser, node, drawing.pointer))
      drawing.isBegun ||= Math.max(now.rightPx - now.leftPx, now.bottomPx - now.topPx) >= THRESHOLD_PX
      if (!drawing.isBegun) return
      setBand(now)
      const { rows, geometry } = latest.current
      const spans = spansIn(rows, geometry, now)
      browser.select(selection => ({ ...selection, ids: drawing.base.withSpans(spans) }))
    }
    end.current?.()
    end.current = follow(node, drawing, draw, isKept => {
      end.current = null
      setBand(null)
      if (!isKept) browser.select(() => before)
      else if (drawing.isBegun)
        focusOnLast(
          browser,
          latest.current,
          bandBetween(drawing.start, inAll(browser, node, drawing.pointer)),
        )
    })
  }

  return { band, onPointerDown }
}

/** Listens until the button is let go (kept) or Esc is pressed (not kept); answers how to stop. */
function follow(
  node: HTMLElement,
  drawing: Drawing,
  draw: () => void,
  done: (isKept: boolean) => void,
): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let frame = requestAnimationFrame(scroll)
  const stop = (isKept: boolean): void => {
    listening.abort()
    cancelAnimationFrame(frame)
    done(isKept)
  }
  function scroll(): void {
    const speedPx = speedAt(node, drawing.pointer.yPx)
    const before = node.scrollTop
    if (drawing.isBegun && speedPx !== 0) node.scrollTop += speedPx
    if (node.scrollTop !== before) draw()
    frame = requestAnimationFrame(scroll)
  }
  const onMove = (event: globalThis.PointerEvent): void => {
    drawing.pointer = { xPx: event.clientX, yPx: event.clientY }
    draw()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    stop(false)
  }
  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener('pointerup', () => stop(true), { signal })
  window.addEventListener('pointercancel', () => stop(false), { signal })
  window.addEventListener('blur', () => stop(true), { signal })
  window.addEventListener('keydown', onKeyDown, { signal, capture: true })
  return () => stop(true)
}

/** Among all lines, of which the canvas may hold a part. */
function inAll({ scroll }: Browser, node: HTMLElement, { xPx, yPx }: Point): Point {
  const { left, top } = node.getBoundingClientRect()
  return {
    xPx: Math.max(0, Math.min(node.clientWidth, xPx - left)),
    yPx: Math.max(0, Math.min(node.scrollHeight + scroll.aboveCanvasPx, yPx - top + scroll.offsetPx)),
  }
}

function speedAt(node: HTMLElement, yPx: number): number {
  const { top, bottom } = node.getBoundingClientRect()
  const beyondPx = yPx < top + EDGE_PX ? yPx - (top + EDGE_PX) : Math.max(0, yPx - (bottom - EDGE_PX))
  return Math.max(-MAX_SPEED_PX, Math.min(MAX_SPEED_PX, Math.round(beyondPx / 2)))
}

function spansIn(rows: Rows, geometry: Geometry, band: Band): readonly Span[] {
  return runsIn(geometry, band).flatMap(({ from, to }) => rows.spansBetween(from, to - 1))
}

/** The keyboard goes on from the last tile that was taken in. */
function focusOnLast(
  browser: Browser,
  { rows, geometry }: { readonly rows: Rows; readonly geometry: Geometry },
  band: Band,
): void {
  const runs = runsIn(geometry, band)
  const first = rows.at(runs[0]?.from ?? -1)
  const last = rows.at((runs.at(-1)?.to ?? 0) - 1)
  if (first?.kind !== 'entry' || last?.kind !== 'entry') return
  browser.select(selection => ({ ...selection, anchor: first.id, focus: last.id }))
}
