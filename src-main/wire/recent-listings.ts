import { nameOf, parentOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { RawListing } from './gateway'

const MOST = 64
/** Larger ones take too long to look through. */
const MAX_BYTES = 1_000_000
const MOST_DOUBTED = 10_000

/** So often "not found" is doubted of one entry, until the folder above is listed again. */
const MOST_DOUBTS = 3

/** What the listing of the folder above says of an entry. */
type Known = 'there' | 'not-there' | 'unknown'

/**
 * What was listed last, to judge a "not found" by: the service says it also of
 * what is there when its cloud turns requests away (resonite-io.md, section 3).
 */
export class RecentListings {
  readonly #byPath = new Map<InventoryPath, RawListing>()
  readonly #doubts = new Map<InventoryPath, number>()

  put(path: InventoryPath, listing: RawListing): void {
    this.#byPath.delete(path)
    for (const doubted of this.#doubts.keys()) if (parentOf(doubted) === path) this.#doubts.delete(doubted)
    if (listing.byteLength > MAX_BYTES) return
    this.#byPath.set(path, listing)
    const [oldest] = this.#byPath.keys()
    if (this.#byPath.size > MOST && oldest !== undefined) this.#byPath.delete(oldest)
  }

  /** After a change, which nobody keeps track of here. */
  forget(): void {
    this.#byPath.clear()
    this.#doubts.clear()
  }

  /** Whether "not found" is to be doubted of it: what has really gone is not doubted for long. */
  doubts(path: InventoryPath, ifUnknown: boolean): boolean {
    const known = this.known(path)
    if (known === 'not-there' || (known === 'unknown' && !ifUnknown)) return false
    const doubts = (this.#doubts.get(path) ?? 0) + 1
    if (this.#doubts.size >= MOST_DOUBTED) this.#doubts.clear()
    this.#doubts.set(path, doubts)
    return doubts <= MOST_DOUBTS
  }

  /** Only the folder above can say what is true of it. */
  isDoubtedToTheEnd(path: InventoryPath): boolean {
    return (this.#doubts.get(path) ?? 0) >= MOST_DOUBTS
  }

  known(path: InventoryPath): Known {
    const parent = parentOf(path)
    const listing = parent === null ? undefined : this.#byPath.get(parent)
    if (listing === undefined) return 'unknown'
    const name = nameOf(path)
    for (let index = 0; index < listing.count; index++) {
      if (listing.nameAt(index) === name) return 'there'
    }
    return listing.incomplete === null ? 'not-there' : 'unknown'
  }
}
