import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { type Branch, branchBelow, ROOT_BRANCH } from '../../browser/branch'
import type { EntryRow } from '../../browser/row'
import { entryRow } from '../../browser/rows'
import { keyOf, parentIdOf, ROOT_ID, type RowId } from '../../kit/row-id'

/** The row of an entry that was found, shown or not, by what is listed; null when it is no longer there. */
export function rowOfFound(id: RowId, listingOf: (path: InventoryPath) => Listing | null): EntryRow | null {
  const branch = branchOfFound(parentIdOf(id), listingOf)
  const listing = branch && listingOf(branch.path)
  if (!branch || !listing) return null
  const open = { branch, listing, expandedKeys: new Set<string>() }
  return entryRow(open, listing.positionOf(listing.indexOfKey(keyOf(id))))
}

function branchOfFound(id: RowId, listingOf: (path: InventoryPath) => Listing | null): Branch | null {
  if (id === ROOT_ID) return ROOT_BRANCH
  const row = rowOfFound(id, listingOf)
  return row?.isFolder && row.openProblem === null ? branchBelow(row.branch, row.id, row.entry) : null
}
