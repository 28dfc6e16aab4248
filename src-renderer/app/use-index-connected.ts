import { useEffect } from 'react'
import { connectIndex } from '../bridge/index-port'

/** Once the first rows have been drawn: until then nothing but them may cost anything. */
export function useIndexConnected(hasRows: boolean): void {
  useEffect(() => {
    if (!hasRows) return
    const waiting = requestIdleCallback(connectIndex, { timeout: 2_000 })
    return () => cancelIdleCallback(waiting)
  }, [hasRows])
}
