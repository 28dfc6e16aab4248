import { queryOptions } from '@tanstack/react-query'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { listFolder } from '../ipc/list-folder'
import { keys } from './keys'

/**
 * One folder. The first rows of a large one are put into the cache while it is
 * still loading, but never over an older complete listing: nothing jumps.
 */
export function listingQuery(inventory: string, path: InventoryPath) {
  const queryKey = keys.listing(inventory, path)
  return queryOptions<Listing, Error, Listing, typeof queryKey>({
    queryKey,
    queryFn: ({ client, signal }) =>
      listFolder(path, signal, partial => {
        const shown = client.getQueryData<Listing>(queryKey)
        if (!shown?.isComplete) client.setQueryData<Listing>(queryKey, partial)
      }),
  })
}
