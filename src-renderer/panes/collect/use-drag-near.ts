import { useEffect, useState } from 'react'
import { dragOf } from '../../drag/drag'
import { useSession } from '../../session/session-context'
import { isNearEdge } from './near-edge'

/** Whether entries are being dragged over the status bar. */
export function useDragNear(): boolean {
  const [isNear, setIsNear] = useState(false)
  const drag = dragOf(useSession())
  useEffect(
    () =>
      drag.subscribe(() => {
        const yPx = drag.get()?.y ?? null
        setIsNear(wasNear => isNearEdge(wasNear, yPx, window.innerHeight))
      }),
    [drag],
  )
  return isNear
}
