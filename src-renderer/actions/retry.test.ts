import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Operation, OperationRequest, Step, StepState } from '../../src-shared/model/operation'
import { retryOf } from './retry'

const folder = { path: ROOT, recordIds: [] }

function entry(recordId: string): EntryRef {
  return { parent: folder, recordId, name: recordId, kind: 'object' }
}

function operation(state: Operation['state'], steps: Readonly<Record<string, StepState>>): Operation {
  return {
    id: '1',
    kind: 'move',
    state,
    steps: Object.entries(steps).map(
      ([recordId, state]): Step => ({
        id: recordId,
        action: 'move',
        name: recordId,
        entryKind: 'object',
        recordId,
        from: null,
        to: null,
        state,
      }),
    ),
    startedAtMs: 0,
    targetName: null,
    affected: [],
    canUndo: false,
  }
}

const move: OperationRequest = {
  kind: 'transfer',
  mode: 'move',
  entries: [entry('a'), entry('b')],
  target: folder,
}

describe('retryOf', () => {
  it('asks again only for what was not done', () => {
    const stopped = operation('partly-done', { a: 'done', b: 'failed' })
    expect(retryOf(stopped, move)).toEqual({ ...move, entries: [entry('b')] })
    expect(retryOf(stopped, { kind: 'trash', entries: move.entries })).toEqual({
      kind: 'trash',
      entries: [entry('b')],
    })
  })

  it('never spawns twice, and never copies again what is half copied', () => {
    const failed = operation('failed', { a: 'failed' })
    expect(retryOf(failed, { kind: 'spawn', entries: [entry('a')] })).toBeNull()
    const partly = operation('partly-done', { a: 'done', b: 'failed' })
    expect(retryOf(partly, { ...move, mode: 'copy' })).toBeNull()
    expect(
      retryOf(operation('failed', { a: 'failed', b: 'queued' }), { ...move, mode: 'copy' }),
    ).not.toBeNull()
  })

  it('offers nothing after a success, a refusal, or an outcome that nobody knows', () => {
    for (const state of ['done', 'refused', 'unknown', 'cancelled'] as const) {
      expect(retryOf(operation(state, { a: 'queued' }), move)).toBeNull()
    }
  })
})
