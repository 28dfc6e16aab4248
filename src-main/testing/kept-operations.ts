import type { Operation, Step } from '../../src-shared/model/operation'
import type { MoveRecord } from '../operations/journal/journal'
import { pathOf } from './refs'

/** A step that moved an item, unless `facts` say otherwise. */
export function keptStep(id: string, facts: Partial<Step> = {}): Step {
  return {
    id,
    action: 'move',
    name: `Entry ${id}`,
    entryKind: 'object',
    recordId: `R-${id}`,
    from: pathOf('/Inventory/From'),
    to: pathOf('/Inventory/To'),
    state: 'done',
    ...facts,
  }
}

/** A move that ended well, with one step, unless `facts` say otherwise. */
export function keptOperation(id: string, facts: Partial<Operation> = {}): Operation {
  const steps = facts.steps ?? [keptStep(`${id}/1`)]
  return {
    id,
    kind: 'move',
    state: 'done',
    steps,
    startedAtMs: 1_700_000_000_000,
    endedAtMs: 1_700_000_001_000,
    targetName: 'To',
    affected: [pathOf('/Inventory/From'), pathOf('/Inventory/To')],
    canUndo: steps.some(step => step.state === 'done'),
    ...facts,
  }
}

/** As the engine makes them: `id/1`, `id/2` … */
export function keptSteps(operationId: string, count: number, facts: Partial<Step> = {}): readonly Step[] {
  return Array.from({ length: count }, (_, index) => keptStep(`${operationId}/${index + 1}`, facts))
}

/** A folder move that broke off. */
export function keptMove(id: string): MoveRecord {
  const ends = { from: pathOf('/Inventory/From/Box'), to: pathOf('/Inventory/To/Box') }
  const what = { recordId: `R-${id}`, name: 'Box', kind: 'folder', content: [], isAllKnown: true } as const
  return { id, operationId: `op-${id}`, startedAtMs: 1_700_000_000_000, ...ends, ...what }
}
