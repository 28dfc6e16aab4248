import { draftIdOf, keyOf, parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import { type Branch, type BranchState, branchBelow, ROOT_BRANCH } from './branch'
import type { FlattenInput } from './flatten'
import { noteOf } from './note-of'
import { entryRow, type OpenBranch, Rows, type Segment } from './rows'

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
