import type { AppError } from '../errors'
import type { EntryRef, FolderRef } from './entry'
import type { InventoryPath } from './inventory-path'

export type TransferMode = 'move' | 'copy'

/** What a person asks for: the argument of the contract call `operations.run`. */
export type OperationRequest =
  | { readonly kind: 'make-folder'; readonly parent: FolderRef; readonly name: string }
  | { readonly kind: 'rename'; readonly entry: EntryRef; readonly newName: string }
  | {
      readonly kind: 'transfer'
      readonly mode: TransferMode
      readonly entries: readonly EntryRef[]
      readonly target: FolderRef
    }
  | { readonly kind: 'spawn'; readonly entry: EntryRef }

export type OperationKind = 'make-folder' | 'rename' | TransferMode | 'spawn'

/**
 * `done` is said only after a fresh listing proved it. `unknown` means that the
 * call may or may not have worked and listings could not tell.
 */
export type StepState =
  | 'queued'
  | 'checking'
  | 'running'
  | 'proving'
  | 'done'
  | 'refused'
  | 'failed'
  | 'unknown'

/** One call to the service, and what became of it. */
export interface Step {
  readonly id: string
  /** Raw name of the entry as it was before the step. */
  readonly name: string
  readonly recordId: string | null
  readonly from: InventoryPath | null
  readonly to: InventoryPath | null
  readonly state: StepState
  readonly error?: AppError
  /** What a spawned item became in the world. */
  readonly slotName?: string
}

export type OperationState =
  | 'queued'
  | 'checking'
  | 'running'
  | 'proving'
  | 'done'
  | 'partly-done'
  | 'refused'
  | 'failed'
  | 'unknown'

export interface Operation {
  readonly id: string
  readonly kind: OperationKind
  readonly state: OperationState
  readonly steps: readonly Step[]
  readonly startedAtMs: number
  /** Raw name of the folder (or world) that things go to, for the sentences on screen. */
  readonly targetName: string | null
  /** Folders whose listings are no longer true: whoever shows them lists them again. */
  readonly affected: readonly InventoryPath[]
  /** Set when the operation as a whole was refused or failed before its first step. */
  readonly error?: AppError
}
