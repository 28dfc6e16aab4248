/** Of requests to the cloud. */
interface Sent {
  readonly atMs: number
  readonly cost: number
}

const SECOND_MS = 1_000
const LONGEST_PAUSES = 60

/** From the first refusal on, until a second one says what the cloud bears: requests a second more each second … */
const SEARCH_GROWTH = 2
/** … and that much more with each second. */
const SEARCH_HASTE = 4
/** What was measured is kept to almost wholly, and left only by and by, as a share of it. */
const MEASURED_SHARE = 0.97
const MEASURED_GROWTH = 0.01
const MEASURED_REST_S = 3
/** What came through in less time than this says nothing about a rate. */
const MEASURE_FROM_MS = 1_000

/** What is known of a source from before. */
export interface RateKnown {
  /** What the source itself asks for; null: it does not say. */
  readonly declaredPerSecond: number | null
  /** Whatever is refused. */
  readonly slowestPerSecond: number
  readonly firstPauseMs: number
}

/**
 * How many requests a second the cloud gets: as many as there are, until it
 * refuses. Then at first half of what it got in the last second. Two refusals say
 * more: both times it had nothing left, so what came through between them is what
 * it gives. From then on the rate grows carefully, in the time in which calls are
 * made. Each refusal is a pause, too, twice as long each time until an answer.
 */
export class AdaptiveRate {
  #known: RateKnown
  #learned: number | null = null
  /** What came through between two refusals, a second; null: not known. */
  #measured: number | null = null
  #tokens: number
  #filledAtMs = performance.now()
  #sent: Sent[] = []
  /** Of the call whose turn it was last. */
  #callCost = 1
  #pauseMs = 0
  #pausedUntilMs = Number.NEGATIVE_INFINITY
  #refusedAtMs: number | null = null
  /** Since the last refusal, as long as calls were made. */
  #busyMs = 0
  #cameThrough = 0

  constructor(known: RateKnown) {
    this.#known = known
    this.#tokens = known.declaredPerSecond ?? 0
  }

  /** From now on. */
  keepTo(known: RateKnown): void {
    const isOther = known.declaredPerSecond !== this.#known.declaredPerSecond
    this.#known = known
    if (isOther) this.#tokens = Math.max(this.#tokens, known.declaredPerSecond ?? 0)
  }

  /** Requests a second that were learned the hard way, and at which calls came through; null: nothing was. */
  get learnedPerSecond(): number | null {
    this.#fill()
    return this.#measured !== null || this.#cameThrough > 0 ? this.#learned : null
  }

  /** Goes on from what was learned when the source was open before. */
  recall(perSecond: number): void {
    this.#learned = Math.max(this.#known.slowestPerSecond, perSecond)
    this.#measured = this.#learned
    this.#busyMs = 0
    this.#tokens = Math.min(this.#tokens, this.#learned)
  }

  /**
   * Until a call of this cost may go out; 0: now. `debt`: how much of what comes in
   * a second may be spent before it is there; whoever may borrow waits for no pause.
   */
  waitMs(cost: number, debt = 0): number {
    this.#callCost = cost
    this.#fill()
    const perSecond = this.#perSecond
    const forPause = debt > 0 ? 0 : Math.max(0, this.#pausedUntilMs - performance.now())
    if (perSecond === null) return forPause
    const missing = Math.min(cost, this.#room) - this.#tokens - debt * perSecond
    return Math.max(forPause, missing <= 0 ? 0 : (missing / perSecond) * SECOND_MS)
  }

  sent(cost: number): void {
    this.#fill()
    if (this.#perSecond !== null) this.#tokens -= Math.min(cost, this.#room)
    this.#sent.push({ atMs: performance.now(), cost })
  }

  answered(cost: number, sentAtMs: number): void {
    this.#pauseMs = 0
    if (this.#refusedAtMs !== null && sentAtMs >= this.#refusedAtMs) this.#cameThrough += cost
  }

  /** Whether it says something new: what was under way together was turned away together. */
  refused(sentAtMs: number): boolean {
    this.#fill()
    if (this.#refusedAtMs !== null && sentAtMs <= this.#refusedAtMs) return false
    this.#learned = Math.max(this.#known.slowestPerSecond, this.#measure(sentAtMs) ?? this.#halfOfLast())
    const { firstPauseMs } = this.#known
    this.#pauseMs = Math.min(firstPauseMs * LONGEST_PAUSES, Math.max(firstPauseMs, this.#pauseMs * 2))
    const nowMs = performance.now()
    this.#pausedUntilMs = nowMs + this.#pauseMs
    this.#refusedAtMs = nowMs
    this.#busyMs = 0
    this.#cameThrough = 0
    this.#tokens = Math.min(0, this.#tokens)
    this.#filledAtMs = nowMs
    return true
  }

  #measure(sentAtMs: number): number | null {
    this.#measured = null
    if (this.#refusedAtMs === null || this.#learned === null || this.#cameThrough === 0) return null
    const ms = sentAtMs - this.#refusedAtMs
    if (ms < MEASURE_FROM_MS) return null
    this.#measured = (this.#cameThrough / ms) * SECOND_MS
    return Math.min(this.#learned, this.#measured * MEASURED_SHARE)
  }

  #halfOfLast(): number {
    const lastMs = performance.now() - SECOND_MS
    const last = this.#sent.filter(({ atMs }) => atMs >= lastMs).reduce((sum, { cost }) => sum + cost, 0)
    return Math.min(this.#learned ?? Number.POSITIVE_INFINITY, last / 2)
  }

  get #perSecond(): number | null {
    const { declaredPerSecond } = this.#known
    if (this.#learned === null || declaredPerSecond === null) return this.#learned ?? declaredPerSecond
    return Math.min(this.#learned, declaredPerSecond)
  }

  /** As much may go out at once after a rest as the source allows in a second; to one that refuses, one call. */
  get #room(): number {
    const { declaredPerSecond } = this.#known
    return this.#learned === null && declaredPerSecond !== null
      ? Math.max(1, declaredPerSecond)
      : this.#callCost
  }

  #fill(): void {
    const nowMs = performance.now()
    const passedMs = nowMs - this.#filledAtMs
    if (passedMs <= 0) return
    this.#filledAtMs = nowMs
    this.#sent = this.#sent.filter(({ atMs }) => atMs >= nowMs - SECOND_MS)
    this.#grow(passedMs)
    const perSecond = this.#perSecond
    if (perSecond === null) return
    const grown = this.#tokens + (passedMs / SECOND_MS) * perSecond
    this.#tokens = Math.min(this.#room, grown)
  }

  /** A time in which nobody asked, or had to wait for a pause, teaches nothing. */
  #grow(passedMs: number): void {
    if (this.#learned === null || this.#sent.length === 0) return
    if (performance.now() < this.#pausedUntilMs) return
    this.#busyMs += Math.min(passedMs, SECOND_MS)
    const busyS = this.#busyMs / SECOND_MS
    const growth =
      this.#measured === null
        ? SEARCH_GROWTH + SEARCH_HASTE * busyS
        : MEASURED_GROWTH * this.#measured * Math.max(0, busyS / MEASURED_REST_S - 1)
    this.#learned += (growth * passedMs) / SECOND_MS
  }
}
