import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { type RefObject, useEffect, useRef } from 'react'
import type { Branch } from '../../browser/branch'
import { branchAsTarget } from '../../browser/drop-target'
import { targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'

/** The empty space around rows or tiles stands for the folder that holds them; drags scroll at its edges. */
export function useLocationTarget(container: RefObject<HTMLDivElement | null>, location: Branch): void {
  const latest = useRef(location)
  useEffect(() => {
    latest.current = location
  })
  useEffect(() => {
    const node = container.current
    if (!node) return
    return combine(
      dropTargetForElements({
        element: node,
        getData: () => targetData(branchAsTarget(latest.current), latest.current.id),
        getDropEffect: ({ input }) => modeOf(input),
      }),
      autoScrollForElements({ element: node }),
    )
  }, [container])
}
