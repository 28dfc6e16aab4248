import { useEffect, useLayoutEffect, useRef } from 'react'
import { useBrowser } from '../../browser/browser-context'
import type { Rows } from '../../browser/rows'
import type { RowId } from '../../kit/row-id'

/** Where rows (or tiles) lie in their canvas; a new object whenever that changes. */
export interface Layout {
  readonly topOf: (index: number) => number
  readonly heightPx: number
  /** The first row that begins at or below an offset. */
  readonly firstFrom: (offsetPx: number) => number
}

interface Anchor {
  readonly id: RowId
  /** Below the upper edge of the window. */
  readonly offsetPx: number
  readonly isFocus: boolean
}

interface Steady {
  readonly rows: Rows
  readonly layout: Layout
  readonly focus: RowId | null
  /** Changes with the order of the rows: then only what has the focus is followed. */
  readonly order: unknown
}

/**
 * Nothing jumps (design-shown.md, "Principles"): when rows come, go or change their
 * order or size, the row with the focus, or else the first one in the window,
 * stays where it is on screen. At the very top the window stays at the top.
 */
export function useSteadyScroll({ rows, layout, focus, order }: Steady): void {
  const { container, scroll } = useBrowser()
  const anchor = useRef<Anchor | null>(null)
  const latest = useRef({ rows, layout, focus })
  const lastOrder = useRef(order)

  useLayoutEffect(() => {
    const node = container.current
    const kept = anchor.current
    const isReordered = lastOrder.current !== order
    lastOrder.current = order
    latest.current = { rows, layout, focus }
    if (!node) return
    const index = kept && (kept.isFocus || !isReordered) ? rows.indexOf(kept.id) : -1
    if (kept && index >= 0 && scroll.offsetPx > 0) {
      // In a window that has become lower, what has the focus stays wholly in it.
      const offsetPx = kept.isFocus
        ? Math.min(kept.offsetPx, node.clientHeight - layout.heightPx)
        : kept.offsetPx
      const topPx = layout.topOf(index) - offsetPx
      if (Math.abs(topPx - scroll.offsetPx) >= 1) scroll.scrollTo(topPx)
    }
    anchor.current = anchorIn(node, scroll.offsetPx, latest.current)
  }, [container, scroll, rows, layout, focus, order])

  useEffect(() => {
    const node = container.current
    if (!node) return
    const remember = (): void => {
      anchor.current = anchorIn(node, scroll.offsetPx, latest.current)
    }
    // Before the rows are drawn: see useKeptScroll.
    const early = { passive: true, capture: true }
    node.addEventListener('scroll', remember, early)
    return () => node.removeEventListener('scroll', remember, early)
  }, [container, scroll])
}

function anchorIn(
  { clientHeight }: HTMLElement,
  offsetPx: number,
  { rows, layout, focus }: Pick<Steady, 'rows' | 'layout' | 'focus'>,
): Anchor | null {
  const focusIndex = focus === null ? -1 : rows.indexOf(focus)
  const focusPx = layout.topOf(focusIndex) - offsetPx
  if (focus !== null && focusIndex >= 0 && focusPx >= 0 && focusPx + layout.heightPx <= clientHeight) {
    return { id: focus, offsetPx: focusPx, isFocus: true }
  }
  const index = layout.firstFrom(offsetPx)
  const row = rows.at(index)
  return row && { id: row.id, offsetPx: layout.topOf(index) - offsetPx, isFocus: false }
}
