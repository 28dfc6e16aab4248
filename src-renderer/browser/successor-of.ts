import { keyOf, parentIdOf, ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import type { Rows } from './rows'

/**
 * Who gets the focus when a row is gone: the next one of its folder that is
 * still there, else the one before it, else the folder, as file managers do.
 */
export function successorOf(id: RowId, before: Rows, now: Rows): RowId | null {
  const parentId = parentIdOf(id)
  const listing = before.listingOf(parentId)
  const position = listing ? listing.positionOf(listing.indexOfKey(keyOf(id))) : -1
  const isThere = (at: number): RowId | null => {
    const index = listing?.order[at]
    if (!listing || index === undefined) return null
    const sibling = rowIdOf(parentId, listing.keyAt(index))
    return now.indexOf(sibling) >= 0 ? sibling : null
  }
  if (listing && position >= 0) {
    for (let at = position + 1; at < listing.order.length; at++) {
      const next = isThere(at)
      if (next !== null) return next
    }
    for (let at = position - 1; at >= 0; at--) {
      const previous = isThere(at)
      if (previous !== null) return previous
    }
  }
  if (parentId === ROOT_ID) return null
  return now.indexOf(parentId) >= 0 ? parentId : successorOf(parentId, before, now)
}
