import { useEffect, useState } from 'react'
import { Button } from '../../kit/button'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { titlesOnWay } from '../../listings/listed-entries'
import { type WaitingCall, waitingCallsOf } from '../../listings/waiting-calls'
import { useSession } from '../../session/session-context'
import styles from './waiting-line.module.css'

/** Shorter waits are told by the folder itself. */
const SHOWN_AFTER_MS = 3_000
const TICK_MS = 1_000

/** Says in the status bar what takes long, and lets a person end it. */
export function WaitingLine() {
  const text = useText()
  const session = useSession()
  const calls = useStore(waitingCallsOf(session), value => value)
  const nowMs = useTicks(calls.length > 0)
  const late = calls.filter(({ sinceMs }) => nowMs - sinceMs >= SHOWN_AFTER_MS)
  const [first] = late
  if (!first) return null
  const seconds = Math.floor((nowMs - first.sinceMs) / 1_000)
  return (
    <span className={styles.line} role="status">
      <Spinner size={12} />
      <span className={styles.words} data-private="">
        {text.source.waiting(titlesOnWay(session, first.path).at(-1) ?? text.app.inventory, late.length - 1)}
      </span>
      <span className={styles.seconds} aria-hidden>
        {text.source.seconds(seconds)}
      </span>
      <Button look="quiet" onClick={() => cancelAll(late)}>
        {text.source.cancelWaiting}
      </Button>
    </span>
  )
}

function cancelAll(calls: readonly WaitingCall[]): void {
  for (const { cancel } of calls) cancel()
}

/** The time, good to a second while somebody waits. */
function useTicks(isTicking: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    if (!isTicking) return
    const tick = (): void => setNowMs(Date.now())
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [isTicking])
  return nowMs
}
