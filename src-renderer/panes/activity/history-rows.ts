import type { Operation, Step, StepState } from '../../../src-shared/model/operation'
import { mainSteps } from '../../actions/operation-text'

export type StepGroup = 'done' | 'failed' | 'not-started' | 'skipped'

/** One line of History. */
export type HistoryRow =
  | { readonly kind: 'operation'; readonly operation: Operation; readonly isExpanded: boolean }
  | {
      readonly kind: 'group'
      readonly operationId: string
      readonly group: StepGroup
      readonly count: number
    }
  | { readonly kind: 'step'; readonly step: Step }

const GROUPS: readonly StepGroup[] = ['failed', 'not-started', 'skipped', 'done']

const GROUP_OF: Record<StepState, StepGroup> = {
  done: 'done',
  skipped: 'skipped',
  queued: 'not-started',
  checking: 'failed',
  running: 'failed',
  proving: 'failed',
  refused: 'failed',
  failed: 'failed',
  unknown: 'failed',
}

/** The lines of History; what is expanded shows its steps, those first that somebody has to look at. */
export function historyRows(
  operations: readonly Operation[],
  expanded: ReadonlySet<string>,
): readonly HistoryRow[] {
  return operations.flatMap(operation => {
    const isExpanded = expanded.has(operation.id)
    const head: HistoryRow = { kind: 'operation', operation, isExpanded }
    return isExpanded ? [head, ...stepRows(operation)] : [head]
  })
}

const known = new WeakMap<Operation, readonly HistoryRow[]>()

/** Of thousands of steps only once: an ended operation does not change. */
function stepRows(operation: Operation): readonly HistoryRow[] {
  const before = known.get(operation)
  if (before) return before
  const byGroup = groupSteps(mainSteps(operation))
  const rows = GROUPS.flatMap((group): readonly HistoryRow[] => {
    const steps = byGroup[group]
    if (steps.length === 0) return []
    const head: HistoryRow = { kind: 'group', operationId: operation.id, group, count: steps.length }
    return [head, ...steps.map((step): HistoryRow => ({ kind: 'step', step }))]
  })
  known.set(operation, rows)
  return rows
}

/** Also for a running operation: what is at work is neither. */
export function groupCounts(operation: Operation): Readonly<Record<StepGroup, number>> {
  const counts = { done: 0, failed: 0, 'not-started': 0, skipped: 0 }
  for (const { state } of mainSteps(operation)) {
    if (state === 'checking' || state === 'running' || state === 'proving') continue
    counts[GROUP_OF[state]] += 1
  }
  return counts
}

function groupSteps(steps: readonly Step[]): Readonly<Record<StepGroup, readonly Step[]>> {
  const groups: Record<StepGroup, Step[]> = { done: [], failed: [], 'not-started': [], skipped: [] }
  for (const step of steps) groups[GROUP_OF[step.state]].push(step)
  return groups
}
