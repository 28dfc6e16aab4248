import type { Cloud } from '../cloud.ts'
import type { Engine } from '../engine.ts'
import type { Faults } from '../faults.ts'
import type { IdTree } from '../ids/id-tree.ts'
import type { Pictures } from '../pictures.ts'
import type { SpawnLog } from '../store/spawn-log.ts'
import type { ListingCache } from './listing-cache.ts'

/** What the calls of the Inventory service work with. */
export interface InventoryBridge {
  readonly cloud: Cloud
  readonly engine: Engine
  readonly faults: Faults
  /** Present where ids are met; null where only paths tell entries apart, as in the real service. */
  readonly ids: IdTree | null
  readonly listings: ListingCache
  readonly pictures: Pictures
  readonly spawns: SpawnLog
}
