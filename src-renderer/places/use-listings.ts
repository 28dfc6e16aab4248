import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { useInventory } from '../connection/inventory-context'
import { keys } from '../queries/keys'

let version = 0

/** What is listed of the open inventory, anew whenever a listing comes: places resolve without asking for one. */
export function useListings(): (path: InventoryPath) => Listing | null {
  const client = useQueryClient()
  const { key } = useInventory()
  const subscribe = useCallback((onChange: () => void) => watchListings(client, onChange), [client])
  useSyncExternalStore(subscribe, () => version)
  return path => client.getQueryData<Listing>(keys.listing(key, path)) ?? null
}

function watchListings(client: QueryClient, onChange: () => void): () => void {
  const [listings] = keys.listings('')
  return client.getQueryCache().subscribe(event => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (event.query.queryKey[0] !== listings) return
    version += 1
    onChange()
  })
}
