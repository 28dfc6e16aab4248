import type { Spot } from '../listings/known-folder'
import type { Seen } from '../listings/whereabouts'
import { type Branch, branchBelow, ROOT_BRANCH } from './branch'
import type { EntryRow } from './row'
import { entryRow } from './rows'

const NOTHING_OPEN: ReadonlySet<string> = new Set()

/** The row of an entry that was seen, shown or not; null where no way leads to it. */
export function rowOfSeen(seen: Seen | null): EntryRow | null {
  const branch = seen?.way ? branchAlong(seen.way) : null
  return seen && branch && rowIn(branch, seen.spot)
}

/** The folder at the end of a way. */
function branchAlong(way: readonly Spot[]): Branch | null {
  return way.reduce<Branch | null>((branch, spot) => {
    const row = branch && rowIn(branch, spot)
    return row?.isFolder && row.openProblem === null ? branchBelow(row.branch, row.id, row.entry) : null
  }, ROOT_BRANCH)
}

export function rowIn(branch: Branch, { listing, index }: Spot): EntryRow | null {
  return entryRow({ branch, listing, expandedKeys: NOTHING_OPEN }, listing.positionOf(index))
}
