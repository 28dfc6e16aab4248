import { useEffect } from 'react'
import { isUnfinished } from '../../src-shared/domain/pending'
import { endedNoticeOf, fractionOf } from '../actions/operation-text'
import { call } from '../bridge/client'
import { textStore } from '../kit/text-context'
import { useSession } from '../session/session-context'
import { currentSettings } from '../session/settings-store'

/** Shorter work ends before anybody looks elsewhere. */
const LONG_MS = 2_000
/** Steps in which a bar on the taskbar can be seen to grow. */
const STEPS = 50

/** Shows on the taskbar how far running work is, and says to who looks elsewhere when it has ended. */
export function useTaskbar(): void {
  const { operations } = useSession()
  useEffect(() => {
    let shown: number | null = null
    const fractionNow = (): number | null => {
      const [running] = operations.running.get().values()
      return running === undefined ? null : Math.round(fractionOf(running) * STEPS) / STEPS
    }
    return operations.listen(operation => {
      const fraction = fractionNow()
      const isOver = !isUnfinished(operation.state) && operation.state !== 'asking'
      const isLong = isOver && Date.now() - operation.startedAtMs > LONG_MS
      const words = isLong ? endedNoticeOf(textStore.get(), operation, currentSettings().streamerMode) : null
      const ended = words === null ? null : { operationId: operation.id, text: words }
      if (fraction === shown && ended === null) return
      shown = fraction
      call('window.showWork', { fraction, ended }).catch((error: unknown) =>
        console.error('The taskbar was not told', error),
      )
    })
  }, [operations])
}
