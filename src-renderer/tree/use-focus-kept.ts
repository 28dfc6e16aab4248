import { useEffect, useRef } from 'react'
import { useStore } from '../view/store'
import type { EntryRow } from './row'
import type { Rows } from './rows'
import { selectOnly } from './selection'
import { select, treeStore } from './tree-store'

/**
 * What has the focus may be moved away, or deleted by another program: then the
 * row that took its place gets it, so that the keyboard never stands on nothing.
 * A row that has not appeared yet, after "Show" say, is waited for; `scope` tells
 * rows of one folder from those of another, which never take a place there.
 */
export function useFocusKept(rows: Rows, scope: string): void {
  const lastSeen = useRef<{ readonly id: string; readonly index: number; readonly scope: string } | null>(
    null,
  )
  const focus = useStore(treeStore, view => view.selection.focus)
  useEffect(() => {
    if (focus === null) return
    const index = rows.indexOf(focus)
    const last = lastSeen.current
    if (index >= 0) lastSeen.current = { id: focus, index, scope }
    else if (last?.id === focus && last.scope === scope) {
      const successor = entryNear(rows, last.index)
      if (successor) select(() => selectOnly(successor.id))
    }
  }, [rows, focus, scope])
}

function entryNear(rows: Rows, index: number): EntryRow | null {
  for (let near = Math.min(index, rows.count - 1); near >= 0; near--) {
    const row = rows.at(near)
    if (row?.kind === 'entry') return row
  }
  return null
}
