import { ROOT } from '../../src-shared/domain/paths'
import { isInventoryId, type KnownInventory } from '../../src-shared/model/inventory-id'
import type { SourceState } from '../../src-shared/model/source'
import { personId } from '../sources/inventory-id'
import { type StoredData, VersionedFile } from '../storage/versioned-file'
import { capabilitiesIn } from './kept-capabilities'
import type { ListingStore } from './listing-store'

/** 1 knew only the user id. */
const VERSION = 2

/** Which inventory was open last, and what could be done with it: what a start without a service shows. The sandbox is never that. */
export class LastInventory {
  readonly #file: VersionedFile
  readonly #log: (line: string) => void
  #inventory: KnownInventory | null

  constructor(path: string, log: (line: string) => void) {
    this.#file = new VersionedFile(path, VERSION, log)
    this.#log = log
    this.#inventory = inventoryIn(this.#file.read())
  }

  /** Null where there is nothing to show of it. */
  knownIn(listings: ListingStore): KnownInventory | null {
    return this.#inventory !== null && listings.has(this.#inventory.id, ROOT) ? this.#inventory : null
  }

  follow(state: SourceState): void {
    if (state.kind !== 'ready' || state.source.origin === 'built-in') return
    const { id, ownerId } = state.inventory
    const { capabilities } = state
    const now = { id, ownerId, capabilities }
    // Said with every state: written when it is another.
    if (JSON.stringify(now) === JSON.stringify(this.#inventory)) return
    this.#inventory = now
    try {
      this.#file.write({ inventory: id, ownerId, capabilities })
    } catch (thrown) {
      this.#log(`the last inventory is not remembered: ${String(thrown)}`)
    }
  }
}

function inventoryIn(stored: StoredData): KnownInventory | null {
  if (stored.kind !== 'data') return null
  const { inventory, ownerId, owner } = stored.data
  if (isInventoryId(inventory)) {
    const capabilities = capabilitiesIn(stored.data['capabilities'])
    const known = { id: inventory, ownerId: typeof ownerId === 'string' ? ownerId : null }
    return capabilities === null ? known : { ...known, capabilities }
  }
  return typeof owner === 'string' ? { id: personId(owner), ownerId: owner } : null
}
