import { useEffect } from 'react'
import { listenToOperations } from '../session/operation-feed'
import { clipboardStore, isTakenBy } from './clipboard-store'

/** What was cut and has gone cannot be pasted again. A refused paste leaves the cut as it is, to be pasted elsewhere. */
export function useForgetMoved(): void {
  useEffect(
    () =>
      listenToOperations(operation =>
        clipboardStore.update(clipboard => (clipboard && isTakenBy(clipboard, operation) ? null : clipboard)),
      ),
    [],
  )
}
