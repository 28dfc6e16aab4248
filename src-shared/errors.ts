import type { InventoryPath } from './model/inventory-path'
import type { Refusal } from './model/refusal'
import type { Said } from './sentences'

/** Each kind has one way to appear on screen. */
export type ErrorKind =
  | 'not-found'
  | 'conflict'
  | 'invalid-name'
  | 'not-ready'
  | 'ambiguous'
  | 'server-too-old'
  | 'offline'
  | 'cloud'
  | 'too-large'
  | 'unknown-outcome'
  | 'cancelled'
  | 'partial'
  | 'refused'
  | 'untrusted'
  | 'bug'

/**
 * What went wrong, as data that crosses processes. `message` is one sentence a
 * person can act on; `detail` is what the other side said, for diagnosis.
 */
export interface AppError {
  readonly kind: ErrorKind
  readonly message: string
  /** The same sentence as data, for other languages. Absent where no person is meant. */
  readonly said?: Said
  readonly path?: InventoryPath
  readonly detail?: string
  /** A command that mends it, ready to be pasted into a shell. */
  readonly remedy?: string
  /** Present when a guard said no, so that the renderer can word it itself. */
  readonly refusal?: Refusal
}

/** Whether the service may have done what was asked although the call failed. */
export function isOutcomeUnknown(error: AppError): boolean {
  switch (error.kind) {
    case 'unknown-outcome':
    case 'offline':
    case 'cloud':
    case 'partial':
    case 'bug':
      return true
    case 'cancelled':
      return error.said?.code !== 'cancelled-unsent'
    default:
      return false
  }
}

/** Thrown inside one process only; what crosses a boundary is its `error`. */
export class AppFailure extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.message)
    this.name = 'AppFailure'
    this.error = error
  }
}
