import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { useEffect, useRef } from 'react'
import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import { destinationIn, targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'

/**
 * The empty space around rows or tiles stands for the folder that holds them;
 * drags scroll at its edges. What a drag has opened on its way is closed again.
 */
export function useLocationTarget(location: Branch): void {
  const browser = useBrowser()
  const latest = useRef(location)
  useEffect(() => {
    latest.current = location
  })
  useEffect(() => {
    const { container, springs } = browser
    const node = container.current
    if (!node) return
    return combine(
      dropTargetForElements({
        element: node,
        getData: () => targetData(branchAsTarget(latest.current), browser.targetIdOf(latest.current.id)),
        getDropEffect: ({ input }) => modeOf(input),
      }),
      autoScrollForElements({ element: node }),
      monitorForElements({
        onDropTargetChange: ({ location: { current } }) => {
          const targetId = targetIdIn(current.dropTargets)
          springs.moveTo(targetId && browser.rowIdOfTarget(targetId))
        },
        onDrop: ({ location: { current } }) => {
          const targetId = targetIdIn(current.dropTargets)
          springs.end(targetId && browser.rowIdOfTarget(targetId), targetId !== null)
        },
      }),
    )
  }, [browser])
}

function targetIdIn(targets: readonly { readonly data: Record<string | symbol, unknown> }[]): string | null {
  const [innermost] = targets
  const destination = innermost ? destinationIn(innermost.data) : null
  return destination?.kind === 'folder' ? destination.targetId : null
}
