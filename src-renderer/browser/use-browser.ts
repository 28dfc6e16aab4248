import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { DropTarget } from '../../src-shared/domain/transfer'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Listing } from '../../src-shared/model/listing'
import type { View } from '../../src-shared/model/settings'
import { focusContents } from '../kit/focus-contents'
import { openOverlay } from '../kit/overlay-store'
import { parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { refreshListings } from '../listings/refresh-listings'
import { useFocusRefresh } from '../listings/use-focus-refresh'
import { keys } from '../session/keys'
import { useInventory } from '../session/session-context'
import { useSettings } from '../session/settings-store'
import { useCanChange } from '../session/use-can-change'
import { errorText } from '../text/refusal-text'
import { type Branch, branchBelow, ROOT_BRANCH } from './branch'
import { branchAsTarget, targetOfRow } from './drop-target'
import { goTo, leaveGone, locationStore } from './navigation-history'
import type { EntryRow } from './row'
import type { Rows } from './rows'
import { type SelectionSummary, summaryOf } from './selection-summary'
import { collapse, expand, startDraft, treeStore } from './tree-store'
import { useBrowserRows } from './use-browser-rows'

export interface Browser {
  readonly rows: Rows
  readonly root: Listing | null
  readonly rootError: AppError | null
  readonly container: RefObject<HTMLDivElement | null>
  readonly selected: SelectionSummary
  /** From the inventory down to the location. */
  readonly path: readonly Branch[]
  /** The folder that is being looked at. */
  readonly location: Branch
  /** Where a paste goes: in the tree into or beside the row with the focus, in the grid into what is shown. */
  readonly pasteTarget: DropTarget
  readonly view: View
  readonly canChange: boolean
  readonly canMakeFolder: boolean
  readonly isRefreshing: boolean
  readonly goTo: (id: RowId) => void
  readonly open: (row: EntryRow) => void
  readonly newFolder: () => void
  readonly refresh: () => void
  readonly retry: (branch: Branch) => void
}

/** What the window needs of the inventory, and what the person can do with it as a whole. */
export function useBrowser(): Browser {
  const { rows, root, isGone, isListing } = useBrowserRows()
  const client = useQueryClient()
  const { key } = useInventory()
  const container = useRef<HTMLDivElement>(null)
  const selection = useStore(treeStore, view => view.selection)
  const selected = useMemo(() => summaryOf(rows, selection.ids), [rows, selection.ids])
  const view = useSettings(settings => settings.view)
  const explicit = useStore(treeStore, ({ location }) => location)
  const { focus } = selection
  const location = useMemo(
    () => (view === 'grid' ? (rows.branches.at(-1) ?? ROOT_BRANCH) : locationIn(rows, focus, explicit)),
    [rows, view, focus, explicit],
  )
  useLayoutEffect(() => locationStore.update(() => location.id), [location.id])
  useEffect(() => {
    // A segment of the path that had the focus goes away with its folder.
    if (locationStore.get() === location.id && document.activeElement === document.body) focusContents()
  }, [location.id])
  useEffect(() => {
    if (isGone) leaveGone(location.id)
  }, [isGone, location.id])

  const goToFolder = useCallback((id: RowId) => {
    goTo(id)
    if (id === ROOT_ID) container.current?.scrollTo({ top: 0 })
    container.current?.focus({ preventScroll: true })
  }, [])
  const open = useCallback(
    (row: EntryRow) => {
      // An item never spawns by surprise: it is shown (design-shown.md, "Spawn").
      if (!row.isFolder) return openOverlay({ kind: 'quick-look' })
      if (row.openProblem) return
      if (view === 'grid') goTo(row.id)
      else if (row.isExpanded) collapse(row.id)
      else expand(row.id)
    },
    [view],
  )
  const newFolder = useCallback(() => {
    if (view === 'tree' && location.id !== ROOT_ID) expand(location.id)
    startDraft(location.id)
  }, [view, location.id])
  const refresh = useRefresh()
  useFocusRefresh(root.listing?.listedAtMs ?? null)
  const retry = useCallback(
    ({ path }: Branch) => void client.refetchQueries({ queryKey: keys.listing(key, path) }),
    [client, key],
  )
  const canChange = useCanChange()
  const canMakeFolder = canChange && location.link === null

  return {
    rows,
    root: root.listing,
    rootError: root.error,
    container,
    selected,
    path: useMemo(() => pathTo(rows, location), [rows, location]),
    location,
    pasteTarget: useMemo(() => pasteTargetOf(rows, view, focus, location), [rows, view, focus, location]),
    view,
    canChange,
    canMakeFolder,
    isRefreshing: isListing,
    goTo: goToFolder,
    open,
    newFolder,
    refresh,
    retry,
  }
}

/** F5. A failure that leaves old rows on screen is said, or nobody would know that they are old. */
function useRefresh(): () => void {
  const client = useQueryClient()
  const { key } = useInventory()
  const text = useText()
  return useCallback(() => {
    void refreshListings(client, key).then(error => {
      if (!(error instanceof AppFailure)) return
      const detail = errorText(text, error.error)
      showToast({ tone: 'failure', message: text.tree.notRefreshed, detail, actions: [] })
    })
  }, [client, key, text])
}

function pasteTargetOf(rows: Rows, view: View, focus: RowId | null, location: Branch): DropTarget {
  const row = view === 'tree' && focus !== null ? rows.entryById(focus) : null
  return row ? targetOfRow(row) : branchAsTarget(location)
}

/** In the tree: where one went, or else the focused folder, or the one around the focused item. */
function locationIn(rows: Rows, focus: RowId | null, explicit: RowId | null): Branch {
  const explicitly = explicit === null ? null : rows.branchOf(explicit)
  if (explicitly) return explicitly
  const row = focus === null ? null : rows.entryById(focus)
  if (!row) return ROOT_BRANCH
  const canBeOpened = row.isFolder && row.openProblem === null
  return (canBeOpened && branchBelow(row.branch, row.id, row.entry)) || row.branch
}

function pathTo(rows: Rows, branch: Branch): readonly Branch[] {
  const path: Branch[] = [branch]
  for (let id = branch.id; id !== ROOT_ID; ) {
    id = parentIdOf(id)
    const above = rows.branchOf(id)
    if (above) path.unshift(above)
  }
  return path
}
