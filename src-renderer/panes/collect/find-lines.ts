import { AppFailure } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import type { CollectedEntry } from '../../../src-shared/model/tray'
import {
  foldersOf,
  openFolder,
  resolveTray,
  type TrayFolder,
  type TrayLine,
} from '../../actions/resolve-tray'
import { listingQuery } from '../../listings/listing-query'
import { keys } from '../../session/keys'
import type { Session } from '../../session/session'

/** What was listed a moment ago need not be listed again before something is done with it. */
const FRESH_MS = 10_000

/**
 * Looks where collected entries are now, listing their folders where they were
 * not listed lately. Throws what keeps a folder from being listed, but for one
 * that is no longer there.
 */
export async function findLines(
  entries: readonly CollectedEntry[],
  session: Session,
): Promise<readonly TrayLine[]> {
  const folders = foldersOf(entries)
  const missing = new Set<InventoryPath>()
  const listingOf = (path: InventoryPath): Listing | null =>
    missing.has(path)
      ? null
      : (session.queries.getQueryData<Listing>(keys.listing(session.key, path)) ?? null)
  const list = async (path: InventoryPath): Promise<boolean> => {
    try {
      await session.queries.fetchQuery({ ...listingQuery(session, path), staleTime: FRESH_MS })
      return true
    } catch (error) {
      if (!(error instanceof AppFailure) || error.error.kind !== 'not-found') throw error
      missing.add(path)
      return false
    }
  }
  await Promise.all(folders.map(folder => listDownTo(folder, listingOf, list)))
  return resolveTray(entries, folders, listingOf).map(line =>
    // All that could be listed is listed by now.
    line.state === 'unlisted' ? { ...line, state: 'gone' } : line,
  )
}

/** Each pass lists one more folder on the way, and at last the folder itself anew. */
async function listDownTo(
  folder: TrayFolder,
  listingOf: (path: InventoryPath) => Listing | null,
  list: (path: InventoryPath) => Promise<boolean>,
): Promise<void> {
  const tried = new Set<InventoryPath>()
  for (;;) {
    const open = openFolder(folder, listingOf)
    if (open.kind === 'gone') return
    const { path } = open.kind === 'listed' ? open.branch : open.folder
    if (tried.has(path)) return
    tried.add(path)
    if (!(await list(path))) return
  }
}
