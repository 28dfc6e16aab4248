import { rowIdOf } from '../kit/row-id'
import type { Branch, BranchState } from './branch'
import type { Note, NoteRow } from './row'

interface Around {
  /** False while the connection is lost. */
  readonly canList: boolean
  /** A folder that gets its first one is not called empty. */
  readonly hasDraft: boolean
}

/** What is to be said of an open folder besides what it holds; null when that says it all. */
export function noteOf(branch: Branch, { listing, error }: BranchState, around: Around): NoteRow | null {
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
