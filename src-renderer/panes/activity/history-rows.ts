import type { Operation, OperationKind, Step, StepState } from '../../../src-shared/model/operation'
import { mainSteps } from '../../actions/operation-text'

export type StepGroup = 'done' | 'failed' | 'not-started' | 'skipped'

/** One line of History. */
export type HistoryRow =
  /** The operations of one day follow; `startMs` is the beginning of the first of them. */
  | { readonly kind: 'day'; readonly day: string; readonly startMs: number }
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
  let lastDay = ''
  return operations.flatMap(operation => {
    const isExpanded = expanded.has(operation.id)
    const startMs = operation.endedAtMs ?? operation.startedAtMs
    const day = new Date(startMs).toDateString()
    const heads: HistoryRow[] = day === lastDay ? [] : [{ kind: 'day', day, startMs }]
    lastDay = day
    heads.push({ kind: 'operation', operation, isExpanded })
    return isExpanded ? [...heads, ...stepRows(operation)] : heads
  })
}

/** Which operations of History are shown. */
export const HISTORY_KINDS = ['all', 'moves', 'deletions', 'spawns', 'problems'] as const

export type HistoryKind = (typeof HISTORY_KINDS)[number]

const KINDS: Readonly<Record<Exclude<HistoryKind, 'all' | 'problems'>, readonly OperationKind[]>> = {
  moves: ['move', 'copy', 'finish-move'],
  deletions: ['trash', 'delete', 'empty-trash', 'restore'],
  spawns: ['spawn'],
}

/** What was taken back or done again counts as what it was. */
export function isOfKind({ kind, state, reverses }: Operation, wanted: HistoryKind): boolean {
  if (wanted === 'all') return true
  if (wanted === 'problems') return state !== 'done'
  return KINDS[wanted].includes(reverses?.kind ?? kind)
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
