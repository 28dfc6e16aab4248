import { titleOf } from '../../src-shared/domain/names'
import { segmentsOf } from '../../src-shared/domain/paths'
import { keptTitleOf } from '../../src-shared/domain/places'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { KeptPlace } from '../../src-shared/model/places'
import { type Branch, branchBelow, ROOT_BRANCH } from './branch'
import type { EntryRow } from './row'
import { entryRow } from './rows'

export type ResolvedPlace =
  | { readonly kind: 'found'; readonly row: EntryRow }
  | { readonly kind: 'gone' }
  /** Nobody knows before this folder is listed. */
  | { readonly kind: 'unlisted'; readonly folder: Branch }

/**
 * Which entry a kept place is now, by what is listed. The record id counts: an
 * entry that another program has renamed is found, one of the same name that
 * has taken its place is not.
 */
export function resolvePlace(
  { path, recordIds }: KeptPlace,
  listingOf: (path: InventoryPath) => Listing | null,
): ResolvedPlace {
  const names = segmentsOf(path)
  const firstKnown = names.length - recordIds.length
  let branch = ROOT_BRANCH
  for (const [index, name] of names.entries()) {
    const listing = listingOf(branch.path)
    if (!listing) return { kind: 'unlisted', folder: branch }
    const row = rowIn(branch, listing, recordIds[index - firstKnown] ?? null, name)
    if (!row) return listing.isComplete ? { kind: 'gone' } : { kind: 'unlisted', folder: branch }
    if (index === names.length - 1) return { kind: 'found', row }
    const below = row.openProblem === null && row.isFolder ? branchBelow(branch, row.id, row.entry) : null
    if (!below) return { kind: 'gone' }
    branch = below
  }
  return { kind: 'gone' }
}

function rowIn(branch: Branch, listing: Listing, recordId: string | null, name: string): EntryRow | null {
  const open = { branch, listing, expandedKeys: new Set<string>() }
  if (recordId !== null) return entryRow(open, listing.positionOf(listing.indexOfKey(recordId)))
  const position = listing.order.findIndex(index => listing.entryAt(index).name === name)
  return entryRow(open, position)
}

/** What it is called now, or was called last; may hold markup. */
export function titleOfPlace(place: KeptPlace, resolved: ResolvedPlace): string {
  return resolved.kind === 'found' ? titleOf(resolved.row.entry) : keptTitleOf(place)
}
