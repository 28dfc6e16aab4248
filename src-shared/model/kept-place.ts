import type { EntryKind } from './entry'
import type { InventoryPath } from './inventory-path'

/** An entry that is kept in mind: where it was last, and which one it is. */
export interface KeptPlace {
  readonly path: InventoryPath
  /**
   * Record ids on the way to it, itself last. As many of the last ones as are
   * known: what a move into another folder made of the first ones is not.
   */
  readonly recordIds: readonly string[]
  readonly kind: EntryKind
  /** As in `Entry`: what it was called when it was there last, where that is not the end of the path. */
  readonly title?: string
  /**
   * When it was there last: when the listing that showed it was asked for, or
   * the step that brought it was proved; milliseconds since 1970. Absent where
   * an older Satchel kept it.
   */
  readonly seenAtMs?: number
}
