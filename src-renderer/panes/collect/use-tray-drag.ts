import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef } from 'react'
import type { TrayLine } from '../../actions/resolve-tray'
import { draggedOfLines } from '../../actions/tray-dragged'
import { dataForOthers } from '../../drag/data-for-others'
import { useIsTarget } from '../../drag/drag'
import { trayDragData, trayTargetData } from '../../drag/drag-data'
import { showDragPreview } from '../../drag/drag-preview'
import { endForOthers, tellOthers } from '../../drag/from-other-window'
import { TRAY_TARGET_ID } from '../../drag/hover-of'
import { placeToDrop } from '../../drag/place-to-drop'
import { useSession } from '../../session/session-context'

export interface TrayDrag {
  readonly canDrag: boolean
  /** Part of the addresses that other programs get. */
  readonly userId: string | null
  /** What goes along: all, what is selected, or one. */
  readonly lines: () => readonly TrayLine[]
}

/** Makes something of the tray the handle by which entries are dragged out of it. */
export function useTraySource(element: RefObject<HTMLElement | null>, drag: TrayDrag): void {
  const session = useSession()
  const latest = useRef(drag)
  useEffect(() => {
    latest.current = drag
  })
  useEffect(() => {
    const node = element.current
    if (!node) return
    return draggable({
      element: node,
      canDrag: () => latest.current.canDrag && latest.current.lines().length > 0,
      getInitialData: () => trayDragData(draggedOfLines(latest.current.lines())),
      getInitialDataForExternal: () => {
        const lines = latest.current.lines()
        const rows = lines.flatMap(({ row }) => row ?? [])
        const told = tellOthers(session, lines.length, () => ({
          kind: 'tray',
          dragged: draggedOfLines(lines),
        }))
        return { ...dataForOthers(rows, latest.current.userId), ...told }
      },
      onDrop: () => endForOthers(session),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        const shelf = node.closest('[data-tray]')
        const own = node.querySelectorAll('[data-drag-picture]')
        const count = latest.current.lines().length
        const isAll = own.length === 0
        const several = shelf?.querySelectorAll(
          isAll ? '[data-drag-picture]' : '[aria-selected="true"] [data-drag-picture]',
        )
        showDragPreview(nativeSetDragImage, [...(count > 1 || isAll ? (several ?? own) : own)], count)
      },
    })
  }, [element, session])
}

/** Makes the shelf, or what is below it, take drops; true while one is over it that would be taken. */
export function useTrayTarget(element: RefObject<HTMLElement | null>): boolean {
  const session = useSession()
  useEffect(() => {
    if (!element.current) return
    return placeToDrop({
      session,
      element: element.current,
      dataFor: trayTargetData,
      // Nothing is moved or copied.
      effect: () => 'link',
    })
  }, [element, session])
  return useIsTarget(TRAY_TARGET_ID)
}
