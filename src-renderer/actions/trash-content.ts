import { titlePart } from '../../src-shared/domain/names'
import { childPath, nameOf, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import { trashFolderOf } from '../../src-shared/domain/trash'
import { AppFailure } from '../../src-shared/errors'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { Listing } from '../../src-shared/model/listing'
import { say } from '../../src-shared/sentences'
import { listingQuery } from '../listings/listing-query'
import type { Session } from '../session/session'

/**
 * Everything directly in the Trash, freshly listed; nothing where there is no Trash. Fails with `cloud` where not all
 * of it has arrived: nobody could say how much is to be emptied.
 */
export async function listTrash(session: Session): Promise<readonly EntryRef[]> {
  const parent = await trashFolder(session)
  if (parent === null) return []
  const listing = await session.queries.fetchQuery({ ...listingQuery(session, parent.path), staleTime: 0 })
  mustBeWhole(listing)
  return entriesOf(listing).map(entry => {
    const { recordId, name, kind } = entry
    return { parent, recordId, name, ...titlePart(entry), kind }
  })
}

/** As it is listed from the root down. */
async function trashFolder(session: Session): Promise<FolderRef | null> {
  const trash = trashFolderOf(session.inventory.get().capabilities.trash)
  if (trash === null) return null
  let path = ROOT
  const recordIds: string[] = []
  for (const segment of segmentsOf(trash)) {
    const listing = await session.queries.fetchQuery(listingQuery(session, path))
    const folder = entriesOf(listing).find(({ name, kind }) => name === segment && kind === 'folder')
    const below = childPath(path, segment)
    if (folder === undefined) mustBeWhole(listing)
    if (folder === undefined || below === null) return null
    recordIds.push(folder.recordId)
    path = below
  }
  return { path, recordIds }
}

/** As operations do (src-main/operations/look/fresh-listings.ts). */
function mustBeWhole({ incomplete, path }: Listing): void {
  if (incomplete === null) return
  throw new AppFailure({ kind: 'cloud', ...say('listing-incomplete', nameOf(path)), path })
}

function entriesOf(listing: Listing) {
  return [...listing.order].map(index => listing.entryAt(index))
}
