import type { QueryClient } from '@tanstack/react-query'
import type { Listing } from '../../src-shared/model/listing'
import { keys, LISTING } from '../session/keys'

/** A start opens hundreds of folders at once: searching again for each would never end. */
const TELL_EVERY_MS = 150

interface ListingsStore {
  readonly subscribe: (onChange: () => void) => () => void
  /** Another list whenever listings came or went. */
  readonly get: () => readonly Listing[]
}

/** The complete listings of an inventory, as they come. */
export function listingsStore(client: QueryClient, inventory: string): ListingsStore {
  let listings: readonly Listing[] | null = null
  const subscribe = (onChange: () => void): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | null = null
    // What came before somebody listened.
    listings = null
    const tell = (): void => {
      timer = null
      listings = null
      onChange()
    }
    const stop = client.getQueryCache().subscribe(event => {
      if (event.query.queryKey[0] !== LISTING) return
      if (event.type !== 'removed' && !(event.type === 'updated' && event.action.type === 'success')) return
      timer ??= setTimeout(tell, TELL_EVERY_MS)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }
  return { subscribe, get: () => (listings ??= completeListings(client, inventory)) }
}

function completeListings(client: QueryClient, inventory: string): readonly Listing[] {
  return client
    .getQueriesData<Listing>({ queryKey: keys.listings(inventory) })
    .flatMap(([, listing]) => (listing?.isComplete ? [listing] : []))
}
