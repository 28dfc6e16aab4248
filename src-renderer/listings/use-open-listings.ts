import { useEffect, useMemo } from 'react'
import { useSession } from '../session/session-context'
import { OpenListings } from './open-listings'

/** The listings of the inventory in the window, watched as long as it is there. */
export function useOpenListings(): OpenListings {
  const session = useSession()
  const listings = useMemo(() => new OpenListings(session), [session])
  useEffect(() => listings.start(), [listings])
  return listings
}
