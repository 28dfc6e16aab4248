import type { InventoryId } from './inventory-id'

/**
 * A service says whose inventory it shows, and earlier it could not: is it the
 * same? Asked once; what was kept for `unnamed` is the open inventory's then.
 */
export interface SameQuestion {
  readonly unnamed: InventoryId
  /** Raw, as the service names the account. */
  readonly userName: string
}
