import { useEffect, useState } from 'react'

const MINUTE_MS = 60_000

/** The time in milliseconds since 1970, good to a minute: enough for "5 min ago". */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
