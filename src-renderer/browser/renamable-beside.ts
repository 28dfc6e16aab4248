import { whyNot } from '../../src-shared/domain/why-not'
import type { Capabilities } from '../../src-shared/model/capabilities'
import { rowIdOf } from '../kit/row-id'
import { draggedOf } from './drop-target'
import type { EntryRow } from './row'
import type { Rows } from './rows'

/** The next entry of the same folder that may be renamed, in one direction; null at the end. */
export function renamableBeside(
  rows: Rows,
  { branch, position }: EntryRow,
  step: 1 | -1,
  capabilities: Capabilities,
): EntryRow | null {
  const listing = rows.listingOf(branch.id)
  if (!listing) return null
  for (let at = position - 1 + step; at >= 0 && at < listing.order.length; at += step) {
    const index = listing.order[at]
    const row = index === undefined ? null : rows.entryById(rowIdOf(branch.id, listing.keyAt(index)))
    if (row && whyNot('rename', draggedOf(row), capabilities) === null) return row
  }
  return null
}
