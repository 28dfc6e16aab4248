import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { draggedOf, targetOfRow } from '../../browser/drop-target'
import type { EntryRow, Row } from '../../browser/row'
import { SPRING_MS } from '../../browser/springs'
import { trashIdOf } from '../../browser/trash-folder'
import { dataForOthers } from '../../drag/data-for-others'
import { dragOf } from '../../drag/drag'
import { dragData, sourceIn, targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'
import { showDragPreview } from '../../drag/drag-preview'
import { endForOthers, tellOthers } from '../../drag/from-other-window'
import { placeToDrop } from '../../drag/place-to-drop'
import type { RowId } from '../../kit/row-id'
import type { Session } from '../../session/session'

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
      registerSource(node, browser.session, () => latest.current),
    )
  }, [browser, element, isEntry])
}

/** Makes a row something that can be dragged, and no place to drop on. */
export function useRowDragSource(element: RefObject<HTMLElement | null>, row: EntryRow, drag: RowDrag): void {
  const { session } = useBrowser()
  const latest = useRef({ row, drag })
  useLayoutEffect(() => {
    latest.current = { row, drag }
  })
  useEffect(() => {
    const node = element.current
    return node === null ? undefined : registerSource(node, session, () => latest.current)
  }, [element, session])
}

function registerSource(
  node: HTMLElement,
  session: Session,
  current: () => { row: Row; drag: RowDrag },
): () => void {
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
    getInitialDataForExternal: () => {
      const rows = rowsToDrag()
      const told = tellOthers(session, rows.length, () => sourceIn(dragData(rows, draggedOf)))
      return { ...dataForOthers(rows, current().drag.userId), ...told }
    },
    onDrop: () => endForOthers(session),
    onGenerateDragPreview: ({ nativeSetDragImage }) => {
      const own = node.querySelectorAll('[data-drag-picture]')
      const count = countToDrag()
      const others = count > 1 ? picturesBeside(node) : []
      showDragPreview(nativeSetDragImage, [...own, ...others], count)
    },
  })
}

/** Those of the other selected rows that are on screen. */
function picturesBeside(node: HTMLElement): readonly Element[] {
  const list = node.closest('[data-pane]') ?? node.parentElement
  const selected = list?.querySelectorAll('[aria-selected="true"] [data-drag-picture]') ?? []
  return [...selected].filter(picture => !node.contains(picture))
}

function registerTarget(node: HTMLElement, browser: Browser, current: () => Row): () => void {
  let spring: ReturnType<typeof setTimeout> | undefined
  const relax = (): void => clearTimeout(spring)
  const unregister = placeToDrop({
    session: browser.session,
    element: node,
    dataFor: () => targetData(targetOfRow(current()), browser.targetIdOf(folderIdOf(current()))),
    effect: modeOf,
    onEnter: () => {
      const { id } = current()
      spring = setTimeout(() => {
        const row = current()
        // The element may show another row by now.
        // The Trash takes what is dropped on it; it does not come in front of where one drags from.
        const isTrash = row.id === trashIdOf(browser.session)
        if (row.kind === 'entry' && row.id === id && !isTrash && mayOpen(browser)) browser.springs.restOn(row)
      }, SPRING_MS)
    },
    onLeave: relax,
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
