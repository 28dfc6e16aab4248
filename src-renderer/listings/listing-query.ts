import { queryOptions } from '@tanstack/react-query'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { type ListingSource, listFolder } from '../bridge/list-folder'
import { keys } from '../session/keys'
import { partOfSession, type Session } from '../session/session'
import { currentSettings } from '../session/settings-store'
import { listedAddress } from './listed-entries'
import { ListingQueue } from './listing-queue'
import { whileWaiting } from './waiting-calls'

/** Old rows that are listed anew leave their own places free for what is not there yet. */
const turnsOf = partOfSession(() => ({ person: new ListingQueue(), background: new ListingQueue() }))

/**
 * One folder, or what was kept of it while nothing is connected. The first rows
 * of a large one are put into the cache while it is still loading, but never
 * over an older complete listing: nothing jumps.
 */
export function listingQuery(session: Session, path: InventoryPath) {
  const { key, queries, inventory } = session
  const queryKey = keys.listing(key, path)
  return queryOptions<Listing, Error, Listing, typeof queryKey>({
    queryKey,
    queryFn: ({ signal }) => {
      const isShown = (): boolean => queries.getQueryData<Listing>(queryKey)?.isComplete === true
      const onPartial = (partial: Listing): void => {
        if (!isShown()) queries.setQueryData<Listing>(queryKey, partial)
      }
      // While there is something to look at, whoever opens another folder goes first.
      const from: ListingSource = inventory.get().isReady
        ? { kind: 'service', isInBackground: isShown() }
        : { kind: 'saved' }
      const turns = turnsOf(session)
      const lane = from.kind === 'service' && from.isInBackground ? turns.background : turns.person
      return whileWaiting(session, path, signal, until =>
        lane.take(until, () =>
          listFolder(
            session.ask,
            from,
            listedAddress(session, path),
            until,
            () => currentSettings().sort,
            onPartial,
          ),
        ),
      )
    },
  })
}

/** What the cache has, if that is all of it and nothing has said otherwise; a listing that still arrives is waited for. */
export function knownListing(session: Session, path: InventoryPath): Promise<Listing> {
  const query = listingQuery(session, path)
  const known = session.queries.getQueryData(query.queryKey)
  return session.queries.fetchQuery(known?.isComplete === false ? { ...query, staleTime: 0 } : query)
}

/** Not older than that, in milliseconds. */
export function freshListing(session: Session, path: InventoryPath, freshMs = 0): Promise<Listing> {
  return session.queries.fetchQuery({ ...listingQuery(session, path), staleTime: freshMs })
}
