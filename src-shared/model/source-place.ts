import type { InventoryPath } from './inventory-path'

/** Where a source says that a record is. `unknown`: it cannot say; it may be somewhere. */
export type SourcePlace =
  | { readonly kind: 'at'; readonly path: InventoryPath }
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'unknown' }
