import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Operation, Step, StepState } from '../model/operation'
import { progressBetween, withProgress } from './operation-progress'

function step(index: number, state: StepState): Step {
  return {
    id: String(index),
    action: 'copy',
    name: `Entry ${index}`,
    entryKind: 'object',
    recordId: null,
    from: null,
    to: null,
    state,
  }
}

function operation(steps: readonly Step[], state: Operation['state'] = 'running'): Operation {
  return {
    id: '1',
    kind: 'copy',
    state,
    steps,
    startedAtMs: 0,
    targetName: null,
    affected: [],
    canUndo: false,
  }
}

describe('the progress of an operation', () => {
  it('holds what changed and nothing else', () => {
    const steps = [step(0, 'done'), step(1, 'running'), step(2, 'queued')]
    const now = operation([steps[0], step(1, 'done'), steps[2]].filter(each => each !== undefined))
    const progress = progressBetween(operation(steps), now)
    expect(progress?.changed).toEqual([{ index: 1, step: step(1, 'done') }])
    expect(progress?.operation).not.toHaveProperty('steps')
  })

  it('tells an operation whole when it has other steps', () => {
    expect(progressBetween(operation([]), operation([step(0, 'queued')]))).toBeNull()
  })

  it('makes the same operation again', () => {
    const states = fc.array(fc.constantFrom<StepState>('queued', 'running', 'done'), { maxLength: 8 })
    fc.assert(
      fc.property(
        states,
        fc.infiniteStream(fc.option(fc.constantFrom<StepState>('done', 'failed'))),
        (first, next) => {
          const before = operation(first.map((state, index) => step(index, state)))
          const now = operation(
            before.steps.map((each, index) => {
              const { value } = next.next()
              return value ? step(index, value) : each
            }),
            'proving',
          )
          const progress = progressBetween(before, now)
          expect(progress && withProgress(before, progress)).toEqual(now)
        },
      ),
    )
  })
})
