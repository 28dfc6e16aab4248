import { ROOT } from '../../src-shared/domain/paths'
import { TRASH, TRASH_NAME } from '../../src-shared/domain/trash'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Listing } from '../../src-shared/model/listing'
import { listingQuery } from '../listings/listing-query'
import type { Session } from '../session/session'

/** Everything directly in the Trash, freshly listed; nothing where there is no Trash. */
export async function listTrash(session: Session): Promise<readonly EntryRef[]> {
  const root = await session.queries.fetchQuery(listingQuery(session, ROOT))
  const trash = entriesOf(root).find(({ name, kind }) => name === TRASH_NAME && kind === 'folder')
  if (!trash) return []
  const listing = await session.queries.fetchQuery({ ...listingQuery(session, TRASH), staleTime: 0 })
  const parent = { path: TRASH, recordIds: [trash.recordId] }
  return entriesOf(listing).map(({ recordId, name, kind }) => ({ parent, recordId, name, kind }))
}

function entriesOf(listing: Listing) {
  return [...listing.order].map(index => listing.entryAt(index))
}
