import { ROOT } from '../../src-shared/domain/paths'
import type { SourceState } from '../../src-shared/model/source'
import { VersionedFile } from '../storage/versioned-file'
import type { ListingStore } from './listing-store'

const VERSION = 1

/** Whose inventory was open last: what a start without a service shows. The sandbox is never that. */
export class LastInventory {
  readonly #file: VersionedFile
  readonly #log: (line: string) => void
  #owner: string | null = null

  constructor(path: string, log: (line: string) => void) {
    this.#file = new VersionedFile(path, VERSION, log)
    this.#log = log
    const stored = this.#file.read()
    const owner = stored.kind === 'data' ? stored.data['owner'] : null
    this.#owner = typeof owner === 'string' ? owner : null
  }

  /** Null where there is nothing to show of it. */
  ownerIn(listings: ListingStore): string | null {
    return this.#owner !== null && listings.has(this.#owner, ROOT) ? this.#owner : null
  }

  follow(state: SourceState): void {
    const owner = keeperOf(state)
    if (owner === null || owner === this.#owner) return
    this.#owner = owner
    try {
      this.#file.write({ owner })
    } catch (thrown) {
      this.#log(`the last inventory is not remembered: ${String(thrown)}`)
    }
  }
}

/**
 * Under whose name the listings of this source are kept: the person's, because
 * the address changes with each start of Resonite. Null: they are not kept.
 */
export function keeperOf(state: SourceState): string | null {
  if (state.kind !== 'ready' || state.source.origin === 'built-in') return null
  return state.account?.userId ?? null
}
