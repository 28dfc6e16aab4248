import { useEffect } from 'react'
import { useSession } from '../session/session-context'
import { clipboardStore, isTakenBy } from './clipboard-store'

/** What was cut and has gone cannot be pasted again. A refused paste leaves the cut as it is, to be pasted elsewhere. */
export function useForgetMoved(): void {
  const { operations } = useSession()
  useEffect(
    () =>
      operations.listen(operation =>
        clipboardStore.update(clipboard => (clipboard && isTakenBy(clipboard, operation) ? null : clipboard)),
      ),
    [operations],
  )
}
