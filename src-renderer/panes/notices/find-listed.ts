import { parseLink } from '../../../src-shared/domain/links'
import { nameOf, parentOf, parsePath } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { ROOT_ID, type RowId, rowIdOf } from '../../kit/row-id'

type Listings = ReadonlyMap<InventoryPath, Listing>

const ADDRESS = /^(?:resrec|resdb):\/\/\/\S/i

/** The addresses of records and assets in a text, one a line; comments of a uri-list begin with `#`. */
export function addressesIn(text: string): readonly string[] {
  const lines = text.split(/[\r\n]+/).map(line => line.trim())
  return [...new Set(lines.filter(line => ADDRESS.test(line)))]
}

/** The row that an address means, among what has been listed so far; null when it is not there. */
export function rowIdOfAddress(listings: Listings, address: string, userId: string | null): RowId | null {
  const link = parseLink(address)
  if (link.kind === 'path' && link.owner === userId) {
    const path = parsePath(`/${link.path}`)
    const id = path && rowIdOfPath(listings, path)
    if (id) return id
  }
  for (const listing of listings.values()) {
    const index = link.kind === 'record' ? listing.indexOfKey(link.recordId) : indexOfAsset(listing, address)
    const parentId = index < 0 ? null : rowIdOfPath(listings, listing.path)
    if (parentId !== null) return rowIdOf(parentId, listing.keyAt(index))
  }
  return null
}

function indexOfAsset(listing: Listing, address: string): number {
  return listing.order.find(index => listing.entryAt(index).assetUri === address) ?? -1
}

/** From the root down by name: only addressable folders are ever listed, and their names are unique. */
function rowIdOfPath(listings: Listings, path: InventoryPath): RowId | null {
  const parentPath = parentOf(path)
  if (parentPath === null) return ROOT_ID
  const parent = listings.get(parentPath)
  const name = nameOf(path)
  const index = parent?.order.find(at => parent.entryAt(at).name === name && parent.problemAt(at) === null)
  const parentId = parent && index !== undefined ? rowIdOfPath(listings, parentPath) : null
  return parent && index !== undefined && parentId !== null ? rowIdOf(parentId, parent.keyAt(index)) : null
}
