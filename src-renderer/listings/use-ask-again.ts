import { useEffect } from 'react'
import { useInventory, useSession } from '../session/session-context'
import { AskAgain } from './ask-again'

/** While the inventory is connected, what could not be listed is asked for again by itself. */
export function useAskAgain(): void {
  const session = useSession()
  const { isReady } = useInventory()
  useEffect(() => (isReady ? new AskAgain(session).start() : undefined), [session, isReady])
}
