import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Operation, OperationState } from '../../src-shared/model/operation'
import { type OperationUpdate, throttlePublish } from './throttle-publish'

const updateOf = (state: OperationState, startedAtMs = 0): OperationUpdate => ({
  id: 'op',
  inventory: 'mine',
  isFinal: state === 'done',
  stepCount: 0,
  operation: operation(state, startedAtMs),
})

const operation = (state: OperationState, startedAtMs = 0): Operation => ({
  id: 'op',
  kind: 'move',
  state,
  steps: [],
  startedAtMs,
  targetName: null,
  affected: [],
  canUndo: false,
})

describe('throttlePublish', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('tells the first and the last state at once and few in between', () => {
    const publish = vi.fn()
    const update = throttlePublish(publish)
    update(updateOf('queued'))
    expect(publish).toHaveBeenCalledTimes(1)
    for (let step = 0; step < 1_000; step++) {
      update(updateOf('running', step))
      vi.advanceTimersByTime(1)
    }
    expect(publish.mock.calls.length).toBeLessThanOrEqual(31)
    update(updateOf('done'))
    expect(publish).toHaveBeenLastCalledWith(operation('done'), 'mine')
    const count = publish.mock.calls.length
    vi.advanceTimersByTime(1_000)
    expect(publish).toHaveBeenCalledTimes(count)
  })

  it('tells the latest state when things come to rest', () => {
    const publish = vi.fn()
    const update = throttlePublish(publish)
    update(updateOf('queued'))
    update(updateOf('running', 1))
    update(updateOf('running', 2))
    vi.advanceTimersByTime(100)
    expect(publish).toHaveBeenLastCalledWith(operation('running', 2), 'mine')
  })
})
