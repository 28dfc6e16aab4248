import { BotFault } from './bot-fault.ts'

/** Milliseconds. */
export interface LanePace {
  /** From the end of one call to the beginning of the next. */
  readonly gap: number
  /** How long nothing is asked after a refusal that says no time, and the most that one is believed. */
  readonly firstPause: number
  readonly longestPause: number
}

/** No limit is documented, so that one is kept: one call at a time for each bot, and some time between (smartbots.md, 1). */
const PACE: LanePace = { gap: 500, firstPause: 5_000, longestPause: 60_000 }

/** One call after the other, in their order; slower after a refusal for being too quick. */
export class CallLane {
  readonly #pace: LanePace
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #freeAtMs = 0
  #pauseMs: number

  constructor(pace: LanePace = PACE) {
    this.#pace = pace
    this.#pauseMs = pace.firstPause
  }

  /** Nobody waits, and nothing is asked. */
  get isIdle(): boolean {
    return this.#waiting === 0
  }

  /** @throws BotFault `cancelled` where the signal ends the waiting; what has begun is the call's own to end. */
  async run<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    this.#waiting++
    const before = this.#last
    const running = (async () => {
      await before
      await this.#pause(signal)
      try {
        const answer = await call()
        this.#pauseMs = this.#pace.firstPause
        this.#freeAtMs = performance.now() + this.#pace.gap
        return answer
      } catch (thrown) {
        this.#freeAtMs = performance.now() + this.#pauseAfter(thrown)
        throw thrown
      }
    })()
    this.#last = running.then(
      () => {},
      () => {},
    )
    try {
      return await running
    } finally {
      this.#waiting--
    }
  }

  #pauseAfter(thrown: unknown): number {
    const { gap, longestPause } = this.#pace
    if (!(thrown instanceof BotFault) || thrown.kind !== 'throttled') return gap
    const said = thrown.facts.retryAfterMs ?? 0
    const pause = said > 0 ? Math.min(said, longestPause) : this.#pauseMs
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPause)
    return Math.max(pause, gap)
  }

  async #pause(signal: AbortSignal): Promise<void> {
    refuseAborted(signal)
    const ms = this.#freeAtMs - performance.now()
    if (ms <= 0) return
    await new Promise<void>(done => {
      const finish = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', finish)
        done()
      }
      const timer = setTimeout(finish, ms)
      signal.addEventListener('abort', finish)
    })
    refuseAborted(signal)
  }
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new BotFault('cancelled', 'Cancelled.', { mayBeDone: false })
}
