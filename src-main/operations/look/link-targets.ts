import { parseLink } from '../../../src-shared/domain/links'
import { parsePath } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { RawListing } from '../../wire/gateway'

/** Larger folders are not searched for links: the warning is a courtesy, a stalled window is not. */
const MAX_SEARCHED = 2_000

/** Where the links that were listed so far point to in the person's own inventory. */
export class LinkTargets {
  /** By the record id of the link, so that a moved link counts once and a changed one as it is now. */
  readonly #targets = new Map<string, InventoryPath>()

  note(listing: RawListing, ownerId: string | null): void {
    if (ownerId === null || listing.count > MAX_SEARCHED) return
    for (let index = 0; index < listing.count; index++) {
      if (listing.kindAt(index) !== 'link') continue
      const { recordId, assetUri } = listing.entryAt(index)
      const link = parseLink(assetUri)
      const path = link.kind === 'path' && link.owner === ownerId ? parsePath(`/${link.path}`) : null
      if (path === null) this.#targets.delete(recordId)
      else this.#targets.set(recordId, path)
    }
  }

  some(predicate: (target: InventoryPath) => boolean): boolean {
    return [...this.#targets.values()].some(predicate)
  }
}
