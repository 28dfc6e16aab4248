import type { FolderRecord } from '../../grids/records'
import { Skeleton } from '../../grids/skeleton'
import type { Uuid } from '../../grids/uuid'
import { Reader } from '../reader'
import type { Session } from '../session'
import { type FolderListing, isWhole, withOrphans } from '../wire/folder-listing'
import { isFault, LindenFault } from '../wire/linden-fault'
import type { LindenHttp } from '../wire/linden-http'
import type { Snapshot } from './snapshot'

export interface Progress {
  readonly folders: number
  /** As many as are known by now. */
  readonly ofFolders: number
  readonly items: number
}

interface Taken {
  readonly listings: FolderListing[]
  readonly unread: Uuid[]
}

/**
 * Everything of an inventory and its library, by a session that somebody else ends. Folders
 * that cannot be read are in it as such. @throws LindenFault; there is no half of a snapshot.
 */
export async function takeSnapshot(
  session: Session,
  http: LindenHttp,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Snapshot> {
  const { agentId, name, folders, library } = session.welcome
  const root = Skeleton.of(folders, agentId)?.root
  if (root === undefined) throw new LindenFault('failed', 'There is no inventory.')
  const reader = new Reader(session, http)
  const taken: Taken = { listings: [], unread: [] }
  const known = new Set<Uuid>([...folders, ...(library?.folders ?? [])].map(it => it.id))
  let count = 0
  let items = 0
  const take = async (top: { id: Uuid; ownerId: Uuid }, from: readonly FolderRecord[]): Promise<void> => {
    for await (const read of reader.everything(top, from, { signal })) {
      if (read.kind === 'unread') taken.unread.push(read.id)
      else {
        taken.listings.push(read.listing)
        if (!isWhole(read.listing)) taken.unread.push(read.listing.id)
        items += read.listing.items.length
        for (const { id } of read.listing.folders) known.add(id)
      }
      count++
      tell({ folders: count, ofFolders: Math.max(known.size, count), items })
    }
  }
  await take({ id: root.id, ownerId: agentId }, folders)
  await addLost(reader, taken, folders, signal)
  const libraryRoot = library?.folders.find(it => it.id === library.rootId)
  if (library !== null) await take({ id: library.rootId, ownerId: library.ownerId }, library.folders)
  return {
    ownerId: agentId,
    ownerName: name,
    takenAtMs: Date.now(),
    root,
    library:
      library === null || libraryRoot === undefined ? null : { ownerId: library.ownerId, root: libraryRoot },
    folders: [...folders, ...(library?.folders ?? [])],
    ...taken,
  }
}

/** What hangs on nothing is shown in Lost And Found (linden.md, 5). */
async function addLost(
  reader: Reader,
  { listings, unread }: Taken,
  folders: readonly FolderRecord[],
  signal: AbortSignal,
): Promise<void> {
  const lostId = folders.find(it => it.type === 16)?.id
  const at = listings.findIndex(it => it.id === lostId)
  const listing = listings[at]
  if (listing === undefined) return
  try {
    const orphans = await reader.orphans({ signal })
    listings[at] = withOrphans(listing, orphans)
    const read = new Set(listings.map(it => it.id))
    for (const { id } of orphans.folders) if (!read.has(id)) unread.push(id)
    if (orphans.unusable > 0 && !unread.includes(listing.id)) unread.push(listing.id)
  } catch (thrown) {
    if (!isFault(thrown, 'forbidden', 'too-large', 'said')) throw thrown
    if (!unread.includes(listing.id)) unread.push(listing.id)
  }
}
