import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { draftIdOf, type RowId } from '../kit/row-id'
import { type Branch, type BranchState, branchBelow, ROOT_BRANCH } from './branch'
import { noteOf } from './note-of'
import type { DraftRow, NoteRow } from './row'
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
