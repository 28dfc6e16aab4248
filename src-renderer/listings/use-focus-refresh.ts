import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useInventory } from '../session/session-context'
import { refreshListings } from './refresh-listings'

/** Whoever was away for longer may have saved something in the world. */
const OLD_AFTER_MS = 60_000

/** Lists what is open again when the person comes back to the window; nothing is polled in between. */
export function useFocusRefresh(listedAtMs: number | null): void {
  const client = useQueryClient()
  const { key, isReady } = useInventory()
  const latest = useRef({ key, isReady, listedAtMs })
  useEffect(() => {
    latest.current = { key, isReady, listedAtMs }
  })
  useEffect(() => {
    const onFocus = (): void => {
      const now = latest.current
      const isOld = now.listedAtMs !== null && Date.now() - now.listedAtMs > OLD_AFTER_MS
      // A failure leaves the old rows, which are no older than before.
      if (now.isReady && isOld) void refreshListings(client, now.key)
    }
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [client])
}
