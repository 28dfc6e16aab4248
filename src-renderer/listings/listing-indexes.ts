import { NameIndex } from '../../src-shared/domain/name-index'
import type { Listing } from '../../src-shared/model/listing'
import type { Slices } from '../kit/slices'

/** Small enough to look at the clock often: 500 names take less than a millisecond. */
const NAMES_AT_ONCE = 500

/** By content: all orders of a listing share one, and a listing that nobody keeps takes its index along. */
const indexes = new WeakMap<object, NameIndex>()

/** The index of a complete listing, made when first needed. What an earlier search began is continued. */
export async function indexOf(listing: Listing, slices: Slices): Promise<NameIndex> {
  const index = indexes.get(listing.content) ?? new NameIndex(listing)
  indexes.set(listing.content, index)
  while (!index.isDone) {
    index.advance(NAMES_AT_ONCE)
    await slices.pause()
  }
  return index
}
