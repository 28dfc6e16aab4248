import { type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useContext, useLayoutEffect, useMemo, useRef } from 'react'
import { ROW_HEIGHTS_PX } from '../../../src-shared/model/settings'
import { useBrowser, useLook, useTreeView } from '../../browser/browser-context'
import type { Rows } from '../../browser/rows'
import { editingIdOf } from '../../browser/tree-view'
import { type DrawnLine, drawnLines, useLongScroll } from '../../kit/long-scroll'
import { rangeAhead, rangeExtractorWith } from '../../kit/range-extractor'
import { ScrollPaceContext, useScrollPace } from '../../kit/scroll-pace'
import { useStore } from '../../kit/store'
import { toastRoomStore } from '../../kit/toast-store'
import { useInView } from '../../kit/use-in-view'
import { useSettings } from '../../session/settings-store'
import { useKeptScroll } from './use-kept-scroll'
import { type Layout, useSteadyScroll } from './use-steady-scroll'

const OVERSCAN_ROWS = 8

interface VirtualTree {
  /** What is drawn, from the top down. */
  readonly lines: readonly DrawnLine[]
  readonly canvasPx: number
  /** -1 when no visible row has the focus. Its row is always drawn. */
  readonly focusIndex: number
  readonly pageRows: number
  readonly isScrolling: boolean
}

/** Which rows are drawn and where; brings the row with the focus, or with a name being typed, into view. */
export function useTreeVirtualizer(rows: Rows): VirtualTree {
  const { container, scroll } = useBrowser()
  const { sort } = useLook()
  const focus = useTreeView(tree => tree.selection.focus)
  const editing = useTreeView(editingIdOf)
  const rowHeightPx = useSettings(settings => ROW_HEIGHTS_PX[settings.density])
  const toastRoomPx = useStore(toastRoomStore, px => px)
  const focusIndex = focus === null ? -1 : rows.indexOf(focus)
  const editingIndex = editing === null ? -1 : rows.indexOf(editing)
  // Always some empty space to drop on, which stands for the inventory itself.
  const paddingPx = 2 * rowHeightPx + toastRoomPx
  const run = useLongScroll(scroll, container, { count: rows.count, stepPx: rowHeightPx, paddingPx })
  const { isFlying } = useContext(ScrollPaceContext)
  const direction = useRef<'forward' | 'backward' | null>(null)
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: run.lines,
    getScrollElement: () => container.current,
    estimateSize: () => rowHeightPx,
    overscan: OVERSCAN_ROWS,
    paddingEnd: paddingPx,
    // What is being typed, and what aria-activedescendant points to, outlive every scroll.
    rangeExtractor: useCallback(
      (range: Range) =>
        rangeExtractorWith(isFlying.get() ? rangeAhead(range, direction.current) : range, [
          focusIndex - run.first,
          editingIndex - run.first,
        ]),
      [focusIndex, editingIndex, run.first, isFlying],
    ),
  })
  useLayoutEffect(() => {
    direction.current = virtualizer.scrollDirection
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeightPx])
  useScrollPace(container)
  const wasThere = useKeptScroll({ scrollKey: 'tree', isFilled: rows.count > 0, focus })
  useSteadyScroll({
    rows,
    layout: useMemo(() => layoutOf(rowHeightPx), [rowHeightPx]),
    focus,
    order: sort,
  })
  const show = (index: number) => () =>
    scroll.show({ topPx: index * rowHeightPx, heightPx: rowHeightPx }, { start: 0, end: toastRoomPx })
  useInView(focus, focusIndex >= 0, show(focusIndex), wasThere)
  useInView(editing, editingIndex >= 0, show(editingIndex))
  const pageRows = Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeightPx) - 1)
  const lines = drawnLines(virtualizer.getVirtualItems(), run, [focusIndex, editingIndex])
  const { isScrolling } = virtualizer
  return { lines, canvasPx: virtualizer.getTotalSize(), focusIndex, pageRows, isScrolling }
}

function layoutOf(rowHeightPx: number): Layout {
  return {
    topOf: index => index * rowHeightPx,
    heightPx: rowHeightPx,
    firstFrom: offsetPx => Math.ceil(offsetPx / rowHeightPx),
  }
}
