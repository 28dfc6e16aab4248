import { useStore } from '../kit/store'
import type { Session } from './session'
import { useInventory, useSession } from './session-context'

/**
 * Whether anything can be changed now: the connection is there, and main can
 * write down what it does. What cannot be written down is not done (design-shown.md,
 * "Operations").
 */
export function useCanChange(): boolean {
  const { isReady } = useInventory()
  const isJournalUsable = useStore(useSession().journal, state => state.kind !== 'unavailable')
  return isJournalUsable && isReady
}

/** The same, asked once. */
export function canChangeNow({ inventory, journal }: Session): boolean {
  return inventory.get().isReady && journal.get().kind !== 'unavailable'
}
