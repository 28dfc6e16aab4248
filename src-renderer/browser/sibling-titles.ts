import { titleOf } from '../../src-shared/domain/names'
import type { Listing } from '../../src-shared/model/listing'

const known = new WeakMap<Listing, readonly string[]>()

/** All titles in a folder; worked out once per listing, because it is asked at every key stroke. */
export function titlesIn(listing: Listing | null): readonly string[] {
  if (!listing) return []
  const names = known.get(listing) ?? [...listing.order].map(index => titleOf(listing.entryAt(index)))
  known.set(listing, names)
  return names
}

/** The titles beside an entry, without its own. */
export function titlesBeside(listing: Listing | null, key: string): readonly string[] {
  if (!listing) return []
  const own = listing.indexOfKey(key)
  return [...listing.order].filter(index => index !== own).map(index => titleOf(listing.entryAt(index)))
}
