import { type Branch, branchBelow } from './branch'
import type { EntryRow } from './row'

/** The folder that opening a row shows; null for what is no folder, or cannot be opened. */
export function branchOfRow(row: EntryRow): Branch | null {
  return row.isFolder && row.openProblem === null ? branchBelow(row.branch, row.id, row.entry) : null
}
