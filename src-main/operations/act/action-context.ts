import type { InventoryCalls } from '../look/inventory-calls'
import type { Locks } from '../look/locks'
import type { UnfinishedMoves } from '../look/unfinished-moves'

/** What the actions of one operation share. */
export interface ActionContext {
  readonly operationId: string
  readonly calls: InventoryCalls
  readonly locks: Locks
  readonly unfinished: UnfinishedMoves
  readonly newId: () => string
  readonly nowMs: () => number
}
