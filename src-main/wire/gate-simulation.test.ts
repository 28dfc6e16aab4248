import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CallGate, POLITE } from './call-gate'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const PICTURES = 200
const LOOKUPS = 3
const ALLOWED = 70

interface Outcome {
  readonly seconds: number
  readonly refusals: number
  readonly learned: number | null
}

const REFUSED = new Error('refused')
const judge = (thrown: unknown) => ({ isRefusal: thrown === REFUSED, isWorthAnother: thrown === REFUSED })

const delay = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** A cloud that allows so many look-ups at once and so many a second in the long run, and refuses the others. */
class Cloud {
  refusals = 0
  #allowed = ALLOWED
  #atMs = performance.now()
  readonly #perSecond: number

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  async fetch(tookMs: number): Promise<void> {
    for (let lookup = 0; lookup < LOOKUPS; lookup++) {
      await delay(tookMs / LOOKUPS)
      if (!this.#allows()) throw REFUSED
    }
  }

  #allows(): boolean {
    const nowMs = performance.now()
    this.#allowed = Math.min(ALLOWED, this.#allowed + ((nowMs - this.#atMs) / 1_000) * this.#perSecond)
    this.#atMs = nowMs
    if (this.#allowed < 1) {
      this.refusals += 1
      return false
    }
    this.#allowed -= 1
    return true
  }
}

/** All pictures of a folder, each until it came: how long it takes, and what it costs. */
async function fetchAll(perSecond: number, tookMs: number, known: number | null = null): Promise<Outcome> {
  const gate = new CallGate(POLITE)
  gate.learnFrom(known, () => {})
  const cloud = new Cloud(perSecond)
  const startMs = performance.now()
  const call = { lane: 'pictures', cost: LOOKUPS, name: 'picture', judge } as const
  const one = async (): Promise<void> => {
    for (;;) {
      const asked = gate.run({ ...call, attempts: 3 }, () => cloud.fetch(tookMs))
      if (
        await asked.then(
          () => true,
          () => false,
        )
      )
        return
    }
  }
  const progress = { seconds: 0 }
  void Promise.all(Array.from({ length: PICTURES }, one)).then(() => {
    progress.seconds = (performance.now() - startMs) / 1_000
  })
  while (progress.seconds === 0) await vi.advanceTimersByTimeAsync(100)
  const { seconds } = progress
  return { seconds, refusals: cloud.refusals, learned: gate.learnedPerSecond }
}

/** What a prototype took that halved its rate at each refusal, in seconds and refusals (DECISIONS). */
const CLOUDS = [
  { perSecond: 60, seconds: 11.9, refusals: 9 },
  { perSecond: 30, seconds: 20, refusals: 10 },
  { perSecond: 10, seconds: 57, refusals: 19 },
] as const

describe.each(CLOUDS)(
  'a cloud that gives $perSecond look-ups a second',
  ({ perSecond, seconds, refusals }) => {
    it.each([3, 30, 100])(
      'refuses no more, and takes no longer, than was measured: %d ms a call',
      async tookMs => {
        const outcome = await fetchAll(perSecond, tookMs)
        expect(outcome.seconds).toBeLessThanOrEqual(seconds)
        expect(outcome.refusals).toBeLessThanOrEqual(refusals)
      },
    )

    it('refuses less when its pace is known from before', async () => {
      const first = await fetchAll(perSecond, 30)
      const second = await fetchAll(perSecond, 30, first.learned)
      expect(first.learned).not.toBeNull()
      expect(second.refusals).toBeLessThanOrEqual(first.refusals)
      expect(second.seconds).toBeLessThanOrEqual(Math.max(first.seconds, seconds))
    })
  },
)

describe('a cloud that refuses nothing', () => {
  it.each([
    [1, 1],
    [30, 1.2],
    [100, 2.6],
    [300, 6.8],
  ])('is asked as fast as it answers: %d ms a call', async (tookMs, seconds) => {
    const outcome = await fetchAll(1_000_000, tookMs)
    expect(outcome.seconds).toBeLessThanOrEqual(seconds)
    expect(outcome.refusals).toBe(0)
  })
})
