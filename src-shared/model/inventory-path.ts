/**
 * An absolute path of the inventory, such as `/Inventory/Food/Fruit`.
 *
 * A value of this type is known to be addressable text: it begins with
 * `/Inventory`, and no segment is empty, `.`, `..` or holds `/` or `\`
 * (resonite-io.md, section 4). Only `domain/paths.ts` makes one. It is still
 * no identity: several records may share a path.
 */
export type InventoryPath = string & { readonly __brand: 'InventoryPath' }
