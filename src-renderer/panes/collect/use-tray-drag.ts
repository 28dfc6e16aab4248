import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef } from 'react'
import type { TrayLine } from '../../actions/resolve-tray'
import { draggedOfLines } from '../../actions/tray-dragged'
import { dataForOthers } from '../../drag/data-for-others'
import { useIsTarget } from '../../drag/drag'
import { sourceIn, trayDragData, trayTargetData } from '../../drag/drag-data'
import { showDragPreview } from '../../drag/drag-preview'
import { TRAY_TARGET_ID } from '../../drag/hover-of'

export interface TrayDrag {
  readonly canDrag: boolean
  /** Part of the addresses that other programs get. */
  readonly userId: string | null
  /** What goes along: all, what is selected, or one. */
  readonly lines: () => readonly TrayLine[]
}

/** Makes something of the tray the handle by which entries are dragged out of it. */
export function useTraySource(element: RefObject<HTMLElement | null>, drag: TrayDrag): void {
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
        const rows = latest.current.lines().flatMap(({ row }) => row ?? [])
        return dataForOthers(rows, latest.current.userId)
      },
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
  }, [element])
}

/** Makes the shelf, or what is below it, take drops; true while one is over it that would be taken. */
export function useTrayTarget(element: RefObject<HTMLElement | null>): boolean {
  useEffect(() => {
    if (!element.current) return
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => sourceIn(source.data) !== null,
      getData: trayTargetData,
      // Nothing is moved or copied.
      getDropEffect: () => 'link',
    })
  }, [element])
  return useIsTarget(TRAY_TARGET_ID)
}
