import type { OperationKind } from './operation'

/**
 * What Satchel kept of a folder that it made in its own Trash: the folder of one
 * deletion, or one that is there only because something in it was deleted.
 */
export interface TrashNote {
  readonly recordId: string
  readonly operationId: string
  /** What was done: also what makes room, as a paste that replaces does. */
  readonly kind: OperationKind
  /** When that began, in milliseconds since 1970. */
  readonly atMs: number
}
