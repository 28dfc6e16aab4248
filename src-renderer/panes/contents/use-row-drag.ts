import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { draggedOf, targetOfRow } from '../../browser/drop-target'
import type { EntryRow, Row } from '../../browser/row'
import { SPRING_MS } from '../../browser/springs'
import { dataForOthers } from '../../drag/data-for-others'
import { dragOf } from '../../drag/drag'
import { dragData, targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'
import { showDragPreview } from '../../drag/drag-preview'
import type { RowId } from '../../kit/row-id'

export interface RowDrag {
  /** What a drag of this row takes along: the whole selection, or the row alone. */
  readonly rowsToDrag: (row: EntryRow) => readonly EntryRow[]
  /** How many those are. */
  readonly countWith: (row: EntryRow) => number
  readonly canDrag: boolean
  /** Whose inventory it is: part of the addresses that other programs get. */
  readonly userId: string | null
}

/** Makes a row something that can be dragged and dropped on. */
export function useRowDrag(element: RefObject<HTMLElement | null>, row: Row, drag: RowDrag): void {
  const browser = useBrowser()
  const latest = useRef({ row, drag })
  useLayoutEffect(() => {
    latest.current = { row, drag }
  })
  const isEntry = row.kind === 'entry'
  useEffect(() => {
    const node = element.current
    if (!node) return
    const target = registerTarget(node, browser, () => latest.current.row)
    if (!isEntry) return target
    return combine(
      target,
      registerSource(node, () => latest.current),
    )
  }, [browser, element, isEntry])
}

function registerSource(node: HTMLElement, current: () => { row: Row; drag: RowDrag }): () => void {
  const rowsToDrag = (): readonly EntryRow[] => {
    const { row, drag } = current()
    return row.kind === 'entry' ? drag.rowsToDrag(row) : []
  }
  const countToDrag = (): number => {
    const { row, drag } = current()
    return row.kind === 'entry' ? drag.countWith(row) : 0
  }
  return draggable({
    element: node,
    canDrag: () => current().drag.canDrag,
    getInitialData: () => dragData(rowsToDrag(), draggedOf),
    getInitialDataForExternal: () => dataForOthers(rowsToDrag(), current().drag.userId),
    onGenerateDragPreview: ({ nativeSetDragImage }) => {
      const own = node.querySelectorAll('[data-drag-picture]')
      const selected = node.parentElement?.querySelectorAll('[aria-selected="true"] [data-drag-picture]')
      const count = countToDrag()
      showDragPreview(nativeSetDragImage, [...(count > 1 && selected ? selected : own)], count)
    },
  })
}

function registerTarget(node: HTMLElement, browser: Browser, current: () => Row): () => void {
  let spring: ReturnType<typeof setTimeout> | undefined
  const relax = (): void => clearTimeout(spring)
  const unregister = dropTargetForElements({
    element: node,
    getData: () => targetData(targetOfRow(current()), browser.targetIdOf(folderIdOf(current()))),
    getDropEffect: ({ input }) => modeOf(input),
    onDragEnter: () => {
      const { id } = current()
      spring = setTimeout(() => {
        const row = current()
        // The element may show another row by now.
        if (row.kind === 'entry' && row.id === id && mayOpen(browser)) browser.springs.restOn(row)
      }, SPRING_MS)
    },
    onDragLeave: relax,
    onDrop: relax,
  })
  return () => {
    relax()
    unregister()
  }
}

/** What is dragged does not open under itself, nor before the drag is meant. */
function mayOpen({ session }: Browser): boolean {
  const hover = dragOf(session).get()?.hover ?? null
  return hover !== null && hover.refusal?.reason !== 'into-itself'
}

function folderIdOf(row: Row): RowId {
  return row.kind === 'entry' && row.isFolder ? row.id : row.branch.id
}
