import { type RefObject, useEffect, useRef } from 'react'
import type { CurrentWorld } from '../../src-shared/model/source'
import { useSession } from '../session/session-context'
import { useIsTarget } from './drag'
import { worldData } from './drag-data'
import { placeToDrop } from './place-to-drop'

/** A drop there spawns (design-shown.md, "Drag and drop"); true while one is over it that would be taken. */
export function useWorldTarget(
  element: RefObject<HTMLElement | null>,
  targetId: string,
  world: CurrentWorld,
): boolean {
  const session = useSession()
  const latest = useRef(world)
  useEffect(() => {
    latest.current = world
  })
  useEffect(() => {
    if (!element.current) return
    return placeToDrop({
      session,
      element: element.current,
      dataFor: () => worldData(latest.current, targetId),
      // What is spawned stays in the inventory, too.
      effect: () => 'copy',
    })
  }, [element, session, targetId])
  return useIsTarget(targetId)
}
