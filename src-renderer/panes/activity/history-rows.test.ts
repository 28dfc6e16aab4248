import { describe, expect, it } from 'vitest'
import type { Operation, Step, StepState } from '../../../src-shared/model/operation'
import { groupCounts, historyRows, isOfKind } from './history-rows'

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
      'day',
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
    const [, , first] = historyRows([large], new Set(['3']))
    expect(historyRows([large], new Set(['3']))[2]).toBe(first)
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

it('groups operations by the day on which they ended', () => {
  const day = (id: string, date: number): Operation => ({
    ...operation(id, ['done']),
    endedAtMs: new Date(2026, 10, date, 12).getTime(),
  })
  const rows = historyRows([day('c', 30), day('b', 30), day('a', 29)], new Set())
  expect(rows.map(row => (row.kind === 'operation' ? row.operation.id : row.kind))).toEqual([
    'day',
    'c',
    'b',
    'day',
    'a',
  ])
})

it('tells kinds of work apart, what was taken back by what it was', () => {
  const undone: Operation = {
    ...operation('u', ['done']),
    kind: 'undo',
    reverses: { operationId: 'x', kind: 'trash' },
  }
  expect(isOfKind(undone, 'deletions')).toBe(true)
  expect(isOfKind(undone, 'moves')).toBe(false)
  expect(isOfKind(stopped, 'problems')).toBe(true)
  expect(isOfKind(stopped, 'all')).toBe(true)
})
