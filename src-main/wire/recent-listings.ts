import { nameOf, parentOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { RawListing } from './gateway'

const MOST = 64
/** Larger ones take too long to look through. */
const MAX_BYTES = 1_000_000

/**
 * What was listed last, to judge a "not found" by: the service says it also of
 * what is there when its cloud turns requests away (resonite-io.md, section 3).
 */
export class RecentListings {
  readonly #byPath = new Map<InventoryPath, RawListing>()

  put(path: InventoryPath, listing: RawListing): void {
    this.#byPath.delete(path)
    if (listing.byteLength > MAX_BYTES) return
    this.#byPath.set(path, listing)
    const [oldest] = this.#byPath.keys()
    if (this.#byPath.size > MOST && oldest !== undefined) this.#byPath.delete(oldest)
  }

  /** After a change, which nobody keeps track of here. */
  forget(): void {
    this.#byPath.clear()
  }

  /** Whether the folder above was seen to hold it. */
  has(path: InventoryPath): boolean {
    const parent = parentOf(path)
    const listing = parent === null ? undefined : this.#byPath.get(parent)
    if (listing === undefined) return false
    const name = nameOf(path)
    for (let index = 0; index < listing.count; index++) {
      if (listing.nameAt(index) === name) return true
    }
    return false
  }
}
