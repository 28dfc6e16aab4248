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
function ask(gate: CallGate, lane: CallLane, count: number, started: Started[], cost = 1): void {
  for (let number = 0; number < count; number++) {
    void gate.enter(lane, undefined, cost).then(leave => started.push({ lane, number, leave }))
  }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

/** Calls of no duration: only the rate holds them up. */
async function countInMs(gate: CallGate, lane: CallLane, ms: number, cost = 1): Promise<number> {
  const started: Started[] = []
  let ended = 0
  ask(gate, lane, 3_000, started, cost)
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

  it('counts requests to the cloud, not calls: what lies three levels down is asked for twenty times a second', async () => {
    const count = await countInMs(new CallGate(POLITE), 'background', 3_000, 4)
    expect(count).toBeGreaterThan(70)
    expect(count).toBeLessThanOrEqual(80)
    const deeper = await countInMs(new CallGate(POLITE), 'background', 3_000, 8)
    expect(deeper).toBeGreaterThan(35)
    expect(deeper).toBeLessThanOrEqual(40)
  })

  it('lets through what costs more than there ever is', async () => {
    expect(await countInMs(new CallGate(POLITE), 'background', 3_000, 1_000)).toBeGreaterThan(2)
  })

  it('is ten times wider for the person', async () => {
    expect(await countInMs(new CallGate(POLITE), 'person', 1_000, 4)).toBeGreaterThan(350)
  })

  it('goes slower while the cloud turns requests away without a word, and as fast as before after answers', async () => {
    const gate = new CallGate(POLITE)
    for (let times = 0; times < 5; times++) {
      gate.noteThrottling()
      // Of the same moment: it counts once.
      gate.noteThrottling()
      await vi.advanceTimersByTimeAsync(40_000)
    }
    const slow = await countInMs(gate, 'person', 1_000, 4)
    expect(slow).toBeGreaterThan(3)
    expect(slow).toBeLessThan(30)

    const eased = new CallGate(POLITE)
    eased.noteThrottling()
    await vi.advanceTimersByTimeAsync(40_000)
    for (let answers = 0; answers < 10; answers++) eased.noteAnswer()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await countInMs(eased, 'person', 1_000, 4)).toBeGreaterThan(350)
  })

  it('never stops a lane, however slow it is', async () => {
    const one = { perSecond: 1, concurrent: 1 }
    const gate = new CallGate({ concurrent: 1, lanes: { person: one, background: one } })
    for (let times = 0; times < 9; times++) {
      gate.noteThrottling()
      await vi.advanceTimersByTimeAsync(40_000)
    }
    expect(await countInMs(gate, 'person', 40_000)).toBeGreaterThan(0)
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

describe('a read that is refused', () => {
  beforeEach(() => void vi.useRealTimers())

  const refusal = new Error('refused')
  const isRefusal = (thrown: unknown): boolean => thrown === refusal

  /** Answers how often it was asked; refuses the first `refusals` times. */
  function refusing(refusals: number, reason: Error = refusal): () => Promise<number> {
    let asked = 0
    return async () => {
      asked += 1
      if (asked <= refusals) throw reason
      return asked
    }
  }

  it('is asked again until it is answered, and no more often than is said', async () => {
    const gate = new CallGate(POLITE, 1)
    expect(await gate.retry(refusing(3), { attempts: 4, isRefusal })).toBe(4)
    await expect(gate.retry(refusing(3), { attempts: 3, isRefusal })).rejects.toBe(refusal)
  })

  it('is asked once when it failed otherwise', async () => {
    const other = new Error('another reason')
    const ask = refusing(1, other)
    await expect(new CallGate(POLITE, 1).retry(ask, { attempts: 4, isRefusal })).rejects.toBe(other)
    expect(await ask()).toBe(2)
  })

  it('is asked once while nothing but refusals comes, and again when calls are answered', async () => {
    const gate = new CallGate(POLITE, 1)
    for (let count = 0; count < 10; count++) {
      await gate.retry(refusing(4), { attempts: 4, isRefusal }).catch(() => {})
    }
    const tired = refusing(1)
    await expect(gate.retry(tired, { attempts: 4, isRefusal })).rejects.toBe(refusal)
    for (let count = 0; count < 100; count++) await gate.retry(refusing(0), { attempts: 4, isRefusal })
    expect(await gate.retry(refusing(1), { attempts: 4, isRefusal })).toBe(2)
  })

  it('is let go while it waits for its next try', async () => {
    const abort = new AbortController()
    const gate = new CallGate(POLITE, 60_000)
    const asked = gate.retry(refusing(1), { attempts: 4, isRefusal, signal: abort.signal })
    await Promise.resolve()
    abort.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})
