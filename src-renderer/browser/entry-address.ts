import { recordUri } from '../../src-shared/domain/links'
import type { EntryRow } from './row'

/** Below a link everything is its owner's, elsewhere the person's own; null where nobody knows. */
function ownerOf({ branch }: Pick<EntryRow, 'branch'>, userId: string | null): string | null {
  return branch.link ? branch.link.owner : userId
}

/** The address of the record itself, or null where nobody knows whose it is. */
export function recordUriOf(row: EntryRow, userId: string | null): string | null {
  const owner = ownerOf(row, userId)
  return owner === null ? null : recordUri(owner, row.entry.recordId)
}

/** How other programs know an entry: by its record, or else by its asset. */
export function addressOf(row: EntryRow, userId: string | null): string | null {
  return recordUriOf(row, userId) ?? (row.entry.assetUri || null)
}
