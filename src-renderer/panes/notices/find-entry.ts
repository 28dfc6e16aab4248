import { nameOf, segmentsOf } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { type Branch, branchBelow, openProblemOf, ROOT_BRANCH } from '../../browser/branch'
import { type RowId, rowIdOf } from '../../kit/row-id'

/** Which row a path means; null for the inventory itself, which is no row. */
export type Found =
  | { readonly kind: 'found'; readonly id: RowId | null }
  | { readonly kind: 'missing' | 'twins' | 'closed'; readonly name: string; readonly folder: string }

/**
 * Follows a path by names, folder by folder, to the row that it means. `list`
 * answers the complete listing of a folder; a name that a listing lacks is
 * looked for once more in a fresh one.
 */
export async function findEntry(
  path: InventoryPath,
  list: (path: InventoryPath, isFresh: boolean) => Promise<Listing>,
): Promise<Found> {
  let branch: Branch = ROOT_BRANCH
  let id: RowId | null = null
  const names = segmentsOf(path)
  for (const [depth, name] of names.entries()) {
    const known = await list(branch.path, false)
    const listing = indexOfName(known, name) < 0 ? await list(branch.path, true) : known
    const index = indexOfName(listing, name)
    if (index < 0) return { kind: 'missing', name, folder: nameOf(branch.path) }
    const problem = listing.problemAt(index)
    if (problem) return { kind: 'twins', name, folder: nameOf(branch.path) }
    id = rowIdOf(branch.id, listing.keyAt(index))
    if (depth === names.length - 1) break
    const entry = listing.entryAt(index)
    const isFolder = entry.kind === 'folder' || entry.kind === 'link'
    const below = isFolder && openProblemOf(branch, entry, problem) === null && branchBelow(branch, id, entry)
    if (!below) return { kind: 'closed', name: names[depth + 1] ?? '', folder: name }
    branch = below
  }
  return { kind: 'found', id }
}

function indexOfName(listing: Listing, name: string): number {
  for (let index = 0; index < listing.total; index++) {
    if (listing.entryAt(index).name === name) return index
  }
  return -1
}
