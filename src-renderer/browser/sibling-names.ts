import type { Listing } from '../../src-shared/model/listing'

const known = new WeakMap<Listing, readonly string[]>()

/** All raw names in a folder; worked out once per listing, because it is asked at every key stroke. */
export function namesIn(listing: Listing | null): readonly string[] {
  if (!listing) return []
  const names = known.get(listing) ?? [...listing.order].map(index => listing.entryAt(index).name)
  known.set(listing, names)
  return names
}

/** The names beside an entry, without its own. */
export function namesBeside(listing: Listing | null, key: string): readonly string[] {
  if (!listing) return []
  const own = listing.indexOfKey(key)
  return [...listing.order].filter(index => index !== own).map(index => listing.entryAt(index).name)
}
