import { useMutation } from '@tanstack/react-query'
import type { EntryRow } from '../browser/row'
import { useStore } from '../kit/store'
import { useInventory, useSession } from '../session/session-context'
import { useActor } from './actor'
import { spawnRows } from './spawn-rows'

/**
 * Spawning from a button: one call for one click, also while main spawns the
 * same entry because it was asked from elsewhere.
 */
export function useSpawn(rows: () => readonly EntryRow[], recordId: string | null) {
  const actor = useActor()
  const { world } = useInventory()
  const { mutate, isPending } = useMutation({ mutationFn: () => spawnRows(rows(), world, actor) })
  const isRunning = useStore(
    useSession().operations.running,
    operations =>
      recordId !== null &&
      [...operations.values()].some(
        ({ kind, steps }) => kind === 'spawn' && steps.some(step => step.recordId === recordId),
      ),
  )
  const isSpawning = isPending || isRunning
  return { spawn: () => !isSpawning && mutate(), isSpawning }
}
