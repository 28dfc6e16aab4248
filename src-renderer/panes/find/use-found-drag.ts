import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef } from 'react'
import { draggedOf } from '../../browser/drop-target'
import { keptPlaceOf } from '../../browser/kept-place'
import { rowOf } from '../../browser/locate'
import type { EntryRow } from '../../browser/row'
import { dataForOthers } from '../../drag/data-for-others'
import { dragData } from '../../drag/drag-data'
import { showDragPreview } from '../../drag/drag-preview'
import { resolverOf } from '../../listings/session-resolver'
import { useInventory, useSession } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import { useCanChange } from '../../session/use-can-change'
import type { FoundEntry } from './found'

/** What was found, as the row that it is in the tree: null when it is no longer there. */
export function useRowOfFound(): (found: FoundEntry) => EntryRow | null {
  const session = useSession()
  return found => {
    const row = found.row()
    const place = row && keptPlaceOf(session, row)
    const now = place && resolverOf(session).now.whereIs(place)
    // What only the index has seen is where that says, as long as nothing says otherwise.
    return now ? (rowOf(now) ?? (now.kind === 'gone' ? null : row)) : row
  }
}

/** Makes something that was found draggable, like its row in the tree. */
export function useFoundDrag(element: RefObject<HTMLElement | null>, found: FoundEntry): void {
  const { userId } = useInventory()
  const canChange = useCanChange()
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  const rowOf = useRowOfFound()
  const latest = useRef({ canDrag: false, userId, row: (): EntryRow | null => null })
  useEffect(() => {
    latest.current = { canDrag: canChange && allowsDrags, userId, row: () => rowOf(found) }
  })
  useEffect(() => {
    const node = element.current
    if (!node) return
    const rows = (): readonly EntryRow[] => {
      const row = latest.current.row()
      return row ? [row] : []
    }
    return draggable({
      element: node,
      canDrag: () => latest.current.canDrag && rows().length > 0,
      getInitialData: () => dragData(rows(), draggedOf),
      getInitialDataForExternal: () => dataForOthers(rows(), latest.current.userId),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        showDragPreview(nativeSetDragImage, [...node.querySelectorAll('[data-drag-picture]')], 1),
    })
  }, [element])
}
