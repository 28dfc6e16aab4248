import type { Cloud } from '../cloud.ts'
import type { Engine } from '../engine.ts'
import type { Faults } from '../faults.ts'
import type { Pictures } from '../pictures.ts'
import type { SpawnLog } from '../store/spawn-log.ts'
import type { ListingCache } from './listing-cache.ts'

/** What the calls of the Inventory service work with. */
export interface InventoryBridge {
  readonly cloud: Cloud
  readonly engine: Engine
  readonly faults: Faults
  readonly listings: ListingCache
  readonly pictures: Pictures
  readonly spawns: SpawnLog
}
