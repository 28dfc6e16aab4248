import { createContext, useContext } from 'react'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { CurrentWorld } from '../../src-shared/model/source'

/** Which inventory the window shows, and whether it can be asked now. */
export interface Inventory {
  /** Part of every query key; empty until an inventory is known. */
  readonly key: InventoryId | ''
  /** Whose it is; null where the service cannot say who is signed in. */
  readonly userId: string | null
  /** False while the connection is lost: old listings stay, changes are disabled. */
  readonly isReady: boolean
  readonly world: CurrentWorld
}

export const InventoryContext = createContext<Inventory>({
  key: '',
  userId: null,
  isReady: false,
  world: { kind: 'unknown' },
})

export function useInventory(): Inventory {
  return useContext(InventoryContext)
}
