import type { Capabilities } from './capabilities'

/**
 * Which inventory, as a URI: `<platform>:<user id>` such as `resonite:U-ada`,
 * `<platform>:socket:<folder>` and `<platform>:host:<host:port>` where the service
 * cannot say whose it is, `sandbox:` for the built-in one. The same over every
 * start of the service, and never of two platforms.
 *
 * Only main makes one (`src-main/sources/inventory-id.ts`); everybody else
 * compares and carries it. Everything that is kept for an inventory is kept
 * under it, and under nothing else.
 */
export type InventoryId = string & { readonly __brand: 'InventoryId' }

/** Whether a text that was kept or sent is one; it says nothing of whether that inventory is there. */
export function isInventoryId(text: unknown): text is InventoryId {
  return typeof text === 'string' && /^[a-z][a-z0-9+.-]*:/.test(text)
}

/** An inventory that is or was open, as far as it is known without its service. */
export interface KnownInventory {
  readonly id: InventoryId
  /** The person's id at the service, as links and record addresses name it; null where the service cannot say. */
  readonly ownerId: string | null
  /** What its source said last that can be done with it; absent where that was not kept. */
  readonly capabilities?: Capabilities
}
