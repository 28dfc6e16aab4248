import { expect, it } from 'vitest'
import { parsePath } from '../../src-shared/domain/paths'
import type { Operation, OperationState, Step } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import { en } from '../text/en'
import { wordsOf } from './words-of'

function copyThatIs(state: OperationState, steps: readonly Step['state'][]): Operation {
  return {
    id: 'op-1',
    kind: 'copy',
    state,
    steps: steps.map((each, index) => ({
      id: `op-1/${index}`,
      action: 'copy',
      name: 'Box',
      entryKind: 'object',
      recordId: 'R-box',
      from: null,
      to: parsePath('/Inventory/Box'),
      state: each,
    })),
    startedAtMs: 1,
    endedAtMs: 2,
    targetName: 'Files',
    affected: [],
    canUndo: false,
  }
}

it('a message says which operation it is about, and stays where somebody has to look', () => {
  const of = (state: OperationState, ...steps: readonly Step['state'][]) => {
    const { operationId, stays, tone } = wordsOf(en, copyThatIs(state, steps), null)
    return [operationId, stays, tone]
  }
  expect(of('done', 'done')).toEqual(['op-1', false, 'result'])
  expect(of('refused', 'refused')).toEqual(['op-1', false, 'failure'])
  expect(of('partly-done', 'done', 'failed')).toEqual(['op-1', true, 'failure'])
  expect(of('unknown', 'unknown')).toEqual(['op-1', true, 'failure'])
})

it('a move whose copy was made and that left all of it here is a failure that says why, and stays', () => {
  const stays = { kind: 'conflict', ...say('changed-while-copied', 'Box') } as const
  expect(wordsOf(en, copyThatIs('done', ['done']), stays)).toMatchObject({
    tone: 'failure',
    message: 'Copied “Box” to “Files”',
    detail: en.said['changed-while-copied']('Box'),
    stays: true,
    operationId: 'op-1',
  })
})
