import { call } from '../bridge/client'
import { createStore, useStore } from '../kit/store'

/** Whose inventory a start without a service can show; null: nobody's. */
const savedStore = createStore<string | null>(null)

export async function readSavedInventory(): Promise<void> {
  const owner = await call('inventory.saved', null)
  savedStore.update(() => owner)
}

export function useSavedInventory(): string | null {
  return useStore(savedStore, owner => owner)
}
