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
    let following: RowId | null = null
    for (let at = position + 1; at < listing.order.length; at++) {
      const next = isThere(at)
      if (next === null) continue
      // The Trash of the inventory is shown behind all others, wherever its name stands in their order.
      if (following !== null) return before.indexOf(next) < before.indexOf(following) ? next : following
      following = next
    }
    if (following !== null) return following
    for (let at = position - 1; at >= 0; at--) {
      const previous = isThere(at)
      if (previous !== null) return previous
    }
  }
  if (parentId === ROOT_ID) return null
  return now.indexOf(parentId) >= 0 ? parentId : successorOf(parentId, before, now)
}

/** The same in a list whose rows come from many folders: the next one that is still there, else the one before. */
export function nextRowOf(id: RowId, before: Rows, now: Rows): RowId | null {
  const from = before.indexOf(id)
  const isThere = (at: number): RowId | null => {
    const row = before.at(at)
    return row?.kind === 'entry' && now.indexOf(row.id) >= 0 ? row.id : null
  }
  for (let at = from + 1; at < before.count; at += 1) {
    const next = isThere(at)
    if (next !== null) return next
  }
  for (let at = from - 1; at >= 0; at -= 1) {
    const previous = isThere(at)
    if (previous !== null) return previous
  }
  return null
}
