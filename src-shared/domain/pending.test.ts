import { expect, it } from 'vitest'
import type { Operation, OperationState, Step, StepState } from '../model/operation'
import { pendingRecordIds } from './pending'

function operation(state: OperationState, ...steps: [string | null, StepState][]): Operation {
  return {
    id: 'o',
    kind: 'move',
    state,
    startedAtMs: 0,
    targetName: null,
    affected: [],
    canUndo: false,
    steps: steps.map(
      ([recordId, state], index): Step => ({
        id: `s${index}`,
        action: 'move',
        name: 'x',
        entryKind: 'object',
        recordId,
        from: null,
        to: null,
        state,
      }),
    ),
  }
}

it('holds the records of unfinished steps of unfinished operations', () => {
  const operations = [
    operation(
      'running',
      ['R-1', 'done'],
      ['R-2', 'proving'],
      ['R-3', 'running'],
      ['R-4', 'queued'],
      [null, 'checking'],
      ['R-5', 'failed'],
    ),
    operation('queued', ['R-6', 'queued']),
  ]
  expect([...pendingRecordIds(operations)]).toEqual(['R-2', 'R-3', 'R-4', 'R-6'])
})

it.each(['done', 'partly-done', 'refused', 'failed', 'unknown'] as const)(
  'forgets an operation that ended as %s',
  state => {
    expect(pendingRecordIds([operation(state, ['R-1', 'queued'])]).size).toBe(0)
  },
)

it('holds a record until the last operation on it ends', () => {
  const operations = [operation('done', ['R-1', 'done']), operation('checking', ['R-1', 'checking'])]
  expect([...pendingRecordIds(operations)]).toEqual(['R-1'])
})
