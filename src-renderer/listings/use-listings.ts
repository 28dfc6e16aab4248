import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { keys } from '../session/keys'
import { useInventory } from '../session/session-context'

/** Opening many folders tells of hundreds of listings a second: looking for pins after each would never end. */
const TELL_EVERY_MS = 150

let version = 0

/**
 * What is listed of the open inventory: places resolve without asking for a
 * listing. Another function whenever a listing comes, the same one until then.
 */
export function useListings(): (path: InventoryPath) => Listing | null {
  const client = useQueryClient()
  const { key } = useInventory()
  const subscribe = useCallback((onChange: () => void) => watchListings(client, onChange), [client])
  const now = useSyncExternalStore(subscribe, () => version)
  return useMemo(() => listingsAt(now, client, key), [now, client, key])
}

function listingsAt(_version: number, client: QueryClient, key: string) {
  return (path: InventoryPath): Listing | null =>
    client.getQueryData<Listing>(keys.listing(key, path)) ?? null
}

function watchListings(client: QueryClient, onChange: () => void): () => void {
  const [listings] = keys.listings('')
  let timer: ReturnType<typeof setTimeout> | null = null
  let toldAtMs = Number.NEGATIVE_INFINITY
  const tell = (): void => {
    timer = null
    toldAtMs = performance.now()
    version += 1
    onChange()
  }
  const stop = client.getQueryCache().subscribe(event => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (event.query.queryKey[0] !== listings) return
    timer ??= setTimeout(tell, Math.max(0, toldAtMs + TELL_EVERY_MS - performance.now()))
  })
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
  }
}
