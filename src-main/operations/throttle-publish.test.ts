import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Operation, OperationState } from '../../src-shared/model/operation'
import { type Told, tellAtMost } from './throttle-publish'

const told = (state: OperationState, startedAtMs = 0): Told => ({
  id: 'op',
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

describe('tellAtMost', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('tells the first and the last state at once and few in between', () => {
    const publish = vi.fn()
    const tell = tellAtMost(publish)
    tell(told('queued'))
    expect(publish).toHaveBeenCalledTimes(1)
    for (let step = 0; step < 1_000; step++) {
      tell(told('running', step))
      vi.advanceTimersByTime(1)
    }
    expect(publish.mock.calls.length).toBeLessThanOrEqual(31)
    tell(told('done'))
    expect(publish).toHaveBeenLastCalledWith(operation('done'))
    const count = publish.mock.calls.length
    vi.advanceTimersByTime(1_000)
    expect(publish).toHaveBeenCalledTimes(count)
  })

  it('tells the latest state when things come to rest', () => {
    const publish = vi.fn()
    const tell = tellAtMost(publish)
    tell(told('queued'))
    tell(told('running', 1))
    tell(told('running', 2))
    vi.advanceTimersByTime(100)
    expect(publish).toHaveBeenLastCalledWith(operation('running', 2))
  })
})
