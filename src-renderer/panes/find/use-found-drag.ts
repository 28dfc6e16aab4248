import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import type { Listing } from '../../../src-shared/model/listing'
import { draggedOf } from '../../browser/drop-target'
import type { EntryRow } from '../../browser/row'
import { dataForOthers } from '../../drag/data-for-others'
import { dragData } from '../../drag/drag-data'
import { showDragPreview } from '../../drag/drag-preview'
import { keys } from '../../session/keys'
import { useInventory } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import { useCanChange } from '../../session/use-can-change'
import type { FoundEntry } from './find-entries'
import { rowOfFound } from './row-of-found'

/** What was found, as the row that it is in the tree: null when it is no longer there. */
export function useRowOfFound(): (found: FoundEntry) => EntryRow | null {
  const client = useQueryClient()
  const { key } = useInventory()
  return ({ id }) => rowOfFound(id, path => client.getQueryData<Listing>(keys.listing(key, path)) ?? null)
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
