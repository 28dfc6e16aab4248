import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { draftIdOf, keyOf, parentIdOf, ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import { type Branch, type BranchState, branchBelow, ROOT_BRANCH } from './branch'
import type { DraftRow, Note, NoteRow } from './row'
import { entryRow, type OpenBranch, Rows, type Segment } from './rows'

export interface FlattenInput {
  readonly expanded: ReadonlyMap<RowId, ReadonlySet<string>>
  readonly stateOf: (path: InventoryPath) => BranchState
  /** The folder that is getting a new folder. */
  readonly draftIn: RowId | null
  /** False while the connection is lost: what is not known stays so until it is back. */
  readonly canList: boolean
}

const NO_KEYS: ReadonlySet<string> = new Set()

/** Flattens what is open into rows. Pure: the same input gives the same rows. */
export function flatten({ expanded, stateOf, draftIn, canList }: FlattenInput): Rows {
  const segments: Segment[] = []
  const opened = new Map<RowId, OpenBranch>()
  const branches: Branch[] = []
  let count = 0

  function single(row: NoteRow | DraftRow): void {
    segments.push({ kind: 'single', start: count, row })
    count += 1
  }

  function visit(branch: Branch): void {
    branches.push(branch)
    if (draftIn === branch.id) single({ kind: 'draft', id: draftIdOf(branch.id), branch })
    const state = stateOf(branch.path)
    if (state.listing) visitListing(branch, state.listing)
    const note = noteOf(branch, state, { canList, hasDraft: draftIn === branch.id })
    if (note) single(note)
  }

  function visitListing(branch: Branch, listing: Listing): void {
    const expandedKeys = expanded.get(branch.id) ?? NO_KEYS
    const open: OpenBranch = { branch, listing, expandedKeys }
    opened.set(branch.id, open)
    let from = 0
    const flushTo = (to: number): void => {
      if (to > from) segments.push({ kind: 'entries', start: count, open, from, to })
      count += to - from
      from = to
    }
    const known = knownBelow(open)
    for (const { key, position } of expandedEntries(open)) {
      flushTo(position + 1)
      const before = known.get(key)
      const below = before === undefined ? openBelow(open, position) : before
      known.set(key, below)
      if (below) visit(below)
    }
    flushTo(listing.order.length)
  }

  visit(ROOT_BRANCH)
  return new Rows(segments, opened, branches, count)
}

interface ExpandedEntry {
  readonly key: string
  readonly position: number
}

function expandedEntries({ listing, expandedKeys }: OpenBranch): readonly ExpandedEntry[] {
  const entries: ExpandedEntry[] = []
  for (const key of expandedKeys) {
    const position = listing.positionOf(listing.indexOfKey(key))
    if (position >= 0) entries.push({ key, position })
  }
  return entries.sort((a, b) => a.position - b.position)
}

interface KnownBelow {
  readonly above: Branch
  /** By key; null: what looks like a folder there cannot be opened. */
  readonly below: Map<string, Branch | null>
}

/** By the content of a listing: the same in every order, so that sorting thousands of open folders makes none anew. */
const knownBranches = new WeakMap<object, KnownBelow>()

function knownBelow({ branch, listing }: OpenBranch): KnownBelow['below'] {
  const before = knownBranches.get(listing.content)
  if (before?.above === branch) return before.below
  const below: KnownBelow['below'] = new Map()
  knownBranches.set(listing.content, { above: branch, below })
  return below
}

function openBelow(open: OpenBranch, position: number): Branch | null {
  const row = entryRow(open, position)
  return row?.isExpanded ? branchBelow(open.branch, row.id, row.entry) : null
}

const NOTHING_OPEN: ReadonlySet<string> = new Set()

interface FlattenedLocation {
  readonly rows: Rows
  /** The folder is no longer where it was: what is shown is the nearest one above it. */
  readonly isGone: boolean
}

/**
 * What one folder holds, as rows: the same ids, the same rules, the same
 * selection as in the tree. The folders above it are needed to find it, and are
 * listed, but not among the rows.
 */
export function flattenLocation(locationId: RowId, input: Omit<FlattenInput, 'expanded'>): FlattenedLocation {
  const { branches, isGone } = wayTo(locationId, input.stateOf)
  const location = branches.at(-1) ?? ROOT_BRANCH
  const isThere = location.id === locationId || isGone
  const state = input.stateOf(location.path)
  const segments: Segment[] = []
  const opened = new Map<RowId, OpenBranch>()
  let count = 0
  if (input.draftIn === location.id) {
    segments.push({
      kind: 'single',
      start: 0,
      row: { kind: 'draft', id: draftIdOf(location.id), branch: location },
    })
    count = 1
  }
  if (state.listing && isThere) {
    const open: OpenBranch = { branch: location, listing: state.listing, expandedKeys: NOTHING_OPEN }
    opened.set(location.id, open)
    const to = state.listing.order.length
    if (to > 0) segments.push({ kind: 'entries', start: count, open, from: 0, to })
    count += to
  }
  const known: BranchState = isThere ? state : { ...state, listing: null }
  const note = noteOf(location, known, { ...input, hasDraft: input.draftIn === location.id })
  if (note) segments.push({ kind: 'single', start: count, row: note })
  return { rows: new Rows(segments, opened, branches, note ? count + 1 : count), isGone }
}

/** The folders from the inventory down to one, as far as they are listed. */
function wayTo(
  locationId: RowId,
  stateOf: FlattenInput['stateOf'],
): { readonly branches: readonly Branch[]; readonly isGone: boolean } {
  const branches: Branch[] = [ROOT_BRANCH]
  for (const id of idsTo(locationId)) {
    const above = branches.at(-1) ?? ROOT_BRANCH
    const { listing, isOld } = stateOf(above.path)
    if (!listing) return { branches, isGone: false }
    const open: OpenBranch = { branch: above, listing, expandedKeys: NOTHING_OPEN }
    const row = entryRow(open, listing.positionOf(listing.indexOfKey(keyOf(id))))
    const below = row?.isFolder && !row.openProblem ? branchBelow(above, row.id, row.entry) : null
    if (!below) return { branches, isGone: listing.isComplete && isOld !== true }
    branches.push(below)
  }
  return { branches, isGone: false }
}

/** The ids on the way down to a row, itself included; none for the inventory. */
function idsTo(id: RowId): readonly RowId[] {
  const ids: RowId[] = []
  for (let at = id; at !== ROOT_ID; at = parentIdOf(at)) ids.unshift(at)
  return ids
}

interface Around {
  /** False while the connection is lost. */
  readonly canList: boolean
  /** A folder that gets its first one is not called empty. */
  readonly hasDraft: boolean
}

/** What is to be said of an open folder besides what it holds; null when that says it all. */
function noteOf(branch: Branch, { listing, error }: BranchState, around: Around): NoteRow | null {
  const kind = kindOf(branch, { listing, error }, around)
  if (!kind) return null
  return {
    kind: 'note',
    id: rowIdOf(branch.id, `note ${kind}`),
    branch,
    note: kind,
    error,
    total: kind === 'loading-more' ? (listing?.total ?? 0) : 0,
  }
}

function kindOf(branch: Branch, { listing, error }: BranchState, { canList, hasDraft }: Around): Note | null {
  if (error) return 'error'
  if (!listing) return canList ? 'loading' : 'not-listed'
  if (!listing.isComplete) return 'loading-more'
  if (listing.total > 0 || hasDraft) return null
  return branch.link ? 'empty-link' : 'empty'
}
