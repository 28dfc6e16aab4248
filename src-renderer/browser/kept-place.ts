import { titlePart } from '../../src-shared/domain/names'
import type { KeptPlace } from '../../src-shared/model/places'
import type { EntryRow } from './row'

/** What is kept of an entry; null where no path leads to it. */
export function keptPlaceOf({ path, branch, entry }: EntryRow): KeptPlace | null {
  if (path === null) return null
  return { path, recordIds: [...branch.recordIds, entry.recordId], kind: entry.kind, ...titlePart(entry) }
}
