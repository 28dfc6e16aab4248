import type { Pace } from '../../src-shared/model/capabilities'
import { AdaptiveLimit } from './adaptive-limit'
import { AdaptiveRate } from './adaptive-rate'
import { type CallLane, LANES } from './call-lane'
import { RetryBudget } from './retry-budget'

export interface GateRules {
  /** Calls under way at the same time: how many at first, and how many at most. */
  readonly concurrent: { readonly first: number; readonly most: number }
  /** Requests to the cloud a second, where the source says how many; null: as many as it bears. */
  readonly perSecond: number | null
  /** The same for the index alone, which nobody waits for. */
  readonly indexPerSecond: number | null
  /** How many a second it never goes below, whatever is refused. */
  readonly slowestPerSecond: number
}

/** How Satchel treats a service with a cloud behind it: a whole inventory is walked through slowly. */
export const POLITE: GateRules = {
  concurrent: { first: 4, most: 12 },
  perSecond: null,
  indexPerSecond: 10,
  slowestPerSecond: 3,
}

/** For the built-in sandbox: a process of our own, without a cloud. */
export const UNHURRIED: GateRules = { ...POLITE, indexPerSecond: null, slowestPerSecond: 1_000 }

/** What a source asks for, where it says something. */
export function rulesFor({ concurrent, perSecond, cost }: Pace, otherwise: GateRules): GateRules {
  const most = concurrent ?? otherwise.concurrent.most
  const { indexPerSecond } = otherwise
  return {
    ...otherwise,
    concurrent: { first: Math.min(otherwise.concurrent.first, most), most },
    perSecond,
    // Half of what a source allows stays for people; one on this computer, without a cloud, has no limit.
    indexPerSecond: perSecond !== null ? perSecond / 2 : cost === 'per-call' ? null : indexPerSecond,
  }
}

const FIRST_RETRY_MS = 200
/** A fifth more or less by chance, so that what was refused together does not come back together. */
const RETRY_SPREAD = 0.2
/** The pause after a refusal, in waits before a first retry. */
const PAUSE_OF_RETRY = 2.5
/** An operation waits so much of a pause at most, in first pauses: it has to say some time that it failed. */
const OPERATION_PAUSES = 4
/** How often it is told what was learned, beside after refusals. */
const TELL_EVERY_MS = 10_000
/** How long nobody must have asked for anything before the index does. */
const QUIET_MS = 1_000

export interface FailureMeaning {
  /** The cloud turned it away: it has too much to do, or is down. */
  readonly isRefusal: boolean
  /** Whether asking once more is of use. */
  readonly isWorthAnother: boolean
}

/** What a call is, to the gate. */
export interface GatedCall {
  readonly lane: CallLane
  /** Requests that it costs the cloud. */
  readonly cost: number
  /** Calls of one name should take equally long; null: one that takes as long as it takes. */
  readonly name: string | null
  /** How often it may be sent in all: 1 for what changes something. */
  readonly attempts: number
  /** What a failure means; asked once for each. */
  readonly judge: (thrown: unknown) => FailureMeaning
  /** Waited for in its place, before each time that it is sent; where it fails the call does, unsent. */
  readonly before?: (() => Promise<void>) | undefined
  readonly signal?: AbortSignal | undefined
}

interface Waiting {
  readonly cost: number
  /** It has a place already, and was refused in it. */
  readonly hasPlace: boolean
  readonly sinceMs: number
  readonly start: () => void
}

/**
 * Says who waits for whom at one source. The earlier lane goes first; how many
 * calls are under way follows from how long answers take (`AdaptiveLimit`), and how
 * many go out in a second from what the cloud refuses (`AdaptiveRate`). One place is
 * kept for a person, who waits for no pause either. A read that was refused is
 * asked again in the place that it has. Before the gate there is one more queue,
 * the window's (`listing-queue.ts`), which only decides what is asked for next.
 */
export class CallGate {
  #rules: GateRules
  #limit: AdaptiveLimit
  readonly #rate: AdaptiveRate
  /** Of the index alone. */
  #indexDueMs = Number.NEGATIVE_INFINITY
  readonly #retries = new RetryBudget()
  readonly #firstRetryMs: number
  readonly #waiting: Record<CallLane, Waiting[]> = { person: [], operations: [], pictures: [], index: [] }
  readonly #running: Record<CallLane, number> = { person: 0, operations: 0, pictures: 0, index: 0 }
  /** When somebody asked last for what is not the index's. */
  #askedAtMs = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | null = null
  #onLearned: (perSecond: number | null) => void = () => {}
  #toldAtMs = Number.NEGATIVE_INFINITY

  constructor(rules: GateRules, firstRetryMs = FIRST_RETRY_MS) {
    this.#rules = rules
    this.#firstRetryMs = firstRetryMs
    this.#limit = new AdaptiveLimit(rules.concurrent)
    this.#rate = new AdaptiveRate(this.#rateKnown)
  }

  /** From now on. What is under way stays so. */
  keepTo(rules: GateRules): void {
    const { first, most } = this.#rules.concurrent
    this.#rules = rules
    // What was learned stays, unless the source asks for something else by now.
    if (rules.concurrent.first !== first || rules.concurrent.most !== most)
      this.#limit = new AdaptiveLimit(rules.concurrent)
    this.#rate.keepTo(this.#rateKnown)
    this.#advance()
  }

  /** Goes on at the pace that was learned before; tells what is learned from now on, in requests a second. */
  learnFrom(perSecond: number | null, onLearned: (perSecond: number | null) => void): void {
    if (perSecond !== null) this.#rate.recall(perSecond)
    this.#onLearned = onLearned
  }

  /** What a source bears, in requests a second; null: it has not refused anything. */
  get learnedPerSecond(): number | null {
    return this.#rate.learnedPerSecond
  }

  /**
   * Asks when it is its turn, and again (after 0.2 s, 0.4 s, 0.8 s) while it is
   * refused. Fails with what was thrown last, or with the signal's reason.
   */
  async run<T>(call: GatedCall, ask: () => Promise<T>): Promise<T> {
    await this.#turn(call, false)
    try {
      for (let attempt = 1; ; attempt++) {
        if (call.before !== undefined) await call.before()
        const sentAtMs = performance.now()
        try {
          const answer = await ask()
          this.#answered(call, sentAtMs)
          return answer
        } catch (thrown) {
          const isWorthAnother = this.#failed(call, thrown, sentAtMs)
          if (attempt >= call.attempts || !isWorthAnother || !this.#retries.allows) throw thrown
        }
        await this.#rest(attempt, call.signal)
        await this.#turn(call, true)
      }
    } finally {
      this.#running[call.lane]--
      this.#advance()
    }
  }

  /** The cloud turned something away and said OK all the same. */
  noteRefusal(sentAtMs = performance.now()): void {
    if (!this.#rate.refused(sentAtMs)) return
    this.#limit.refused()
    this.#tellLearned()
  }

  #tellLearned(): void {
    this.#toldAtMs = performance.now()
    this.#onLearned(this.#rate.learnedPerSecond)
  }

  #answered({ lane, cost, name }: GatedCall, sentAtMs: number): void {
    this.#retries.answered()
    this.#rate.answered(cost, sentAtMs)
    if (performance.now() - this.#toldAtMs > TELL_EVERY_MS) this.#tellLearned()
    // What the index does alone says nothing about what many calls at once would.
    if (name !== null && lane !== 'index')
      this.#limit.answered(`${name} ${cost}`, performance.now() - sentAtMs, this.#underWay)
  }

  /** Answers whether asking once more is of use. */
  #failed({ judge }: GatedCall, thrown: unknown, sentAtMs: number): boolean {
    const { isRefusal, isWorthAnother } = judge(thrown)
    if (isWorthAnother) this.#retries.refused()
    if (isRefusal) this.noteRefusal(sentAtMs)
    return isWorthAnother
  }

  #rest(attempt: number, signal?: AbortSignal): Promise<void> {
    const spread = 1 + RETRY_SPREAD * (2 * Math.random() - 1)
    return rest(this.#firstRetryMs * 2 ** (attempt - 1) * spread, signal)
  }

  /** Resolves when the call may go out. Rejects when it is aborted before. */
  #turn({ lane, cost, signal }: GatedCall, hasPlace: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const giveUp = (): void => {
        this.#waiting[lane] = this.#waiting[lane].filter(other => other !== waiting)
        reject(signal?.reason)
        this.#advance()
      }
      const waiting: Waiting = {
        cost,
        hasPlace,
        sinceMs: performance.now(),
        start: () => {
          signal?.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      if (hasPlace) this.#waiting[lane].unshift(waiting)
      else this.#waiting[lane].push(waiting)
      if (lane !== 'index') this.#askedAtMs = performance.now()
      this.#advance()
    })
  }

  #advance(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    while (this.#startNext()) {
      // Each turn starts one call.
    }
  }

  /** Whoever comes later in the order of lanes takes nothing away from who waits before. */
  #startNext(): boolean {
    let isFull = false
    for (const lane of LANES) {
      const [next] = this.#waiting[lane]
      if (next === undefined) continue
      isFull ||= !next.hasPlace && !this.#hasRoom(lane)
      // Behind one that waits for a place, only those go on that may give theirs back.
      if (isFull && !next.hasPlace) continue
      const waitMs = this.#waitMs(lane, next)
      if (waitMs <= 0) {
        this.#start(lane, next)
        return true
      }
      this.#timer = setTimeout(() => this.#advance(), Math.ceil(waitMs))
      return false
    }
    return false
  }

  #start(lane: CallLane, next: Waiting): void {
    this.#waiting[lane].shift()
    if (!next.hasPlace) this.#running[lane]++
    this.#rate.sent(next.cost)
    const { indexPerSecond } = this.#rules
    if (lane === 'index' && indexPerSecond !== null)
      this.#indexDueMs = performance.now() + (next.cost / indexPerSecond) * 1_000
    next.start()
  }

  #hasRoom(lane: CallLane): boolean {
    const { most } = this.#rules.concurrent
    if (lane === 'index') return this.#underWay === 0
    // The last place is a person's.
    const others = Math.max(1, Math.min(most - 1, this.#limit.calls))
    return this.#underWay < (lane === 'person' ? Math.min(most, this.#limit.calls + 1) : others)
  }

  get #underWay(): number {
    return LANES.reduce((sum, lane) => sum + this.#running[lane], 0)
  }

  #waitMs(lane: CallLane, { cost, sinceMs }: Waiting): number {
    // A person may use up the next second, which the others then wait for.
    if (lane === 'person') return this.#rate.waitMs(cost, 1)
    const nowMs = performance.now()
    const waitMs = this.#rate.waitMs(cost)
    if (lane === 'operations')
      return Math.min(waitMs, sinceMs + this.#firstPauseMs * OPERATION_PAUSES - nowMs)
    if (lane === 'pictures') return waitMs
    return Math.max(waitMs, this.#indexDueMs - nowMs, this.#askedAtMs + QUIET_MS - nowMs)
  }

  get #firstPauseMs(): number {
    return this.#firstRetryMs * PAUSE_OF_RETRY
  }

  get #rateKnown() {
    const { perSecond: declaredPerSecond, slowestPerSecond } = this.#rules
    return { declaredPerSecond, slowestPerSecond, firstPauseMs: this.#firstPauseMs }
  }
}

/** Rejects with the signal's reason. */
function rest(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // Nobody tells of it any more.
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
