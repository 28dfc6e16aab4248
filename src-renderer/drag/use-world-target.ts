import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef } from 'react'
import type { CurrentWorld } from '../../src-shared/model/source'
import { useIsTarget } from './drag'
import { worldData } from './drag-data'

/** A drop there spawns (design-shown.md, "Drag and drop"); true while one is over it that would be taken. */
export function useWorldTarget(
  element: RefObject<HTMLElement | null>,
  targetId: string,
  world: CurrentWorld,
): boolean {
  const latest = useRef(world)
  useEffect(() => {
    latest.current = world
  })
  useEffect(() => {
    if (!element.current) return
    return dropTargetForElements({
      element: element.current,
      getData: () => worldData(latest.current, targetId),
      // What is spawned stays in the inventory, too.
      getDropEffect: () => 'copy',
    })
  }, [element, targetId])
  return useIsTarget(targetId)
}
