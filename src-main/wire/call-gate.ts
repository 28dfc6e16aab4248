import { setTimeout as delay } from 'node:timers/promises'
import type { Pace } from '../../src-shared/model/capabilities'

/** `person`: somebody waits for it, or an operation proves itself by it. `background`: nice to have. */
export type CallLane = 'person' | 'background'

const LANES = ['person', 'background'] as const satisfies readonly CallLane[]

interface LaneLimits {
  /** Requests to the cloud a second in the long run; as many may go out at once after a rest. */
  readonly perSecond: number
  /** Calls of this lane under way at the same time. */
  readonly concurrent: number
}

export interface GateLimits {
  /** Calls of both lanes under way at the same time. */
  readonly concurrent: number
  readonly lanes: Readonly<Record<CallLane, LaneLimits>>
}

/**
 * How Satchel treats a service: each call costs the cloud behind it a request
 * per folder level (resonite-io.md, section 5, List). One of the four places is
 * kept for a person. The person's lane is wider, because an operation proves
 * each step by listings, one after the other (DECISIONS).
 */
export const POLITE: GateLimits = {
  concurrent: 4,
  lanes: { person: { perSecond: 800, concurrent: 4 }, background: { perSecond: 80, concurrent: 3 } },
}

/** For the built-in sandbox: a process of our own, without a cloud. */
export const UNHURRIED: GateLimits = {
  concurrent: 8,
  lanes: { person: { perSecond: 8_000, concurrent: 8 }, background: { perSecond: 8_000, concurrent: 4 } },
}

/** What a source asks for, where it says something. One of its places stays a person's. */
export function limitsFor({ concurrent, perSecond }: Pace, otherwise: GateLimits): GateLimits {
  const { person, background } = otherwise.lanes
  const most = concurrent ?? otherwise.concurrent
  const rate = perSecond ?? person.perSecond
  return {
    concurrent: most,
    lanes: {
      person: { perSecond: rate, concurrent: concurrent ?? person.concurrent },
      background: {
        perSecond: Math.min(background.perSecond, rate),
        concurrent: Math.max(1, Math.min(background.concurrent, most - 1)),
      },
    },
  }
}

const FIRST_RETRY_MS = 200
/** A fifth more or less by chance, so that what was refused together does not come back together. */
const RETRY_SPREAD = 0.2
/** When half of these are used up by refusals, nothing is asked again until calls are answered. */
const RETRY_TOKENS = 20
/** How much of a token an answer gives back. */
const TOKEN_OF_ANSWER = 0.2

/** How often a call is made in all, and which failures ask for another try. */
export interface Retries {
  readonly attempts: number
  readonly isRefusal: (thrown: unknown) => boolean
  readonly signal?: AbortSignal | undefined
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/** Of its rate a lane keeps a half for each refusal in a row, and this much at least. */
const SLOWEST = 1 / 32
const EASED = 1.1

interface Waiting {
  readonly start: () => void
  /** Requests that it costs the cloud. */
  readonly cost: number
}

/**
 * Says who waits for whom at one source: a token bucket for each lane, a bounded
 * number at a time, the person first. A read that the cloud refused is asked
 * again in the place that it has, so that others do not rush into the same
 * refusal. When the cloud refuses for good, the background pauses, twice as long
 * each time, until a call is answered again, and what is throttled goes slower
 * until enough calls are. Before the gate there is one more queue, the window's
 * (`listing-query.ts`), which only decides what is asked for next.
 */
export class CallGate {
  #limits: GateLimits
  readonly #waiting: Record<CallLane, Waiting[]> = { person: [], background: [] }
  readonly #running: Record<CallLane, number> = { person: 0, background: 0 }
  readonly #tokens: Record<CallLane, number>
  #filledAtMs = performance.now()
  /** The share of its rate that a lane has now. */
  readonly #pace: Record<CallLane, number> = { person: 1, background: 1 }
  #pauseMs = 0
  #pausedUntilMs = 0
  #timer: NodeJS.Timeout | null = null
  readonly #firstRetryMs: number
  #retryTokens = RETRY_TOKENS

  constructor(limits: GateLimits, firstRetryMs = FIRST_RETRY_MS) {
    this.#limits = limits
    this.#firstRetryMs = firstRetryMs
    this.#tokens = { person: limits.lanes.person.perSecond, background: limits.lanes.background.perSecond }
  }

  /** From now on. What is under way stays so. */
  keepTo(limits: GateLimits): void {
    this.#limits = limits
    this.#advance()
  }

  /** Resolves when the call may start, with what to do when it has ended. Rejects when it is aborted before. */
  enter(lane: CallLane, signal?: AbortSignal, cost = 1): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const giveUp = (): void => {
        this.#waiting[lane] = this.#waiting[lane].filter(other => other !== waiting)
        reject(signal?.reason)
      }
      const waiting: Waiting = {
        cost,
        start: () => {
          signal?.removeEventListener('abort', giveUp)
          resolve(() => this.#leave(lane))
        },
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiting[lane].push(waiting)
      this.#advance()
    })
  }

  /**
   * Asks until it is answered, fails otherwise, or was asked `attempts` times:
   * 0.2 s, 0.4 s, 0.8 s after each refusal. For reads only; whoever calls holds a
   * place. Fails with what was thrown last, or with the signal's reason.
   */
  async retry<T>(ask: () => Promise<T>, { attempts, isRefusal, signal }: Retries): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await ask()
        this.#retryTokens = Math.min(RETRY_TOKENS, this.#retryTokens + TOKEN_OF_ANSWER)
        return answer
      } catch (thrown) {
        if (!isRefusal(thrown)) throw thrown
        this.#retryTokens = Math.max(0, this.#retryTokens - 1)
        if (attempt >= attempts || this.#retryTokens <= RETRY_TOKENS / 2) throw thrown
        const spread = 1 + RETRY_SPREAD * (2 * Math.random() - 1)
        await delay(this.#firstRetryMs * 2 ** (attempt - 1) * spread, undefined, signal ? { signal } : {})
      }
    }
  }

  /** The cloud said no: too many requests, or it is down. */
  noteRefusal(): void {
    if (performance.now() < this.#pausedUntilMs) return
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pauseMs * 2))
    this.#pausedUntilMs = performance.now() + this.#pauseMs
  }

  /** The cloud turns requests away without saying so. */
  noteThrottling(): void {
    // Calls that were under way together were turned away together.
    if (performance.now() < this.#pausedUntilMs) return
    this.noteRefusal()
    for (const lane of LANES) {
      this.#pace[lane] = Math.max(SLOWEST, this.#pace[lane] / 2)
      this.#tokens[lane] = Math.min(this.#tokens[lane], Math.max(1, this.#rateOf(lane)))
    }
  }

  noteAnswer(): void {
    this.#pauseMs = 0
    for (const lane of LANES) this.#pace[lane] = Math.min(1, this.#pace[lane] * EASED)
  }

  #leave(lane: CallLane): void {
    this.#running[lane]--
    this.#advance()
  }

  #advance(): void {
    this.#fill()
    while (this.#startNext('person') || this.#startNext('background')) {
      // Each turn starts one call.
    }
    this.#wakeLater()
  }

  #startNext(lane: CallLane): boolean {
    const [next] = this.#waiting[lane]
    const hasRoom = this.#running.person + this.#running.background < this.#limits.concurrent
    const hasLaneRoom = this.#running[lane] < this.#limits.lanes[lane].concurrent
    if (next === undefined || !hasRoom || !hasLaneRoom || this.#waitMs(lane) > 0) return false
    this.#waiting[lane].shift()
    this.#tokens[lane] -= this.#costOf(next, lane)
    this.#running[lane]++
    next.start()
    return true
  }

  #fill(): void {
    const nowMs = performance.now()
    for (const lane of LANES) {
      const perSecond = this.#rateOf(lane)
      const grown = this.#tokens[lane] + ((nowMs - this.#filledAtMs) / 1_000) * perSecond
      this.#tokens[lane] = Math.min(Math.max(1, perSecond), grown)
    }
    this.#filledAtMs = nowMs
  }

  #rateOf(lane: CallLane): number {
    return this.#limits.lanes[lane].perSecond * this.#pace[lane]
  }

  /** One that costs more than the lane ever has waits until the lane is full. */
  #costOf({ cost }: Waiting, lane: CallLane): number {
    return Math.min(cost, Math.max(1, this.#rateOf(lane)))
  }

  /** Until the next call of the lane may start, as far as its rate is concerned. */
  #waitMs(lane: CallLane): number {
    const [next] = this.#waiting[lane]
    const missing = (next === undefined ? 1 : this.#costOf(next, lane)) - this.#tokens[lane]
    const forToken = missing <= 0 ? 0 : Math.ceil((missing / this.#rateOf(lane)) * 1_000)
    const forPause = lane === 'background' ? this.#pausedUntilMs - performance.now() : 0
    return Math.max(forToken, Math.ceil(forPause), 0)
  }

  #wakeLater(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const waits = LANES.filter(lane => this.#waiting[lane].length > 0)
      .map(lane => this.#waitMs(lane))
      .filter(ms => ms > 0)
    if (waits.length > 0) this.#timer = setTimeout(() => this.#advance(), Math.min(...waits))
  }
}
