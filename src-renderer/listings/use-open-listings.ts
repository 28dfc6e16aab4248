import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useInventory } from '../session/inventory-context'
import { OpenListings } from './open-listings'

/** The listings of the inventory in the window, watched as long as it is there. */
export function useOpenListings(): OpenListings {
  const client = useQueryClient()
  const { key } = useInventory()
  const listings = useMemo(() => new OpenListings(client, key), [client, key])
  useEffect(() => listings.start(), [listings])
  return listings
}
