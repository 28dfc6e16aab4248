import { foldForFinding } from '../../src-shared/domain/fold-for-finding'
import { titleOf } from '../../src-shared/domain/names'
import { nameOf, ROOT } from '../../src-shared/domain/paths'
import { plainText } from '../../src-shared/domain/rich-text'
import { deletionTimeMs, trashFolderOf } from '../../src-shared/domain/trash'
import type { AppError } from '../../src-shared/errors'
import type { Listing } from '../../src-shared/model/listing'
import { type RowId, TRASH_LIST_ID } from '../kit/row-id'
import { type Branch, branchBelow, ROOT_BRANCH } from './branch'
import { type FlattenInput, Flattening } from './flatten'
import { entryRow, type OpenBranch, type Rows } from './rows'
import { trashRowIn } from './trash-folder'
import type { KnownNotes } from './trash-notes'

interface TrashInput extends FlattenInput {
  readonly notes: KnownNotes
  /** Only what has it in its name; empty: everything. */
  readonly filter: string
}

/** What the flat list of the Trash shows beside its rows. */
export interface TrashNow {
  /** How many were deleted, whatever the filter leaves: as far as it is listed. */
  readonly total: number
  /** More is on its way. */
  readonly isLoading: boolean
  /** A folder that could not be listed, so that something is missing. */
  readonly failed: { readonly branch: Branch; readonly error: AppError } | null
  /** Why there may be more than is shown, although nothing is on its way and nothing failed. */
  readonly missing: 'not-listed' | 'incomplete' | null
  /** Where each stands among all that is shown, from 1. */
  readonly places: ReadonlyMap<RowId, number>
}

interface FlattenedTrash {
  readonly rows: Rows
  readonly trash: TrashNow
  /** Folders of which it is not known yet whether they were deleted themselves. */
  readonly unsure: readonly string[]
}

/** Something that was deleted by itself. */
interface Deleted {
  readonly open: OpenBranch
  readonly position: number
}

/**
 * What was deleted, newest first, each by itself: the folders of single deletions
 * and those that are there only because something in them was deleted are passed
 * through (design-shown.md, "The second look: 6. Trash"). A folder that was deleted is one row, and opens
 * like one of the tree. Pure: the same input gives the same rows.
 */
export function flattenTrash(input: TrashInput): FlattenedTrash {
  const flattening = new Flattening(input)
  const walk = new Walk(input, flattening)
  const all = walk.all()
  const shown = filtered(all, input.filter)
  const places = new Map<RowId, number>()
  for (const { open, position } of shown) {
    const row = entryRow(open, position)
    if (row === null) continue
    flattening.run(open, position, position + 1)
    places.set(row.id, places.size + 1)
    const below = row.isExpanded ? branchBelow(row.branch, row.id, row.entry) : null
    if (below) flattening.visit(below)
  }
  const { isLoading, failed, missing, unsure } = walk
  return { rows: flattening.rows(), trash: { total: all.length, isLoading, failed, missing, places }, unsure }
}

function filtered(all: readonly Deleted[], filter: string): readonly Deleted[] {
  const wanted = foldForFinding(filter.trim())
  if (wanted === '') return all
  return all.filter(({ open, position }) => {
    const index = open.listing.order[position]
    return (
      index !== undefined && foldForFinding(plainText(titleOf(open.listing.entryAt(index)))).includes(wanted)
    )
  })
}

const NAMES = new Intl.Collator('en', { numeric: true })

/** From the inventory down to everything that was deleted. */
class Walk {
  isLoading = false
  failed: TrashNow['failed'] = null
  missing: TrashNow['missing'] = null
  readonly unsure: string[] = []
  readonly #input: TrashInput
  readonly #flattening: Flattening

  constructor(input: TrashInput, flattening: Flattening) {
    this.#input = input
    this.#flattening = flattening
  }

  all(): readonly Deleted[] {
    const { trash } = this.#input
    const root = this.#listed(ROOT_BRANCH)
    const path = trashFolderOf(trash)
    const row = root && trashRowIn(root.listing, trash)
    const branch = row && branchBelow(row.branch, row.id, row.entry)
    // What is looked at is no row, so that the list is one place, whether the folder is there yet or not.
    const place = { ...ROOT_BRANCH, ...branch, id: TRASH_LIST_ID, path: path ?? ROOT, depth: 1 }
    this.#flattening.branches.push({ ...place, title: row ? titleOf(row.entry) : place.title })
    const open = branch && this.#listed(branch)
    if (!open) return []
    return trash.kind === 'satchel' ? this.#deletionsIn(open) : byDate(positionsOf(open))
  }

  /** The folders of single deletions, newest first; what another program put beside them comes last. */
  #deletionsIn(open: OpenBranch): readonly Deleted[] {
    const deletions: { readonly timeMs: number; readonly branch: Branch }[] = []
    const others: Deleted[] = []
    for (const one of positionsOf(open)) {
      const row = entryRow(one.open, one.position)
      const timeMs = row?.entry.kind === 'folder' ? deletionTimeMs(row.entry.name) : null
      const branch = row && timeMs !== null ? branchBelow(row.branch, row.id, row.entry) : null
      if (branch === null || timeMs === null) others.push(one)
      else {
        // By which operation it was made.
        const { recordId = '' } = row?.entry ?? {}
        if (!this.#input.notes.has(recordId)) this.unsure.push(recordId)
        deletions.push({ timeMs, branch })
      }
    }
    // Of one second the later ones bear numbers.
    deletions.sort(
      (one, other) =>
        other.timeMs - one.timeMs || NAMES.compare(nameOf(other.branch.path), nameOf(one.branch.path)),
    )
    // What is asked for last is listed first.
    const found = deletions.toReversed().map(({ branch }) => this.#deletedIn(branch))
    return [...found.toReversed().flat(), ...others]
  }

  #deletedIn(branch: Branch): readonly Deleted[] {
    const open = this.#listed(branch)
    if (!open) return []
    return positionsOf(open).flatMap(one => {
      const row = entryRow(one.open, one.position)
      if (row?.entry.kind !== 'folder' || row.openProblem !== null) return [one]
      const note = this.#input.notes.get(row.entry.recordId)
      if (note === null) return [one]
      if (note === undefined) {
        this.unsure.push(row.entry.recordId)
        this.isLoading = true
        return []
      }
      const below = branchBelow(row.branch, row.id, row.entry)
      return below ? this.#deletedIn(below) : []
    })
  }

  #listed(branch: Branch): OpenBranch | null {
    this.#flattening.branches.push(branch)
    const { listing, error } = this.#input.stateOf(branch.path)
    if (error) this.failed ??= { branch, error }
    else if (!listing?.isComplete) {
      if (this.#input.canList) this.isLoading = true
      else this.missing = 'not-listed'
    } else if (listing.incomplete !== null) this.missing ??= 'incomplete'
    return listing && this.#flattening.open(branch, listing)
  }
}

function positionsOf(open: OpenBranch): readonly Deleted[] {
  return Array.from(open.listing.order, (_, position) => ({ open, position }))
}

/** As the source says; what it does not know comes last, in the order of the listing. */
function byDate(all: readonly Deleted[]): readonly Deleted[] {
  const timeOf = ({ open: { listing }, position }: Deleted): number => deletedAtMs(listing, position)
  return all.toSorted((one, other) => timeOf(other) - timeOf(one) || 0)
}

function deletedAtMs(listing: Listing, position: number): number {
  const index = listing.order[position]
  return (index === undefined ? null : listing.entryAt(index).deletion?.atMs) ?? 0
}
