import type { EntryRef } from './entry'
import type { InventoryPath } from './inventory-path'

/** A folder that its owner protects from move, rename and delete, on this computer only. */
export interface FolderLock {
  readonly recordId: string
  /** Title of the folder as it was locked. */
  readonly name: string
  /** Where it was when it was locked or last seen; the record id is what counts. */
  readonly path: InventoryPath
}

export interface LockWish {
  readonly entry: EntryRef
  readonly isLocked: boolean
}
