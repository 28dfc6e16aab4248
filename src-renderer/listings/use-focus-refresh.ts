import { useEffect, useRef } from 'react'
import { useSession } from '../session/session-context'
import { refreshListings } from './refresh-listings'

/** Whoever was away for longer may have saved something in the world. */
const OLD_AFTER_MS = 60_000

/** Lists what is open again when the person comes back to the window; nothing is polled in between. */
export function useFocusRefresh(listedAtMs: number | null): void {
  const session = useSession()
  const latest = useRef(listedAtMs)
  useEffect(() => {
    latest.current = listedAtMs
  })
  useEffect(() => {
    const onFocus = (): void => {
      const isOld = latest.current !== null && Date.now() - latest.current > OLD_AFTER_MS
      // A failure leaves the old rows, which are no older than before.
      if (session.inventory.get().isReady && isOld) void refreshListings(session)
    }
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [session])
}
