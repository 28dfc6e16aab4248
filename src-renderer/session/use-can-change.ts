import { useInventory } from './inventory-context'
import { useIsJournalUsable } from './journal-store'

/** Whether anything can be changed now: the connection is there, and main can write down what it does. */
export function useCanChange(): boolean {
  const { isReady } = useInventory()
  return useIsJournalUsable() && isReady
}
