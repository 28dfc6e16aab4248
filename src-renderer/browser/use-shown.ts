import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from '../kit/store'
import { useCapabilities, useInventory } from '../session/session-context'
import { useCanChange } from '../session/use-can-change'
import { useBrowser, useLook, useTreeView } from './browser-context'
import { EditedRow } from './edited-row'
import type { Rows } from './rows'
import { summaryOf } from './selection-summary'
import { locationIn, pasteTargetOf, pathTo, rowsOf, type Shown } from './shown'
import { editingIdOf } from './tree-view'

/** What the browser around shows now, and what has to be listed for it. */
export function useShown(): Shown {
  const { rows, root, isGone } = useRows()
  const { listings } = useBrowser()
  const isRefreshing = useStore(listings.isListing, value => value)
  const { ids, focus } = useTreeView(tree => tree.selection)
  const explicit = useTreeView(tree => tree.location)
  const { view } = useLook()
  const location = useMemo(() => locationIn(rows, view, focus, explicit), [rows, view, focus, explicit])
  useLocation(location.id, isGone)
  const canChange = useCanChange()
  const { verbs } = useCapabilities()
  return {
    rows,
    root: root.listing,
    rootError: root.error,
    selected: useMemo(() => summaryOf(rows, ids), [rows, ids]),
    path: useMemo(() => pathTo(rows, location), [rows, location]),
    location,
    pasteTarget: useMemo(() => pasteTargetOf(rows, view, focus, location), [rows, view, focus, location]),
    view,
    canChange,
    canMakeFolder: canChange && location.link === null && verbs['make-folder'].how !== 'absent',
    isRefreshing,
  }
}

/**
 * The rows on screen. What is open decides which folders are listed, and their
 * listings decide what is open in them: so the cache is read while flattening,
 * which is done anew only when what is open, listed or asked for has changed.
 */
function useRows(): ReturnType<typeof rowsOf> {
  const { key, isReady } = useInventory()
  const { listings } = useBrowser()
  const states = useStore(listings.states, value => value)
  const { view, sort } = useLook()
  const expanded = useTreeView(tree => tree.expanded)
  const draftIn = useTreeView(tree => tree.draftIn)
  const location = useTreeView(tree => tree.location)
  const now = useMemo(
    () => rowsOf({ states, isReady, view, sort, expanded, draftIn, location }),
    [states, isReady, view, sort, expanded, draftIn, location],
  )
  const editing = useTreeView(editingIdOf)
  const [edited] = useState(() => new EditedRow())
  const steady = useSteadyRows(now.rows)
  const rows = useMemo(() => edited.keptIn(steady, editing), [edited, steady, editing])
  const { branches } = rows
  useEffect(() => {
    listings.show(key === '' ? [] : branches.map(({ path }) => path))
  }, [listings, key, branches])
  return { ...now, rows }
}

/** The same rows as long as they come out the same. */
function useSteadyRows(flattened: Rows): Rows {
  const [kept, setKept] = useState(flattened)
  const rows = useMemo(() => (kept.isSameAs(flattened) ? kept : flattened), [kept, flattened])
  if (rows !== kept) setKept(rows)
  return rows
}

/** Tells the browser where one is. */
function useLocation(id: string, isGone: boolean): void {
  const browser = useBrowser()
  useLayoutEffect(() => browser.location.update(() => id), [browser, id])
  useEffect(() => {
    // A segment of the path that had the focus goes away with its folder.
    if (browser.location.get() === id && document.activeElement === document.body) browser.focus()
  }, [browser, id])
  useEffect(() => {
    if (isGone) browser.leaveGone(id)
  }, [browser, isGone, id])
}
