import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { type ConnectionState, type DeepPartial, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Sink } from '../kit/platform.ts'
import { offline } from '../kit/refusal.ts'
import { loading, refusalOf, stateOf } from './smartbots-refusal.ts'
import type { BotApi } from './wire/bot-api.ts'
import { BotFault } from './wire/bot-fault.ts'

/** Milliseconds. */
export interface Rhythm {
  /** Between two looks. The service itself remembers a status for up to 30 s (smartbots.md, 4). */
  readonly poll: number
  readonly firstRetry: number
  readonly lastRetry: number
  /** How long a bot that has just signed in may still be loading, and between two looks meanwhile. */
  readonly loading: number
  readonly whileLoading: number
}

const RHYTHM: Rhythm = {
  poll: 20_000,
  firstRetry: 2_000,
  lastRetry: 30_000,
  loading: 60_000,
  whileLoading: 5_000,
}

/** Large folders come whole: not more than this part of the time goes into looking. */
const LOOKING_SHARE = 0.1

interface Watched {
  /** Ids of folders that are other than they were listed. */
  changed(signal: AbortSignal): Promise<readonly string[]>
}

/**
 * Knows whether the service and the bot are there, and whether the bot may still be
 * loading: after it has signed in, and after its root was seen empty or much shorter,
 * listings prove nothing for a minute (smartbots.md, 3).
 */
export class BotConnection {
  readonly #api: BotApi
  readonly #watched: Watched
  readonly #rhythm: Rhythm
  readonly #nowMs: () => number
  readonly #closing = new AbortController()
  #sink: Sink | null = null
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null
  #retryMs: number
  #loadingUntilMs = 0
  /** What was listed while it was loading may have been a part: it is to be listed again. */
  #isResetDue = false
  #botName = ''
  /** The bot's word where it is not online. Null: it is, or nobody knows. */
  #awayAs: string | null = null
  #isAsked = false
  #told = ''
  #state: DeepPartial<ConnectionState> = { reach: Reach.REACH_CONNECTING }

  /** `nowMs`: of a clock that only goes on. */
  constructor(
    api: BotApi,
    watched: Watched,
    rhythm: Rhythm = RHYTHM,
    nowMs: () => number = () => performance.now(),
  ) {
    this.#api = api
    this.#watched = watched
    this.#rhythm = rhythm
    this.#nowMs = nowMs
    this.#retryMs = rhythm.firstRetry
  }

  /** As Second Life has it; empty before the service has said it. */
  get botName(): string {
    return this.#botName
  }

  /** What is missing in a listing may be missing because it has not arrived. */
  get isLoading(): boolean {
    return this.#nowMs() < this.#loadingUntilMs
  }

  /** A root like this is that of a bot that has just begun. */
  noteLoading(): void {
    this.#beginLoading()
    this.#tellOnline()
    this.#lookSoon(this.#rhythm.whileLoading)
  }

  #beginLoading(): void {
    this.#loadingUntilMs = this.#nowMs() + this.#rhythm.loading
    this.#isResetDue = true
  }

  /** The first look, so that what is said of the bot is whole from the beginning; not waited for longer than `ms`. */
  async begin(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>(done => {
      timer = setTimeout(done, ms)
    })
    await Promise.race([late, this.#look().catch(() => {})])
    clearTimeout(timer)
  }

  start(sink: Sink): void {
    this.#sink = sink
    sink.state(this.#state)
    this.#lookSoon(this.#isAsked ? this.#rhythm.poll : 0)
  }

  close(): void {
    this.#closing.abort()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** Where nobody knows of the bot yet it is asked for first. Fails with a refusal where it is not online. */
  async requireOnline(): Promise<void> {
    if (!this.#isAsked) await this.#look()
    if (this.#awayAs !== null) throw offline(awayText(this.#awayAs))
  }

  /** As `requireOnline`, for what is proved by listings. */
  async requireLoaded(): Promise<void> {
    await this.requireOnline()
    if (this.isLoading) throw loading()
  }

  /** Faults become refusals, and say what has become of the connection. */
  async ask<T>(act: () => Promise<T>): Promise<T> {
    try {
      const answer = await act()
      this.#tellOnline()
      return answer
    } catch (thrown) {
      if (thrown instanceof BotFault) this.#tellFault(thrown)
      throw refusalOf(thrown)
    }
  }

  #look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  /** Fails where the service does not say how the bot is. */
  async #lookOnce(): Promise<void> {
    try {
      const { word, isOnline, name } = await this.#api.status(this.#closing.signal)
      const wasAway = this.#awayAs !== null
      this.#isAsked = true
      this.#awayAs = isOnline ? null : word
      if (name !== '' && name !== this.#botName) {
        this.#botName = name
        this.#sink?.described()
      }
      if (isOnline && wasAway) this.#beginLoading()
      if (isOnline) this.#tellOnline()
      else this.#tell({ reach: Reach.REACH_OFFLINE, reason: Reason.REASON_OFFLINE, said: awayText(word) })
    } catch (thrown) {
      if (thrown instanceof BotFault) this.#tellFault(thrown)
      // Before anything was read, whatever is said instead is the state.
      const isSaid = thrown instanceof BotFault && thrown.kind === 'refused'
      if (isSaid) this.#tell({ reach: Reach.REACH_OFFLINE, reason: Reason.REASON_SAID, said: thrown.message })
      throw refusalOf(thrown)
    }
  }

  async #lookAndGoOn(): Promise<void> {
    const startMs = performance.now()
    let nextMs = this.#rhythm.poll
    try {
      await this.#look()
      if (this.#awayAs === null) await this.#tellChanges()
      this.#retryMs = this.#rhythm.firstRetry
      if (this.isLoading) nextMs = Math.min(this.#rhythm.whileLoading, nextMs)
      nextMs = Math.max(nextMs, (performance.now() - startMs) / LOOKING_SHARE)
    } catch {
      nextMs = this.#retryMs
      this.#retryMs = Math.min(this.#retryMs * 2, this.#rhythm.lastRetry)
    }
    this.#lookSoon(nextMs)
  }

  async #tellChanges(): Promise<void> {
    if (this.#isResetDue && !this.isLoading) {
      this.#isResetDue = false
      return this.#sink?.reset()
    }
    // People first.
    if (!this.#api.isIdle) return
    const changed = await this.ask(() => this.#watched.changed(this.#closing.signal))
    this.#sink?.changed(changed)
  }

  #lookSoon(ms: number): void {
    // Who is not known is not asked for again.
    if (this.#state.reach === Reach.REACH_AUTH_FAILED) return
    if (this.#sink === null || this.#closing.signal.aborted) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#lookAndGoOn(), ms)
    this.#timer.unref()
  }

  #tellOnline(): void {
    if (this.#awayAs !== null) return
    if (!this.isLoading) this.#tell({ reach: Reach.REACH_CONNECTED })
    else this.#tell({ reach: Reach.REACH_LOADING, reason: Reason.REASON_LOADING, said: loading().message })
  }

  #tellFault(fault: BotFault): void {
    const state = stateOf(fault)
    if (state !== null) this.#tell(state)
    // The bot may have gone meanwhile; a text does not say that.
    else if (fault.kind === 'refused' && this.#looking === null) this.#lookSoon(0)
  }

  #tell(state: DeepPartial<ConnectionState>): void {
    const told = `${String(state.reach)} ${String(state.reason)} ${state.said ?? ''}`
    if (told === this.#told) return
    this.#told = told
    const isFinal = state.reach === Reach.REACH_CONNECTED || state.reach === Reach.REACH_AUTH_FAILED
    this.#state = { ...state, ...(isFinal ? {} : { retryInMs: this.#retryMs }) }
    this.#sink?.state(this.#state)
  }
}

const awayText = (word: string): string => (word === '' ? 'The bot is not online.' : `The bot is ${word}.`)
