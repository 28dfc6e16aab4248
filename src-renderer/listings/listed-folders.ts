import type { NameIndex } from '../../src-shared/domain/name-index'
import { nameOf, parentOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'

export interface IndexedListing {
  readonly listing: Listing
  readonly index: NameIndex
}

export interface ListedFolder extends IndexedListing {
  readonly id: RowId
}

/**
 * The listings that can be reached from the root by what is listed now, the
 * uppermost first. A folder that was moved away leaves its old listing behind:
 * nothing in that is shown as if it were there.
 */
export function listedFolders(listings: readonly IndexedListing[]): readonly ListedFolder[] {
  const folders = new Map<InventoryPath, ListedFolder>()
  for (const indexed of listings.toSorted(comparePlaces)) {
    const id = idOf(indexed.listing.path, folders)
    if (id !== null) folders.set(indexed.listing.path, { ...indexed, id })
  }
  return [...folders.values()]
}

/** Parents come before their children. */
function comparePlaces({ listing: a }: IndexedListing, { listing: b }: IndexedListing): number {
  return depthOf(a.path) - depthOf(b.path) || (a.path < b.path ? -1 : 1)
}

function depthOf(path: InventoryPath): number {
  let depth = 0
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth += 1
  return depth
}

function idOf(path: InventoryPath, folders: ReadonlyMap<InventoryPath, ListedFolder>): RowId | null {
  const parentPath = parentOf(path)
  if (parentPath === null) return ROOT_ID
  const parent = folders.get(parentPath)
  const at = parent?.index.folders.get(nameOf(path))
  return parent && at !== undefined ? rowIdOf(parent.id, parent.listing.keyAt(at)) : null
}
