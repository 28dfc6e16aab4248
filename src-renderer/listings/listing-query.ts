import { queryOptions } from '@tanstack/react-query'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { type ListingSource, listFolder } from '../bridge/list-folder'
import { currentSettings } from '../session/settings-store'
import { keys } from './keys'
import { ListingQueue } from './listing-queue'
import { whileWaiting } from './waiting-calls'

/** Old rows that are listed anew leave their own places free for what is not there yet. */
const turns = { person: new ListingQueue(), background: new ListingQueue() }

/**
 * One folder, or what was kept of it while nothing is connected. The first rows
 * of a large one are put into the cache while it is still loading, but never
 * over an older complete listing: nothing jumps.
 */
export function listingQuery(inventory: string, path: InventoryPath, isConnected = true) {
  const queryKey = keys.listing(inventory, path)
  return queryOptions<Listing, Error, Listing, typeof queryKey>({
    queryKey,
    queryFn: ({ client, signal }) => {
      const isShown = (): boolean => client.getQueryData<Listing>(queryKey)?.isComplete === true
      const onPartial = (partial: Listing): void => {
        if (!isShown()) client.setQueryData<Listing>(queryKey, partial)
      }
      // While there is something to look at, whoever opens another folder goes first.
      const from: ListingSource = isConnected
        ? { kind: 'service', isInBackground: isShown() }
        : { kind: 'saved', inventory }
      const lane = from.kind === 'service' && from.isInBackground ? turns.background : turns.person
      return whileWaiting(path, signal, until =>
        lane.take(until, () => listFolder(from, path, until, () => currentSettings().sort, onPartial)),
      )
    },
  })
}
