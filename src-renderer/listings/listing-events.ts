import type { QueryCacheNotifyEvent } from '@tanstack/react-query'
import { keys } from '../session/keys'
import { partOfSession, type Session } from '../session/session'

type Listener = (event: QueryCacheNotifyEvent) => void

/** Hears whatever becomes of the listings of an inventory; nothing else watches the cache for them. */
export const listingEventsOf = partOfSession(createListingEvents)

function createListingEvents({ queries, key, onClose }: Session) {
  const listeners = new Set<Listener>()
  const [first, second] = keys.listings(key)
  const stop = queries.getQueryCache().subscribe(event => {
    const { queryKey } = event.query
    if (queryKey[0] !== first || queryKey[1] !== second) return
    for (const listener of listeners) listener(event)
  })
  onClose(stop)
  return {
    /** Returns the function that stops. */
    listen: (listener: Listener): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
