import { type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useMemo } from 'react'
import { useBrowser, useLook, useTreeView } from '../../browser/browser-context'
import { type Geometry, geometryOf, lineCountOf, lineOf, tileCornerOf } from '../../browser/geometry'
import type { Rows } from '../../browser/rows'
import { useTileSizePx } from '../../browser/tile-size'
import { editingIdOf } from '../../browser/tree-view'
import { type DrawnLine, drawnLines, useLongScroll } from '../../kit/long-scroll'
import { rangeExtractorWith } from '../../kit/range-extractor'
import type { RowId } from '../../kit/row-id'
import { useScrollPace } from '../../kit/scroll-pace'
import { useStore } from '../../kit/store'
import { toastRoomStore } from '../../kit/toast-store'
import { useInView } from '../../kit/use-in-view'
import { useWidthPx } from '../../kit/use-width'
import { useKeptScroll } from './use-kept-scroll'
import { type Layout, useSteadyScroll } from './use-steady-scroll'

interface VirtualGrid {
  /** The lines of tiles that are drawn, from the top down. */
  readonly lines: readonly DrawnLine[]
  readonly canvasPx: number
  readonly geometry: Geometry
  /** -1 when no tile here has the focus. Its line is always drawn. */
  readonly focusIndex: number
  /** -1 when no name of a tile here is being typed. */
  readonly editingIndex: number
  readonly pageLines: number
  readonly isScrolling: boolean
}

/** Where tiles lie, which lines of them are drawn, and what stays or comes in view. */
export function useGridVirtualizer(rows: Rows, count: number, locationId: RowId): VirtualGrid {
  const { container, scroll } = useBrowser()
  const widthPx = useWidthPx(container)
  const sizePx = useTileSizePx()
  const { sort } = useLook()
  const focus = useTreeView(tree => tree.selection.focus)
  const editing = useTreeView(editingIdOf)
  const toastRoomPx = useStore(toastRoomStore, px => px)
  const focusIndex = tileIndexOf(rows, focus)
  const editingIndex = tileIndexOf(rows, editing)
  const geometry = useMemo(() => geometryOf(widthPx, count, sizePx), [widthPx, count, sizePx])
  const lineCount = widthPx === 0 ? 0 : lineCountOf(geometry)
  const kept = [focusIndex, editingIndex].map(index => (index < 0 ? -1 : lineOf(geometry, index)))
  const [focusLine = -1, editingLine = -1] = kept
  // Always some empty space to drop on and to begin a rubber band in.
  const paddingEndPx = 4 * geometry.paddingPx + toastRoomPx
  const run = useLongScroll(scroll, container, {
    count: lineCount,
    stepPx: geometry.stepYPx,
    paddingPx: geometry.paddingPx + paddingEndPx,
  })
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: run.lines,
    getScrollElement: () => container.current,
    estimateSize: () => geometry.stepYPx,
    overscan: 2,
    paddingStart: geometry.paddingPx,
    paddingEnd: paddingEndPx,
    rangeExtractor: useCallback(
      (range: Range) => rangeExtractorWith(range, [focusLine - run.first, editingLine - run.first]),
      [focusLine, editingLine, run.first],
    ),
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, geometry.stepYPx])
  useScrollPace(container)
  const wasThere = useKeptScroll({
    scrollKey: `grid ${locationId}`,
    isFilled: lineCount > 0,
    focus,
  })
  useSteadyScroll({
    rows,
    layout: useMemo(() => layoutOf(geometry), [geometry]),
    focus,
    order: sort,
  })
  const { paddingPx, stepYPx } = geometry
  const show = (line: number) => () =>
    scroll.show(
      { topPx: paddingPx + line * stepYPx, heightPx: stepYPx },
      { start: paddingPx, end: paddingPx + toastRoomPx },
    )
  useInView(focus, focusIndex >= 0 && lineCount > 0, show(focusLine), wasThere)
  useInView(editing, editingIndex >= 0 && lineCount > 0, show(editingLine))
  const pageLines = Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / geometry.stepYPx))
  const lines = drawnLines(virtualizer.getVirtualItems(), run, [focusLine, editingLine])
  const { isScrolling } = virtualizer
  return {
    lines,
    canvasPx: virtualizer.getTotalSize(),
    geometry,
    focusIndex,
    editingIndex,
    pageLines,
    isScrolling,
  }
}

function tileIndexOf(rows: Rows, id: RowId | null): number {
  return id === null ? -1 : rows.indexOf(id)
}

function layoutOf(geometry: Geometry): Layout {
  return {
    topOf: index => tileCornerOf(geometry, index).yPx - geometry.paddingPx,
    heightPx: geometry.stepYPx,
    firstFrom: offsetPx => Math.ceil(offsetPx / geometry.stepYPx) * geometry.columns,
  }
}
