import type { AppError } from '../errors'
import type { Answers, Asks } from './asks'
import type { EntryKind, EntryRef, FolderRef } from './entry'
import type { InventoryPath } from './inventory-path'

export type TransferMode = 'move' | 'copy'

export interface Rename {
  readonly entry: EntryRef
  readonly newName: string
}

/**
 * Where a broken-off folder move shall end: where it was going, where it came
 * from, or, where neither can be, with a new name in the folder it was going to.
 */
export type FinishDirection = 'resume' | 'put-back' | 'gather'

/**
 * What a person asks for: the argument of the contract call `operations.run`.
 * Without `answers`, what needs one comes back as an operation in state
 * `asking`; the same request with answers then does it.
 */
export type OperationRequest =
  | {
      readonly kind: 'make-folder'
      readonly parent: FolderRef
      readonly name: string
      /** Moved into the new folder. */
      readonly entries?: readonly EntryRef[]
      readonly answers?: Answers
    }
  | { readonly kind: 'rename'; readonly renames: readonly Rename[]; readonly answers?: Answers }
  | {
      readonly kind: 'transfer'
      readonly mode: TransferMode
      readonly entries: readonly EntryRef[]
      readonly target: FolderRef
      /** Asks in any case: with nothing to answer, whether it is meant at all. */
      readonly isToBeConfirmed?: true
      readonly answers?: Answers
    }
  | { readonly kind: 'trash'; readonly entries: readonly EntryRef[]; readonly answers?: Answers }
  /** Entries below a folder of one deletion, or such a folder itself: everything in it. */
  | { readonly kind: 'restore'; readonly entries: readonly EntryRef[]; readonly answers?: Answers }
  /** For good, and inside the Trash only. Refused when there is more than the count that was confirmed. */
  | { readonly kind: 'delete'; readonly entries: readonly EntryRef[]; readonly confirmedCount: number }
  | { readonly kind: 'empty-trash'; readonly confirmedCount: number }
  | {
      readonly kind: 'spawn'
      readonly entries: readonly EntryRef[]
      /** The person was told that what may not be copied leaves this inventory. Refused where it would, untold. */
      readonly mayLeave?: true
    }
  | {
      readonly kind: 'give'
      readonly entry: EntryRef
      /** Id of who gets it. */
      readonly to: string
      /** Whether the person was told that it leaves this inventory, or may. Refused where it would, untold. */
      readonly mayLeave: boolean
    }
  /** Takes back what is still there to be taken back of one finished operation. */
  | { readonly kind: 'undo'; readonly operationId: string; readonly answers?: Answers }
  /** Takes an undo back. */
  | { readonly kind: 'redo'; readonly operationId: string; readonly answers?: Answers }
  | { readonly kind: 'finish-move'; readonly moveId: string; readonly direction: FinishDirection }

export type OperationKind = Exclude<OperationRequest['kind'], 'transfer'> | TransferMode

/**
 * `done` is said only after a fresh listing proved it. `unknown` means that the
 * call may or may not have worked and listings could not tell. `skipped` was
 * left out by the person's answer.
 */
export type StepState =
  | 'queued'
  | 'checking'
  | 'running'
  | 'proving'
  | 'done'
  | 'skipped'
  | 'refused'
  | 'failed'
  | 'unknown'

export type StepAction = 'make-folder' | 'move' | 'copy' | 'remove' | 'spawn' | 'give'

/** How many records of one call are done. */
export interface CallProgress {
  readonly done: number
  readonly total: number
}

/** One call to the service, and what became of it. */
export interface Step {
  readonly id: string
  readonly action: StepAction
  /** Raw name of the entry as it was before the step. */
  readonly name: string
  /** What people saw it as, where that was not its name; as in `Entry`. */
  readonly title?: string
  /** The title that it got, where `to` does not end in it. */
  readonly newTitle?: string
  readonly entryKind: EntryKind
  /** Of what was changed; of a copy or a new folder, once done, that of what was made. */
  readonly recordId: string | null
  readonly from: InventoryPath | null
  readonly to: InventoryPath | null
  /**
   * Record ids of the folders that lead to `from` and `to`, outermost first: with
   * the path they are the address. Null for one that is known by its name only.
   * Absent before they were looked at, and in journals of older versions.
   */
  readonly fromIds?: readonly (string | null)[]
  readonly toIds?: readonly (string | null)[]
  readonly state: StepState
  readonly error?: AppError
  /** What a spawned item became in the world. */
  readonly slotName?: string
  /** Of a folder on its way, record by record, as far as a look in the middle of it shows. */
  readonly progress?: CallProgress
  /** Needed on the way (a folder of the Trash, a parent that was gone), not asked for by itself. */
  readonly isAuxiliary?: boolean
  /** Taken back by a later operation. */
  readonly isReversed?: boolean
  /**
   * Of a done step: when that was proved, in milliseconds since 1970. A listing
   * that was asked for before may not show it. Absent in older journals.
   */
  readonly provenAtMs?: number
}

/** `asking` and `cancelled` are ends, too: nothing of an asking operation was done. */
export type OperationState =
  | 'queued'
  | 'checking'
  | 'running'
  | 'proving'
  | 'asking'
  | 'done'
  | 'partly-done'
  | 'cancelled'
  | 'refused'
  | 'failed'
  | 'unknown'

export interface Operation {
  readonly id: string
  readonly kind: OperationKind
  readonly state: OperationState
  readonly steps: readonly Step[]
  readonly startedAtMs: number
  /** When it ended; absent while it runs. */
  readonly endedAtMs?: number
  /** Title of the folder, or name of the world, that things go to: for the sentences on screen. */
  readonly targetName: string | null
  /** Folders whose listings are no longer true: whoever shows them lists them again. */
  readonly affected: readonly InventoryPath[]
  /** Set when the operation as a whole was refused or failed before its first step. */
  readonly error?: AppError
  /** In state `asking`: what the person has to answer. */
  readonly asks?: Asks
  /** Of an undo or a redo: the operation that it takes back, and what kind that was. */
  readonly reverses?: { readonly operationId: string; readonly kind: OperationKind }
  /** Some of what it did can still be taken back. */
  readonly canUndo: boolean
  /** Cancel was asked for; it ends after the step at hand. */
  readonly isCancelling?: boolean
}

/**
 * What is new of a running operation since it was told last: of thousands of
 * steps only those that changed.
 */
export interface OperationProgress {
  readonly operation: Omit<Operation, 'steps'>
  readonly changed: readonly { readonly index: number; readonly step: Step }[]
}

/** A folder move that broke off: part of it may be under paths that no listing shows. */
export interface UnfinishedMove {
  readonly id: string
  readonly name: string
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly startedAtMs: number
  /** Entries that were in it when it set out, itself not counted. */
  readonly total: number
  /** How many of them no listing of the two ends shows at the moment; null while that is being checked. */
  readonly missing: number | null
  /** Which those are, as paths inside it; not all of very many. */
  readonly hidden: readonly string[]
}

/** What Ctrl+Z and Ctrl+Shift+Z would do now. */
export interface UndoStack {
  readonly undo: Operation | null
  readonly redo: Operation | null
}

/** What a deletion for good would delete, everything inside included. */
export interface ContentCount {
  readonly folders: number
  readonly items: number
  readonly links: number
  /** Folders that no path reaches, so that nobody can say what is in them. */
  readonly unseenFolders: number
}

/** Whether main can write down what it does; without that it changes nothing. */
export type JournalState =
  | { readonly kind: 'ok' }
  /**
   * An unreadable or newer file was renamed, not deleted, and History begins
   * anew; or single rows were taken out, and `file` is a copy with them in it.
   */
  | {
      readonly kind: 'set-aside'
      readonly file: string
      readonly reason: 'corrupt' | 'newer-version' | 'damaged-rows'
    }
  | { readonly kind: 'unavailable'; readonly error: AppError }
