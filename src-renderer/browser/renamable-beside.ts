import { entryRefusal } from '../../src-shared/domain/guards'
import { rowIdOf } from '../kit/row-id'
import { draggedOf } from './drop-target'
import type { EntryRow } from './row'
import type { Rows } from './rows'

/** The next entry of the same folder that may be renamed, in one direction; null at the end. */
export function renamableBeside(rows: Rows, { branch, position }: EntryRow, step: 1 | -1): EntryRow | null {
  const listing = rows.listingOf(branch.id)
  if (!listing) return null
  for (let at = position - 1 + step; at >= 0 && at < listing.order.length; at += step) {
    const index = listing.order[at]
    const row = index === undefined ? null : rows.entryById(rowIdOf(branch.id, listing.keyAt(index)))
    if (row && !entryRefusal(draggedOf(row))) return row
  }
  return null
}
