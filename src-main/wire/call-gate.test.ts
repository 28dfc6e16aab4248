import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CallGate, type CallLane, POLITE } from './call-gate'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Started {
  readonly lane: CallLane
  readonly number: number
  readonly leave: () => void
}

/** Asks for `count` calls and notes which have started. */
function ask(gate: CallGate, lane: CallLane, count: number, started: Started[]): void {
  for (let number = 0; number < count; number++) {
    void gate.enter(lane).then(leave => started.push({ lane, number, leave }))
  }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

/** Calls of no duration: only the rate holds them up. */
async function countInMs(gate: CallGate, lane: CallLane, ms: number): Promise<number> {
  const started: Started[] = []
  let ended = 0
  ask(gate, lane, 1_000, started)
  for (let elapsed = 0; elapsed < ms; elapsed += 10) {
    await vi.advanceTimersByTimeAsync(10)
    while (ended < started.length) {
      for (; ended < started.length; ended++) started[ended]?.leave()
      await settle()
    }
  }
  return started.length
}

describe('CallGate', () => {
  it('lets four calls run at a time, three of them in the background', async () => {
    const gate = new CallGate(POLITE)
    const started: Started[] = []
    ask(gate, 'background', 10, started)
    await settle()
    expect(started).toHaveLength(3)
    ask(gate, 'person', 10, started)
    await settle()
    expect(started.map(({ lane }) => lane)).toEqual(['background', 'background', 'background', 'person'])
  })

  it('takes the person first, however long the background has waited', async () => {
    const gate = new CallGate(POLITE)
    const started: Started[] = []
    ask(gate, 'background', 20, started)
    ask(gate, 'person', 2, started)
    await settle()
    for (const { leave } of started.splice(0)) leave()
    await settle()
    expect(started[0]?.lane).toBe('person')
  })

  it('starts no more than twenty a second in the background after the first twenty', async () => {
    const count = await countInMs(new CallGate(POLITE), 'background', 3_000)
    expect(count).toBeGreaterThan(70)
    expect(count).toBeLessThanOrEqual(80)
  })

  it('is ten times wider for the person', async () => {
    expect(await countInMs(new CallGate(POLITE), 'person', 1_000)).toBeGreaterThan(350)
  })

  it('keeps the order within a lane', async () => {
    const gate = new CallGate(POLITE)
    const started: Started[] = []
    ask(gate, 'person', 4, started)
    await settle()
    expect(started.map(({ number }) => number)).toEqual([0, 1, 2, 3])
  })

  it('forgets a call that is aborted while it waits', async () => {
    const gate = new CallGate(POLITE)
    const started: Started[] = []
    ask(gate, 'person', 4, started)
    const abort = new AbortController()
    const waiting = gate.enter('person', abort.signal)
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    for (const { leave } of started) leave()
    ask(gate, 'person', 4, started)
    await settle()
    expect(started).toHaveLength(8)
  })

  it('pauses the background, and it alone, when the cloud refuses; longer each time', async () => {
    const gate = new CallGate(POLITE)
    const started: Started[] = []
    gate.noteRefusal()
    gate.noteRefusal()
    ask(gate, 'background', 1, started)
    ask(gate, 'person', 1, started)
    await vi.advanceTimersByTimeAsync(900)
    expect(started.map(({ lane }) => lane)).toEqual(['person'])
    await vi.advanceTimersByTimeAsync(200)
    expect(started).toHaveLength(2)
    gate.noteRefusal()
    ask(gate, 'background', 1, started)
    await vi.advanceTimersByTimeAsync(1_900)
    expect(started).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(200)
    expect(started).toHaveLength(3)
  })

  it('begins with a short pause again after an answer', async () => {
    const gate = new CallGate(POLITE)
    const started: Started[] = []
    gate.noteRefusal()
    await vi.advanceTimersByTimeAsync(1_100)
    gate.noteAnswer()
    gate.noteRefusal()
    ask(gate, 'background', 1, started)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(started).toHaveLength(1)
  })
})
