import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import { CallGate, type GatedCall, POLITE, rulesFor, UNHURRIED } from './call-gate'
import type { CallLane } from './call-lane'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const REFUSAL = new Error('refused')
const judge = (thrown: unknown) => ({ isRefusal: thrown === REFUSAL, isWorthAnother: thrown === REFUSAL })

interface Started {
  readonly lane: CallLane
  readonly number: number
  readonly atMs: number
  readonly end: (thrown?: Error) => void
}

function callOf(lane: CallLane, more: Partial<GatedCall> = {}): GatedCall {
  return { lane, cost: 1, name: 'call', attempts: 1, judge, ...more }
}

/** Asks for `count` calls, which go on until they are ended, and notes which have started. */
function ask(gate: CallGate, lane: CallLane, count: number, more: Partial<GatedCall> = {}): Started[] {
  const started: Started[] = []
  for (let number = 0; number < count; number++) {
    const call = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const end = (thrown?: Error): void => (thrown === undefined ? resolve() : reject(thrown))
        started.push({ lane, number, atMs: performance.now(), end })
      })
    gate.run(callOf(lane, more), call).catch(() => {})
  }
  return started
}

const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

/** Answers everything that starts after `tookMs`, for so long. */
async function answerAll(started: Started[], forMs: number, tookMs = 10): Promise<void> {
  const endMs = performance.now() + forMs
  for (let ended = 0; performance.now() < endMs; ) {
    await settle(10)
    while (ended < started.length && performance.now() - (started[ended]?.atMs ?? 0) >= tookMs)
      started[ended++]?.end()
  }
}

async function refuseOne(gate: CallGate): Promise<void> {
  const asked = ask(gate, 'person', 1)
  await settle()
  asked[0]?.end(REFUSAL)
  await settle()
}

describe('who goes first', () => {
  it('lets four calls run at a time at first, and one more of a person', async () => {
    const gate = new CallGate(POLITE)
    const pictures = ask(gate, 'pictures', 10)
    await settle()
    expect(pictures).toHaveLength(4)
    const person = ask(gate, 'person', 10)
    await settle()
    expect(person).toHaveLength(1)
  })

  it('goes by the order of lanes, however long the later ones have waited', async () => {
    const gate = new CallGate(POLITE)
    const holding = ask(gate, 'person', 5)
    const order: CallLane[] = []
    for (const lane of ['index', 'pictures', 'operations', 'person'] as const) {
      void gate.run(callOf(lane), async () => void order.push(lane))
    }
    await settle()
    for (const { end } of holding) end()
    await settle(2_000)
    expect(order).toEqual(['person', 'operations', 'pictures', 'index'])
  })

  it('keeps the order within a lane', async () => {
    const gate = new CallGate(POLITE)
    const started = ask(gate, 'person', 4)
    await settle()
    expect(started.map(({ number }) => number)).toEqual([0, 1, 2, 3])
  })

  it('forgets a call that is aborted while it waits', async () => {
    const gate = new CallGate(POLITE)
    const holding = ask(gate, 'person', 5)
    const abort = new AbortController()
    const waiting = gate.run(callOf('person', { signal: abort.signal }), async () => {})
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    for (const { end } of holding) end()
    const others = ask(gate, 'person', 4)
    await settle()
    expect(others).toHaveLength(4)
  })

  it('is never stuck behind a call that is refused in its place while a person waits for one', async () => {
    const gate = new CallGate({ ...POLITE, concurrent: { first: 1, most: 1 } })
    const picture = ask(gate, 'pictures', 1, { attempts: 3 })
    await settle()
    picture[0]?.end(REFUSAL)
    const person = ask(gate, 'person', 1)
    await settle(3_000)
    expect(picture).toHaveLength(2)
    picture[1]?.end()
    await settle()
    expect(person).toHaveLength(1)
  })
})

describe('how many at once', () => {
  it('grows while answers take as long as the fastest did, up to twelve', async () => {
    const gate = new CallGate(POLITE)
    const started = ask(gate, 'pictures', 500)
    await answerAll(started, 2_000, 50)
    const last = started.filter(({ atMs }) => atMs > performance.now() - 69)
    expect(last.length).toBeGreaterThan(8)
    expect(last.length).toBeLessThanOrEqual(12)
  })

  it('stays where it is when answers queue up at the service', async () => {
    const gate = new CallGate(POLITE)
    const started = ask(gate, 'pictures', 400)
    let most = 0
    // One at a time: each takes as long as all before it.
    for (let ended = 0; ended < 300; ended++) {
      await settle(20)
      most = Math.max(most, started.length - ended)
      started[ended]?.end()
    }
    expect(most).toBeLessThan(7)
  })

  it('is what the source asks for, where it says something', async () => {
    const rules = rulesFor({ concurrent: 2, perSecond: null, cost: 'per-call' }, POLITE)
    const gate = new CallGate(rules)
    const pictures = ask(gate, 'pictures', 10)
    const person = ask(gate, 'person', 10)
    await settle()
    expect(pictures.length + person.length).toBe(2)
  })
})

describe('how many a second', () => {
  it('is as many as the service answers, as long as it refuses nothing', async () => {
    const started = ask(new CallGate(POLITE), 'pictures', 2_000)
    await answerAll(started, 1_000)
    expect(started.length).toBeGreaterThan(300)
  })

  it('is what the source asks for, where it says something, counted in requests to the cloud', async () => {
    const rules = rulesFor({ concurrent: null, perSecond: 80, cost: 'per-level' }, POLITE)
    const started = ask(new CallGate(rules), 'pictures', 1_000, { cost: 4 })
    await answerAll(started, 3_000)
    expect(started.length).toBeGreaterThan(70)
    expect(started.length).toBeLessThanOrEqual(81)
  })

  it('lets through what costs more than there ever is', async () => {
    const rules = rulesFor({ concurrent: null, perSecond: 80, cost: 'per-level' }, POLITE)
    const started = ask(new CallGate(rules), 'pictures', 1_000, { cost: 1_000 })
    await answerAll(started, 3_000)
    expect(started.length).toBeGreaterThan(1)
  })

  it('is half of the last second after a refusal, which counts once for all that was under way', async () => {
    const gate = new CallGate(POLITE)
    const started = ask(gate, 'pictures', 2_000)
    await answerAll(started, 1_000)
    const before = started.length
    await settle(10)
    const together = started.slice(before)
    expect(together.length).toBeGreaterThan(1)
    for (const { end } of together) end(REFUSAL)
    const from = started.length
    await settle(490)
    expect(started).toHaveLength(from)
    await answerAll(started.slice(), 0)
    const after = performance.now()
    for (let ended = from; performance.now() < after + 1_000; ) {
      await settle(10)
      while (ended < started.length) started[ended++]?.end()
    }
    expect(started.length - from).toBeGreaterThan(before * 0.3)
    expect(started.length - from).toBeLessThan(before * 0.7)
  })

  it('pauses after a refusal, longer each time, and briefly again after an answer; a person does not wait', async () => {
    const gate = new CallGate(POLITE)
    await refuseOne(gate)
    const pictures = ask(gate, 'pictures', 1)
    await settle(400)
    expect(pictures).toHaveLength(0)
    await settle(800)
    expect(pictures).toHaveLength(1)
    pictures[0]?.end(REFUSAL)
    await settle()
    const later = ask(gate, 'pictures', 1)
    const person = ask(gate, 'person', 1)
    await settle(900)
    expect(person).toHaveLength(1)
    expect(later).toHaveLength(0)
    person[0]?.end()
    await settle(2_000)
    expect(later).toHaveLength(1)
  })

  it('never stops, however often it is refused', async () => {
    const gate = new CallGate(POLITE)
    for (let times = 0; times < 20; times++) {
      await refuseOne(gate)
      await settle(31_000)
    }
    const started = ask(gate, 'pictures', 10)
    await answerAll(started, 10_000)
    expect(started).toHaveLength(10)
  })

  it('is remembered: what was learned before is kept to, and what is learned is told', async () => {
    const told: (number | null)[] = []
    const gate = new CallGate(POLITE)
    gate.learnFrom(10, perSecond => void told.push(perSecond))
    const started = ask(gate, 'pictures', 1_000)
    await answerAll(started, 2_000)
    expect(started.length).toBeGreaterThan(15)
    expect(started.length).toBeLessThan(25)
    started.at(-1)?.end(REFUSAL)
    await settle(20)
    expect(told.at(-1)).toBeLessThanOrEqual(10)
  })
})

describe('the index', () => {
  it('asks one thing at a time, ten requests to the cloud a second, and nothing while anybody else does', async () => {
    const gate = new CallGate(rulesFor(RESONITE_CAPABILITIES.pace, POLITE))
    const holding = ask(gate, 'pictures', 1)
    const started = ask(gate, 'index', 100, { cost: 5 })
    await settle(5_000)
    expect(started).toHaveLength(0)
    holding[0]?.end()
    await settle(990)
    await answerAll(started, 5_000)
    expect(started.length).toBeGreaterThanOrEqual(9)
    for (const { atMs } of started)
      expect(
        started.filter(other => other.atMs >= atMs && other.atMs < atMs + 999).length,
      ).toBeLessThanOrEqual(2)
    ask(gate, 'person', 1)
    const before = started.length
    await answerAll(started, 900)
    expect(started.length).toBeLessThanOrEqual(before + 1)
  })

  it('has no limit of its own where there is no cloud', async () => {
    const started = ask(new CallGate(rulesFor(RESONITE_CAPABILITIES.pace, UNHURRIED)), 'index', 1_000, {
      cost: 5,
    })
    await answerAll(started, 3_000)
    expect(started.length).toBeGreaterThan(100)
  })
})

describe('a read that is refused', () => {
  beforeEach(() => void vi.useRealTimers())

  const hasty = (): CallGate => new CallGate(UNHURRIED, 1)

  /** Answers how often it was asked; refuses the first `refusals` times. */
  function refusing(refusals: number, reason: Error = REFUSAL): () => Promise<number> {
    let asked = 0
    return async () => {
      asked += 1
      if (asked <= refusals) throw reason
      return asked
    }
  }

  it('is asked again until it is answered, and no more often than is said', async () => {
    const gate = hasty()
    expect(await gate.run(callOf('person', { attempts: 4 }), refusing(3))).toBe(4)
    await expect(gate.run(callOf('person', { attempts: 3 }), refusing(3))).rejects.toBe(REFUSAL)
  })

  it('is asked once when it failed otherwise', async () => {
    const other = new Error('another reason')
    const twice = refusing(1, other)
    await expect(hasty().run(callOf('person', { attempts: 4 }), twice)).rejects.toBe(other)
    expect(await twice()).toBe(2)
  })

  it('is asked once while nothing but refusals comes, and again when calls are answered', async () => {
    const gate = hasty()
    for (let count = 0; count < 10; count++) {
      await gate.run(callOf('person', { attempts: 4 }), refusing(4)).catch(() => {})
    }
    await expect(gate.run(callOf('person', { attempts: 4 }), refusing(1))).rejects.toBe(REFUSAL)
    for (let count = 0; count < 100; count++) await gate.run(callOf('person'), refusing(0))
    expect(await gate.run(callOf('person', { attempts: 4 }), refusing(1))).toBe(2)
  })

  it('is let go while it waits for its next try', async () => {
    const abort = new AbortController()
    const gate = new CallGate(POLITE, 60_000)
    const asked = gate.run(callOf('person', { attempts: 4, signal: abort.signal }), refusing(1))
    await Promise.resolve()
    await Promise.resolve()
    abort.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('is let go where it was given up while it was asked', async () => {
    const abort = new AbortController()
    const gate = new CallGate(POLITE, 60_000)
    const asked = gate.run(callOf('person', { attempts: 4, signal: abort.signal }), async () => {
      abort.abort()
      throw REFUSAL
    })
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a person, while the cloud turns calls away', () => {
  it('waits for no pause, also where a folder costs more than a second gives', async () => {
    const gate = new CallGate(POLITE)
    for (let times = 0; times < 7; times += 1) {
      await refuseOne(gate)
      await settle(3_000)
    }
    await refuseOne(gate)
    const [first] = ask(gate, 'person', 1, { cost: 4 })
    await settle(4_000)
    first?.end()
    const started = ask(gate, 'person', 1, { cost: 4 })
    await settle(4_000)
    expect(started).toHaveLength(1)
  })
})
