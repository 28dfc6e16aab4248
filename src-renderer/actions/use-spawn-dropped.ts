import { useCallback } from 'react'
import type { Dragged } from '../../src-shared/domain/transfer'
import { useInventory } from '../session/session-context'
import { useActor } from './actor'
import { spawnDropped } from './spawn-rows'

/** What a drop on the world does (design-shown.md, "Drag and drop"). */
export function useSpawnDropped(): (dragged: readonly Dragged[]) => void {
  const actor = useActor()
  const { world } = useInventory()
  return useCallback(dragged => void spawnDropped(dragged, world, actor), [actor, world])
}
