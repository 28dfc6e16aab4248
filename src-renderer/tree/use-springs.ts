import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect } from 'react'
import { targetIn } from '../drag/drag-data'
import type { EntryRow } from './row'
import type { RowId } from './row-id'
import { Springs } from './springs'
import { collapse, expand } from './tree-store'

const springs = new Springs(collapse)

export function springOpen(row: EntryRow): void {
  if (!row.isFolder || row.isExpanded || row.openProblem) return
  expand(row.id)
  springs.opened(row.id)
}

/** Closes again what a drag has opened on its way. */
export function useSprings(): void {
  useEffect(
    () =>
      monitorForElements({
        onDropTargetChange: ({ location }) => springs.moveTo(targetIdIn(location.current.dropTargets)),
        onDrop: ({ location }) => springs.end(targetIdIn(location.current.dropTargets)),
      }),
    [],
  )
}

function targetIdIn(targets: readonly { readonly data: Record<string | symbol, unknown> }[]): RowId | null {
  const [innermost] = targets
  return innermost ? (targetIn(innermost.data)?.targetId ?? null) : null
}
