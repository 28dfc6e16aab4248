import type { AppError } from '../errors'
import type { EntryRef } from './entry'
import type { Operation, TransferMode } from './operation'

/** Entries of the inventory that is asked, to the top of another one; both are folders of files. */
export interface BringWish {
  /** The id of the source that they go to. */
  readonly to: string
  readonly entries: readonly EntryRef[]
  readonly mode: TransferMode
}

/** How an operation ended, for a page that has not heard it. */
export interface UntoldEnd {
  readonly operation: Operation
  /** As in `Brought`, of the copies. */
  readonly stays: AppError | null
}

export interface Brought {
  /** The copies, in the other inventory. */
  readonly copied: Operation
  /** Of a move that was proved there: what lay here went to the Trash, and is there. Else null, and all of it is still here. */
  readonly trashed: Operation | null
  /** Why what was written to here meanwhile is still here, or where the last of it is; of a copy, why it may not be whole. Else null. */
  readonly stays: AppError | null
}
