import { useMutation } from '@tanstack/react-query'
import { entryRefOf } from '../tree/drop-target'
import type { EntryRow } from '../tree/row'
import { useStore } from '../view/store'
import { operationStore } from './operation-store'
import { useRunOperation } from './use-run-operation'

/** Spawning one item: one call for one click, also when main was asked from elsewhere. */
export function useSpawn(row: EntryRow): { spawn: () => void; isSpawning: boolean } {
  const run = useRunOperation()
  const { mutate, isPending } = useMutation({
    mutationFn: () => run({ kind: 'spawn', entry: entryRefOf(row) }),
  })
  const isRunning = useStore(operationStore, operations =>
    [...operations.values()].some(
      ({ kind, steps }) => kind === 'spawn' && steps.some(step => step.recordId === row.entry.recordId),
    ),
  )
  const isSpawning = isPending || isRunning
  return { spawn: () => !isSpawning && mutate(), isSpawning }
}
