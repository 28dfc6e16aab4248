import type { Dragged } from '../../src-shared/domain/transfer'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { createStore } from '../kit/store'

/** Entries that are to be renamed together, in the order on screen. */
export interface BatchRename {
  readonly entries: readonly Dragged[]
  /** The names in a folder of theirs, as far as it is listed. */
  readonly namesIn: (folder: InventoryPath) => readonly string[]
}

export const renameStore = createStore<BatchRename | null>(null)
