import { createContext, useContext } from 'react'
import type { Capabilities } from '../../src-shared/model/capabilities'
import { useStore } from '../kit/store'
import type { Inventory, Session } from './session'

export const SessionContext = createContext<Session | null>(null)

/** The session of the inventory in the window. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('A session is used outside of its provider')
  return session
}

/** What can be done with it, and how. */
export function useCapabilities(): Capabilities {
  return useStore(useSession().inventory, inventory => inventory.capabilities)
}

export function useInventory(): Inventory {
  return useStore(useSession().inventory, inventory => inventory)
}
