import { useEffect } from 'react'
import { listen } from '../ipc/client'
import { clipboardStore, isTakenBy } from './clipboard-store'

/** What was cut and has gone cannot be pasted again. A refused paste leaves the cut as it is, to be pasted elsewhere. */
export function useForgetMoved(): void {
  useEffect(
    () =>
      listen('operation.changed', operation =>
        clipboardStore.update(clipboard => (clipboard && isTakenBy(clipboard, operation) ? null : clipboard)),
      ),
    [],
  )
}
