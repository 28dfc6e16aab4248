import { describe, expect, it } from 'vitest'
import type { Operation, Step, StepState } from '../../../src-shared/model/operation'
import { groupCounts, historyRows } from './history-rows'

function operation(id: string, states: readonly StepState[]): Operation {
  const steps = states.map(
    (state, index): Step => ({
      id: `${id}/${index}`,
      action: 'move',
      name: `Entry ${index}`,
      entryKind: 'object',
      recordId: `R-${index}`,
      from: null,
      to: null,
      state,
    }),
  )
  return {
    id,
    kind: 'move',
    state: 'partly-done',
    steps,
    startedAtMs: 0,
    targetName: null,
    affected: [],
    canUndo: false,
  }
}

const stopped = operation('1', ['done', 'failed', 'queued', 'skipped', 'done'])

describe('historyRows', () => {
  it('shows a line for each operation, and the steps of those that are expanded', () => {
    const rows = historyRows([stopped, operation('2', ['done'])], new Set(['1']))
    expect(rows.map(row => (row.kind === 'group' ? `${row.group} ${row.count}` : row.kind))).toEqual([
      'operation',
      'failed 1',
      'step',
      'not-started 1',
      'step',
      'skipped 1',
      'step',
      'done 2',
      'step',
      'step',
      'operation',
    ])
  })

  it('sorts the steps of an operation once, however many there are', () => {
    const large = operation(
      '3',
      Array.from({ length: 5_000 }, () => 'done' as const),
    )
    const [, first] = historyRows([large], new Set(['3']))
    expect(historyRows([large], new Set(['3']))[1]).toBe(first)
  })
})

describe('groupCounts', () => {
  it('counts what is at work as neither done nor failed', () => {
    expect(groupCounts(operation('4', ['done', 'running', 'queued', 'refused']))).toEqual({
      done: 1,
      failed: 1,
      'not-started': 1,
      skipped: 0,
    })
  })
})
