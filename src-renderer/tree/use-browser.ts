import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { ROOT } from '../../src-shared/domain/paths'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Listing } from '../../src-shared/model/listing'
import { useInventory } from '../connection/inventory-context'
import { errorText } from '../i18n/refusal-text'
import { useText } from '../i18n/text-context'
import { showToast } from '../operations/toast-store'
import { keys } from '../queries/keys'
import { refreshListings } from '../queries/refresh-listings'
import { openOverlay } from '../view/overlay-store'
import { useStore } from '../view/store'
import { type Branch, branchBelow, ROOT_BRANCH } from './branch'
import type { EntryRow } from './row'
import { parentIdOf, ROOT_ID, type RowId } from './row-id'
import type { Rows } from './rows'
import { EMPTY_SELECTION, selectOnly } from './selection'
import { type SelectionSummary, summaryOf } from './selection-summary'
import { collapse, expand, select, startDraft, treeStore } from './tree-store'
import { useTreeRows } from './use-tree-rows'

export interface Browser {
  readonly rows: Rows
  readonly root: Listing | null
  readonly rootError: AppError | null
  readonly container: RefObject<HTMLDivElement | null>
  readonly selected: SelectionSummary
  readonly path: readonly Branch[]
  /** The folder that is being looked at. */
  readonly place: Branch
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
  const rows = useTreeRows()
  const client = useQueryClient()
  const { key, isReady } = useInventory()
  const container = useRef<HTMLDivElement>(null)
  const selection = useStore(treeStore, view => view.selection)
  const selected = useMemo(() => summaryOf(rows, selection.ids), [rows, selection.ids])
  const branch = useMemo(() => placeOf(rows, selection.focus), [rows, selection.focus])
  const rootNote = rows.at(0)
  const isRefreshing = useIsFetching({ queryKey: keys.listings(key) }) > 0

  const goTo = useCallback((id: RowId) => {
    // The inventory itself is no row: it is the place when nothing is selected.
    select(() => (id === ROOT_ID ? EMPTY_SELECTION : selectOnly(id)))
    if (id === ROOT_ID) container.current?.scrollTo({ top: 0 })
    container.current?.focus({ preventScroll: true })
  }, [])
  const open = useCallback((row: EntryRow) => {
    // An item never spawns by surprise: it is shown (design.md, "Spawn").
    if (!row.isFolder) return openOverlay({ kind: 'quick-look' })
    if (row.openProblem) return
    if (row.isExpanded) collapse(row.id)
    else expand(row.id)
  }, [])
  const newFolder = useCallback(() => {
    if (branch.id !== ROOT_ID) expand(branch.id)
    startDraft(branch.id)
  }, [branch.id])
  const refresh = useRefresh()
  const retry = useCallback(
    ({ path }: Branch) => void client.refetchQueries({ queryKey: keys.listing(key, path) }),
    [client, key],
  )
  const canMakeFolder = isReady && branch.link === null

  return {
    rows,
    root: rows.listingOf(ROOT_ID),
    rootError: rootNote?.kind === 'note' && rootNote.branch.path === ROOT ? rootNote.error : null,
    container,
    selected,
    path: useMemo(() => pathTo(rows, branch), [rows, branch]),
    place: branch,
    canChange: isReady,
    canMakeFolder,
    isRefreshing,
    goTo,
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

/** The folder that is being looked at: the focused one, or the one around the focused item. */
function placeOf(rows: Rows, focus: RowId | null): Branch {
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
