import type { QueryClient } from '@tanstack/react-query'
import { ROOT } from '../../src-shared/domain/paths'
import { TRASH, TRASH_NAME } from '../../src-shared/domain/trash'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Listing } from '../../src-shared/model/listing'
import { listingQuery } from '../listings/listing-query'

/** Everything directly in the Trash, freshly listed; nothing where there is no Trash. */
export async function listTrash(client: QueryClient, inventory: string): Promise<readonly EntryRef[]> {
  const root = await client.fetchQuery(listingQuery(inventory, ROOT))
  const trash = entriesOf(root).find(({ name, kind }) => name === TRASH_NAME && kind === 'folder')
  if (!trash) return []
  const listing = await client.fetchQuery({ ...listingQuery(inventory, TRASH), staleTime: 0 })
  const parent = { path: TRASH, recordIds: [trash.recordId] }
  return entriesOf(listing).map(({ recordId, name, kind }) => ({ parent, recordId, name, kind }))
}

function entriesOf(listing: Listing) {
  return [...listing.order].map(index => listing.entryAt(index))
}
