import type { EntryKind } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { FolderLock } from '../../../src-shared/model/lock'
import type { JournalState, Operation, Step, UndoStack } from '../../../src-shared/model/operation'
import type { TrashNote } from '../../../src-shared/model/trash-note'

/** One entry of a folder that is about to be moved, as it was before the call. */
export interface MovedEntry {
  readonly recordId: string
  /** Below the folder: segments joined by `/`, raw. */
  readonly place: string
  readonly kind: EntryKind
  readonly modifiedMs: number | null
}

/**
 * A folder on its way between two paths, and everything that was in it when it
 * set out; or an item that was seen at neither of the two.
 */
export interface MoveRecord {
  readonly id: string
  readonly operationId: string
  readonly recordId: string
  readonly name: string
  readonly kind: EntryKind
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly startedAtMs: number
  readonly content: readonly MovedEntry[]
  /** False where folders inside could not be looked into. */
  readonly isAllKnown: boolean
}

/** The date that an entry had before the service reset it, and the one that the service gave it then. */
export interface RememberedDate {
  readonly recordId: string
  readonly modifiedMs: number | null
  /** The earlier date holds only as long as the service says this one: another one is a real change. */
  readonly resetToMs: number | null
}

/** What a few steps of an operation have done. */
export interface FinishedRound {
  readonly steps: readonly Step[]
  /** Steps of earlier operations that were taken back by them. */
  readonly reversed: readonly string[]
  readonly dates: readonly RememberedDate[]
}

/**
 * Everything that has to survive the program, written and synced before it
 * returns. All of it belongs to one inventory, by its id. Every method fails with an `AppFailure` when the file cannot be written or
 * read; then nothing may be called at the service.
 */
export interface Journal {
  readonly state: JournalState
  /** Adds the operation with its steps, or replaces what is known of it. */
  save(inventory: string, operation: Operation): void
  /** The operation without a look at its `steps`, and these steps of it. */
  saveSteps(operation: Operation, steps: readonly Step[]): void
  /** The same with all that these steps bring about, wholly or not at all. */
  saveRound(inventory: string, operation: Operation, round: FinishedRound): void
  operation(inventory: string, id: string): Operation | null
  /** Ended operations, newest first, from the one before `beforeId`. Asking ones were never kept. */
  history(inventory: string, beforeId: string | null, limit: number): readonly Operation[]
  /** Operations that never ended: the program did first. Oldest first. */
  unended(inventory: string): readonly Operation[]
  /** What undo and redo would take now: a new operation of another kind ends what could be redone. */
  undoStack(inventory: string): UndoStack
  setReversed(stepIds: readonly string[], isReversed: boolean): void
  /** Whether a folder of this record id was made on the way into the Trash (an auxiliary, done `make-folder`). */
  isTrashParent(inventory: string, recordId: string): boolean
  /** Those of some folders that are trash parents, each with the operation that made it. */
  trashNotes(inventory: string, recordIds: readonly string[]): readonly TrashNote[]
  saveMove(inventory: string, move: MoveRecord): void
  endMove(inventory: string, moveId: string): void
  openMoves(inventory: string): readonly MoveRecord[]
  rememberDates(inventory: string, dates: readonly RememberedDate[]): void
  /** By record id. The same map until dates are remembered anew. */
  dates(inventory: string): ReadonlyMap<string, RememberedDate>
  setLock(inventory: string, lock: FolderLock, isLocked: boolean): void
  locks(inventory: string): readonly FolderLock[]
  /** Whether anything is kept of an inventory. */
  knows(inventory: string): boolean
  /** Makes all that belongs to one inventory another's: they turned out to be the same. */
  giveTo(from: string, to: string): void
  close(): void
}
