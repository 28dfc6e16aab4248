import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect } from 'react'
import { currentVisit, recordVisit, showVisit } from '../../browser/navigation-history'
import type { EntryRow } from '../../browser/row'
import { Springs } from '../../browser/springs'
import { collapse, expand } from '../../browser/tree-store'
import type { Visit } from '../../browser/visits'
import { destinationIn } from '../../drag/drag-data'
import type { RowId } from '../../kit/row-id'
import { currentSettings } from '../../session/settings-store'

const springs = new Springs(collapse)

/** Where a drag over tiles began, once it has gone into a folder by resting on it. */
let origin: Visit | null = null

/** A drag rests on a folder: the tree opens it, the grid goes into it. */
export function springOpen(row: EntryRow): void {
  if (!row.isFolder || row.isExpanded || row.openProblem) return
  if (currentSettings().view === 'grid') {
    origin ??= currentVisit()
    showVisit({ location: row.id, focus: null })
  } else {
    expand(row.id)
    springs.opened(row.id)
  }
}

/** What was dropped somewhere leaves one where it went, with Back leading to where the drag began; else one goes back. */
function endInGrid(isDropped: boolean): void {
  const began = origin
  origin = null
  if (!began) return
  if (isDropped) recordVisit(began)
  else showVisit(began)
}

/** Closes again what a drag has opened on its way. */
export function useSprings(): void {
  useEffect(
    () =>
      monitorForElements({
        onDropTargetChange: ({ location }) => springs.moveTo(targetIdIn(location.current.dropTargets)),
        onDrop: ({ location }) => {
          const targetId = targetIdIn(location.current.dropTargets)
          springs.end(targetId)
          endInGrid(targetId !== null)
        },
      }),
    [],
  )
}

function targetIdIn(targets: readonly { readonly data: Record<string | symbol, unknown> }[]): RowId | null {
  const [innermost] = targets
  const destination = innermost ? destinationIn(innermost.data) : null
  return destination?.kind === 'folder' ? destination.targetId : null
}
