import type { ContentCount } from '../../../src-shared/model/operation'
import { type ExpectedEntry, pathOfEntry } from './expected-entry'
import type { FreshListings } from './fresh-listings'
import { subtreeOf } from './subtree'

/** Entries and everything inside them, as far as listings show it. Fails with the first listing that fails. */
export async function countContent(
  listings: FreshListings,
  entries: readonly ExpectedEntry[],
): Promise<ContentCount> {
  const count = { folders: 0, items: 0, links: 0, unseenFolders: 0 }
  const add = (kind: ExpectedEntry['kind']): void => {
    if (kind === 'folder') count.folders += 1
    else if (kind === 'link') count.links += 1
    else count.items += 1
  }
  for (const entry of entries) {
    add(entry.kind)
    const path = pathOfEntry(entry)
    if (entry.kind !== 'folder' || path === null) continue
    const content = await subtreeOf(listings, path)
    for (const { kind } of content.entries) add(kind)
    count.unseenFolders += content.blind.length
  }
  return count
}

export function totalOf({ folders, items, links }: ContentCount): number {
  return folders + items + links
}
