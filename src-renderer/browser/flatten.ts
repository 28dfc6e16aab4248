import type { TrashRules } from '../../src-shared/model/capabilities'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { draftIdOf, keyOf, parentIdOf, ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import { type Branch, type BranchState, branchBelow, ROOT_BRANCH } from './branch'
import type { DraftRow, Note, NoteRow } from './row'
import { entryRow, type OpenBranch, Rows, type Segment } from './rows'
import { trashPositionIn } from './trash-folder'

export interface FlattenInput {
  readonly expanded: ReadonlyMap<RowId, ReadonlySet<string>>
  readonly stateOf: (path: InventoryPath) => BranchState
  /** The folder that is getting a new folder. */
  readonly draftIn: RowId | null
  /** False while the connection is lost: what is not known stays so until it is back. */
  readonly canList: boolean
  /** Which folder of the inventory stands behind all others. */
  readonly trash: TrashRules
}

const NO_KEYS: ReadonlySet<string> = new Set()

/** Flattens what is open into rows. Pure: the same input gives the same rows. */
export function flatten(input: FlattenInput): Rows {
  const flattening = new Flattening(input)
  flattening.visit(ROOT_BRANCH)
  return flattening.rows()
}

/** Rows as they are put together, from the top down. */
export class Flattening {
  readonly opened = new Map<RowId, OpenBranch>()
  readonly branches: Branch[] = []
  readonly #segments: Segment[] = []
  readonly #input: FlattenInput
  #count = 0

  constructor(input: FlattenInput) {
    this.#input = input
  }

  rows(): Rows {
    return new Rows(this.#segments, this.opened, this.branches, this.#count)
  }

  single(row: NoteRow | DraftRow): void {
    this.#segments.push({ kind: 'single', start: this.#count, row })
    this.#count += 1
  }

  /** The entries of a folder from one position to before another. */
  run(open: OpenBranch, from: number, to: number): void {
    if (to > from) this.#segments.push({ kind: 'entries', start: this.#count, open, from, to })
    this.#count += Math.max(0, to - from)
  }

  /** A folder as far as it is listed; what is in it comes by `run`. */
  open(branch: Branch, listing: Listing): OpenBranch {
    const expandedKeys = this.#input.expanded.get(branch.id) ?? NO_KEYS
    const last = branch.id === ROOT_ID ? trashPositionIn(listing, this.#input.trash) : -1
    const open: OpenBranch =
      last < 0
        ? { branch, listing, expandedKeys }
        : { branch, listing, expandedKeys: withoutKey(expandedKeys, listing, last), last }
    this.opened.set(branch.id, open)
    return open
  }

  /** Everything in a folder, and in what is open in it. */
  visit(branch: Branch): void {
    this.visitAs(branch, this.#input.stateOf(branch.path))
  }

  /** The same of a folder of which more, or less, is known. */
  visitAs(branch: Branch, state: BranchState): void {
    const { draftIn, canList } = this.#input
    this.branches.push(branch)
    const hasDraft = draftIn === branch.id
    if (hasDraft) this.single({ kind: 'draft', id: draftIdOf(branch.id), branch })
    if (state.listing) this.#visitListing(this.open(branch, state.listing))
    const note = noteOf(branch, state, { canList, hasDraft })
    if (note) this.single(note)
  }

  #visitListing(open: OpenBranch): void {
    const { listing, last = -1 } = open
    let from = 0
    const flushTo = (to: number): void => {
      if (last >= from && last < to) {
        this.run(open, from, last)
        this.run(open, last + 1, to)
      } else this.run(open, from, to)
      from = to
    }
    const known = knownBelow(open)
    for (const { key, position } of expandedEntries(open)) {
      flushTo(position + 1)
      const before = known.get(key)
      const below = before === undefined ? openBelow(open, position) : before
      known.set(key, below)
      if (below) this.visit(below)
    }
    flushTo(listing.order.length)
    if (last >= 0) this.run(open, last, last + 1)
  }
}

const knownSets = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()

/** The Trash is not open in the tree: it is a place of its own. The same set for the same one. */
function withoutKey(keys: ReadonlySet<string>, listing: Listing, position: number): ReadonlySet<string> {
  const index = listing.order[position]
  const key = index === undefined ? '' : listing.keyAt(index)
  if (!keys.has(key)) return keys
  const others = knownSets.get(keys) ?? new Set([...keys].filter(one => one !== key))
  knownSets.set(keys, others)
  return others
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

const NOTHING_OPEN: ReadonlyMap<RowId, ReadonlySet<string>> = new Map()

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
  const flattening = new Flattening({ ...input, expanded: NOTHING_OPEN })
  flattening.branches.push(...branches.slice(0, -1))
  flattening.visitAs(location, isThere ? state : { ...state, listing: null })
  return { rows: flattening.rows(), isGone }
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
    const open: OpenBranch = { branch: above, listing, expandedKeys: NO_KEYS }
    const row = entryRow(open, listing.positionOf(listing.indexOfKey(keyOf(id))))
    const below = row?.isFolder && !row.openProblem ? branchBelow(above, row.id, row.entry) : null
    if (!below)
      return { branches, isGone: listing.isComplete && listing.incomplete === null && isOld !== true }
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
    total: kind === 'loading-more' || kind === 'incomplete' ? (listing?.total ?? 0) : 0,
    expected: kind === 'incomplete' ? (listing?.incomplete?.expected ?? 0) : 0,
  }
}

function kindOf(branch: Branch, { listing, error }: BranchState, { canList, hasDraft }: Around): Note | null {
  if (error) return 'error'
  if (!listing) return canList ? 'loading' : 'not-listed'
  if (!listing.isComplete) return 'loading-more'
  if (listing.incomplete !== null) return 'incomplete'
  if (listing.total > 0 || hasDraft) return null
  return branch.link ? 'empty-link' : 'empty'
}
