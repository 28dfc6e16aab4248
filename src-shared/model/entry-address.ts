import type { InventoryPath } from './inventory-path'

/**
 * Where an entry is, as far as its source can tell entries apart. Only the wire
 * adapter makes requests of one; everybody else compares and carries them.
 *
 * Under `path` addressing the path of names is the whole address, and `id` is
 * what the person saw there: never sent, compared with fresh listings. Under
 * `path-and-id` the path is made of keys (`Entry.name`), and the source refuses
 * the call where the id is not met; a change without an id is not sent at all.
 */
export interface EntryAddress {
  readonly path: InventoryPath
  /** Record id. Null: the root, which has no record, or whatever stands at the path. */
  readonly id: string | null
}

/**
 * Where something goes that is made, copied, moved or renamed. Its key is the
 * source's to make, so that there is no path to it before a listing shows it.
 */
export interface Destination {
  readonly folder: EntryAddress
  /** As people will see it. Under `path` addressing also its name in paths. */
  readonly title: string
}
