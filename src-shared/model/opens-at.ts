import type { InventoryId } from './inventory-id'
import type { InventoryPath } from './inventory-path'

/** Where a further window begins: at a folder of the inventory that is shown then, else at its top. */
export interface OpensAt {
  /** Empty while none is known. */
  readonly inventory: InventoryId | ''
  readonly place: {
    /** The record ids from the top down to it, as rows have them; empty for the top. */
    readonly id: string
    readonly path: InventoryPath
    readonly title: string
  }
}
