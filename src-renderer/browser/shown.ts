import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { ROOT } from '../../src-shared/domain/paths'
import type { DropTarget } from '../../src-shared/domain/transfer'
import { verbRefusal } from '../../src-shared/domain/why-not'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Listing } from '../../src-shared/model/listing'
import type { Sort } from '../../src-shared/model/settings'
import { say } from '../../src-shared/sentences'
import { parentIdOf, ROOT_ID, type RowId, TRASH_LIST_ID } from '../kit/row-id'
import { useStore } from '../kit/store'
import type { ListingState, ListingStates } from '../listings/listing-query'
import { useCapabilities, useInventory } from '../session/session-context'
import { useCanChange } from '../session/use-can-change'
import { type Branch, type BranchState, branchBelow, ROOT_BRANCH } from './branch'
import { useBrowser, useLook, useTreeView } from './browser-context'
import { branchAsTarget, targetOfRow } from './drop-target'
import { EditedRow } from './edited-row'
import { type FlattenInput, flatten, flattenLocation } from './flatten'
import { flattenTrash, type TrashNow } from './flatten-trash'
import type { Look } from './look'
import type { Rows } from './rows'
import { type SelectionSummary, summaryOf } from './selection-summary'
import { type KnownNotes, trashNotesOf } from './trash-notes'
import { editingIdOf, type TreeView } from './tree-view'

/** What a browser shows: its state and what is listed, put together. */
export interface Shown {
  readonly rows: Rows
  readonly root: Listing | null
  readonly rootError: AppError | null
  readonly selected: SelectionSummary
  /** From the inventory down to the location. */
  readonly path: readonly Branch[]
  /** The folder that is being looked at. */
  readonly location: Branch
  /** Where a paste goes: in the tree into or beside the row with the focus, in the grid into what is shown. */
  readonly pasteTarget: DropTarget
  readonly view: Look['view']
  readonly canChange: boolean
  readonly canMakeFolder: boolean
  /** Whether the source makes folders at all. */
  readonly makesFolders: boolean
  readonly isRefreshing: boolean
  /** While the flat list of the Trash is shown. */
  readonly trash: TrashNow | null
}

/** What decides the rows. Not the selection: what is selected changes none. */
export interface RowsInput extends Look, Pick<TreeView, 'expanded' | 'draftIn' | 'location'> {
  readonly states: ListingStates
  readonly isReady: boolean
  readonly rules: TrashRules
  readonly notes: KnownNotes
  readonly filter: string
}

interface RowsNow {
  readonly rows: Rows
  readonly root: BranchState
  /** The folder that the grid shows is no longer there. */
  readonly isGone: boolean
  readonly trash: TrashNow | null
  /** Folders in the Trash that have to be asked about. */
  readonly unsure: readonly string[]
}

/** The same rows for a selection that is not drawn yet: what a menu that opens with it goes by. */
export function shownWith(shown: Shown, { selection: { ids, focus }, location: explicit }: TreeView): Shown {
  const { rows, view, canChange, makesFolders, trash } = shown
  const location = locationIn(rows, view, focus, explicit)
  return {
    ...shown,
    selected: summaryOf(rows, ids),
    location,
    path: pathTo(rows, location),
    pasteTarget: pasteTargetOf(rows, view, focus, location),
    canMakeFolder: makesFolders && canChange && location.link === null && trash === null,
  }
}

const NOT_IN_TRASH = { isGone: false, trash: null, unsure: [] } as const

/** Pure: the same input gives the same rows. */
function rowsOf(input: RowsInput): RowsNow {
  const { states, isReady, view, sort, expanded, draftIn, location, rules, notes, filter } = input
  const stateOf: FlattenInput['stateOf'] = path => branchState(states.stateOf(path), sort, isReady)
  const flattened = { draftIn, canList: isReady, stateOf, expanded, trash: rules }
  const root = stateOf(ROOT)
  if (location === TRASH_LIST_ID) {
    return { ...NOT_IN_TRASH, ...flattenTrash({ ...flattened, notes, filter }), root }
  }
  if (view === 'grid') return { ...NOT_IN_TRASH, ...flattenLocation(location ?? ROOT_ID, flattened), root }
  return { ...NOT_IN_TRASH, rows: flatten(flattened), root }
}

function branchState(
  { data, error, isInvalidated }: ListingState,
  sort: Sort,
  isReady: boolean,
): BranchState {
  const listing = data?.sortedBy(sort) ?? null
  // Over a complete listing an error is the connection's to tell: the old rows stay.
  // While nothing is connected, what was not kept was simply not listed yet.
  const isOld = isReady && isInvalidated && error === null
  return { listing, isOld, error: isReady && error && !listing?.isComplete ? appErrorOf(error) : null }
}

function appErrorOf(error: Error): AppError {
  if (error instanceof AppFailure) return error.error
  return { kind: 'bug', ...say('own-fault'), detail: error.message }
}

/**
 * The folder that is looked at. In the grid the one that is shown; in the tree
 * where one went, or else the focused folder, or the one around the focused item.
 */
function locationIn(rows: Rows, view: Look['view'], focus: RowId | null, explicit: RowId | null): Branch {
  const isGrid = view === 'grid' && explicit !== TRASH_LIST_ID
  if (isGrid) return rows.branches.at(-1) ?? ROOT_BRANCH
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

function pasteTargetOf(rows: Rows, view: Look['view'], focus: RowId | null, location: Branch): DropTarget {
  const isInTree = view === 'tree' && location.id !== TRASH_LIST_ID
  const row = isInTree && focus !== null ? rows.entryById(focus) : null
  return row ? targetOfRow(row) : branchAsTarget(location)
}

/** What the browser around shows now, and what has to be listed for it. */
export function useShown(): Shown {
  const { rows, root, isGone, trash } = useRows()
  const { listings } = useBrowser()
  const isRefreshing = useStore(listings.isListing, value => value)
  const { ids, focus } = useTreeView(tree => tree.selection)
  const explicit = useTreeView(tree => tree.location)
  const { view } = useLook()
  const location = useMemo(() => locationIn(rows, view, focus, explicit), [rows, view, focus, explicit])
  useLocation(location, isGone)
  const canChange = useCanChange()
  const makesFolders = verbRefusal('make-folder', useCapabilities()) === null
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
    canMakeFolder: makesFolders && canChange && location.link === null && trash === null,
    makesFolders,
    isRefreshing,
    trash,
  }
}

/**
 * The rows on screen. What is open decides which folders are listed, and their
 * listings decide what is open in them: so the cache is read while flattening,
 * which is done anew only when what is open, listed or asked for has changed.
 */
function useRows(): ReturnType<typeof rowsOf> {
  const { key, isReady, capabilities } = useInventory()
  const { listings, trashFilter, session } = useBrowser()
  const states = useStore(listings.states, value => value)
  const { view, sort } = useLook()
  const expanded = useTreeView(tree => tree.expanded)
  const draftIn = useTreeView(tree => tree.draftIn)
  const location = useTreeView(tree => tree.location)
  const notes = useStore(trashNotesOf(session).store, value => value)
  const filter = useStore(trashFilter, value => value)
  const { trash: rules } = capabilities
  const now = useMemo(
    () => rowsOf({ states, isReady, view, sort, expanded, draftIn, location, rules, notes, filter }),
    [states, isReady, view, sort, expanded, draftIn, location, rules, notes, filter],
  )
  const editing = useTreeView(editingIdOf)
  const [edited] = useState(() => new EditedRow())
  const steady = useSteadyRows(now.rows)
  const rows = useMemo(() => edited.keptIn(steady, editing), [edited, steady, editing])
  const { branches } = rows
  useEffect(() => {
    listings.show(key === '' ? [] : branches.map(({ path }) => path))
  }, [listings, key, branches])
  const { unsure } = now
  useEffect(() => trashNotesOf(session).want(unsure), [session, unsure])
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
function useLocation(location: Branch, isGone: boolean): void {
  const browser = useBrowser()
  const { id } = location
  useLayoutEffect(() => browser.location.update(() => id), [browser, id])
  useLayoutEffect(() => browser.place.update(() => location), [browser, location])
  const lastId = useRef(id)
  useEffect(() => {
    const isElsewhere = lastId.current !== id
    lastId.current = id
    // A segment of the path that had the focus goes away with its folder. What is drawn first takes no focus: of two
    // views one alone has it.
    if (isElsewhere && browser.location.get() === id && document.activeElement === document.body)
      browser.focus()
  }, [browser, id])
  useEffect(() => {
    if (isGone) browser.leaveGone(id)
  }, [browser, isGone, id])
}
