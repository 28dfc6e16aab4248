import { useEffect, useRef } from 'react'
import { useBrowser, useTreeView } from '../../browser/browser-context'
import type { Rows } from '../../browser/rows'
import { selectOnly } from '../../browser/selection'
import { successorOf } from '../../browser/successor-of'
import { parentIdOf, type RowId } from '../../kit/row-id'

interface Seen {
  readonly id: RowId
  readonly rows: Rows
  readonly scope: string
}

/**
 * What has the focus may be moved away, or deleted by another program: then the
 * row that follows it gets it, so that the keyboard never stands on nothing.
 * A row that has not appeared yet, after "Show" say, is waited for; `scope` tells
 * rows of one folder from those of another, which never take a place there.
 */
export function useFocusKept(rows: Rows, scope: string, nextOf = successorOf): void {
  const lastSeen = useRef<Seen | null>(null)
  const browser = useBrowser()
  const focus = useTreeView(tree => tree.selection.focus)
  useEffect(() => {
    if (focus === null) return
    const last = lastSeen.current
    if (rows.indexOf(focus) >= 0) {
      // What is only there because its name is being typed has no neighbours of its own.
      if (!rows.isUnlisted(focus)) lastSeen.current = { id: focus, rows, scope }
    } else if (last?.id === focus && last.scope === scope) {
      // A folder that is being listed anew may still show it.
      if (rows.isLoadingIn(parentIdOf(focus))) return
      const successor = nextOf(focus, last.rows, rows)
      if (successor !== null) browser.select(() => selectOnly(successor))
    }
  }, [browser, rows, focus, scope, nextOf])
}
