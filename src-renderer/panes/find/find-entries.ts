import { BestMatches, type Match } from '../../../src-shared/domain/best-matches'
import { isEmptyQuery, type NameQuery } from '../../../src-shared/domain/name-query'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { type RowId, rowIdOf } from '../../kit/row-id'
import { Slices } from '../../kit/slices'
import { type IndexedListing, type ListedFolder, listedFolders } from '../../listings/listed-folders'
import { indexOf } from '../../listings/listing-indexes'

/** What a screen needs; the count says that there are more. */
const MAX_SHOWN = 200

export interface FoundEntry {
  readonly id: RowId
  readonly entry: Entry
  /** Where it lies. */
  readonly folder: InventoryPath
}

export interface Found {
  readonly query: NameQuery
  /** The best, at most MAX_SHOWN. */
  readonly entries: readonly FoundEntry[]
  readonly count: number
  /** How many folders were searched. */
  readonly folderCount: number
}

/**
 * Looks through complete listings, in slices that no key has to wait for: the
 * first search reads the names, later ones take some milliseconds for 100,000.
 * Throws when the signal is aborted.
 */
export async function findEntries(
  listings: readonly Listing[],
  query: NameQuery,
  signal: AbortSignal,
): Promise<Found> {
  const slices = new Slices(signal)
  const indexed: IndexedListing[] = []
  for (const listing of listings) indexed.push({ listing, index: await indexOf(listing, slices) })
  const folders = listedFolders(indexed)
  const matches = new BestMatches<ListedFolder>(MAX_SHOWN)
  if (!isEmptyQuery(query)) await searchAll(folders, query, matches, slices)
  const entries = matches.best().map(foundEntry)
  return { query, entries, count: matches.count, folderCount: folders.length }
}

async function searchAll(
  folders: readonly ListedFolder[],
  query: NameQuery,
  matches: BestMatches<ListedFolder>,
  slices: Slices,
): Promise<void> {
  for (const folder of folders) {
    for (const part of folder.index.parts) {
      part.search(query, folder, matches)
      await slices.pause()
    }
  }
}

function foundEntry({ folder: { id, listing }, index }: Match<ListedFolder>): FoundEntry {
  return {
    id: rowIdOf(id, listing.keyAt(index)),
    entry: listing.entryAt(index),
    folder: listing.path,
  }
}
