import { useEffect, useState } from 'react'
import { dragStore } from '../../drag/drag-store'
import { isNearEdge } from './near-edge'

/** Whether entries are being dragged over the status bar. */
export function useDragNear(): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(
    () =>
      dragStore.subscribe(() => {
        const yPx = dragStore.get()?.y ?? null
        setIsNear(wasNear => isNearEdge(wasNear, yPx, window.innerHeight))
      }),
    [],
  )
  return isNear
}
