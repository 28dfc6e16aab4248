import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { type ConnectionState, type DeepPartial, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Sink } from '../kit/platform.ts'
import type { FolderLooks } from './folder-looks.ts'
import { refusalOf, stateOf } from './s3-refusal.ts'
import type { Bucket } from './wire/bucket.ts'
import type { ObjectKey } from './wire/object-key.ts'
import { S3Fault } from './wire/s3-fault.ts'

type Versioning = 'off' | 'on' | 'suspended'

/** Milliseconds between two looks. Each look at a folder is a request that somebody pays for. */
export interface Rhythm {
  readonly poll: number
  readonly firstRetry: number
  readonly lastRetry: number
}

const RHYTHM: Rhythm = { poll: 15_000, firstRetry: 1_000, lastRetry: 30_000 }

/** Knows whether the bucket is reached, tells it, and looks at what was listed lately. */
export class S3Connection {
  readonly #bucket: Bucket
  readonly #prefix: ObjectKey
  readonly #looks: FolderLooks
  readonly #rhythm: Rhythm
  readonly #closing = new AbortController()
  #sink: Sink | null = null
  #onConnected = (): void => {}
  #timer: NodeJS.Timeout | null = null
  #retryMs: number
  #told = ''
  #state: DeepPartial<ConnectionState> = { reach: Reach.REACH_CONNECTING }
  #versioning: Versioning | null = null

  constructor(bucket: Bucket, prefix: ObjectKey, looks: FolderLooks, rhythm: Rhythm = RHYTHM) {
    this.#bucket = bucket
    this.#prefix = prefix
    this.#looks = looks
    this.#rhythm = rhythm
    this.#retryMs = rhythm.firstRetry
  }

  /** Whether the bucket keeps earlier versions, as far as it has said. */
  get versioning(): Versioning {
    return this.#versioning ?? 'off'
  }

  /** The first look, so that what is said of the bucket is whole from the beginning; not waited for longer than `ms`. */
  async begin(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>(done => {
      timer = setTimeout(done, ms)
    })
    await Promise.race([late, this.#lookOnce().catch(() => {})])
    clearTimeout(timer)
  }

  /** `onConnected`: each time that it is reached again, and the first time. */
  start(sink: Sink, onConnected: () => void): void {
    this.#sink = sink
    this.#onConnected = onConnected
    sink.state(this.#state)
    if (this.#state.reach === Reach.REACH_CONNECTED) onConnected()
    void this.#lookAndGoOn()
  }

  close(): void {
    this.#closing.abort()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** Faults become refusals, and say what has become of the connection. `title`: of what it is about. */
  async ask<T>(act: () => Promise<T>, title = ''): Promise<T> {
    try {
      const answer = await act()
      this.#tell({ reach: Reach.REACH_CONNECTED })
      return answer
    } catch (thrown) {
      if (thrown instanceof S3Fault) this.#tellFault(thrown)
      throw refusalOf(thrown, title)
    }
  }

  async #lookOnce(): Promise<void> {
    const { signal } = this.#closing
    await this.ask(() => this.#bucket.page({ prefix: this.#prefix, isFlat: true, most: 1, signal }))
    if (this.#versioning !== null) return
    // Who may not ask, or whose service does not know, has none that could be shown.
    this.#versioning = await this.#bucket.versioning(signal).catch((): Versioning => 'off')
    if (this.#versioning !== 'off') this.#sink?.described()
  }

  async #lookAndGoOn(): Promise<void> {
    let nextMs = this.#rhythm.poll
    try {
      if (this.#state.reach !== Reach.REACH_CONNECTED || this.#versioning === null) await this.#lookOnce()
      const changed = await this.ask(() => this.#looks.changed(this.#closing.signal))
      this.#sink?.changed(changed)
      this.#retryMs = this.#rhythm.firstRetry
    } catch {
      nextMs = this.#retryMs
      this.#retryMs = Math.min(this.#retryMs * 2, this.#rhythm.lastRetry)
    }
    if (this.#closing.signal.aborted || this.#state.reach === Reach.REACH_AUTH_FAILED) return
    this.#timer = setTimeout(() => void this.#lookAndGoOn(), nextMs)
    this.#timer.unref()
  }

  #tellFault(fault: S3Fault): void {
    const state = stateOf(fault)
    // Before anything was read, whatever is said instead is the state.
    const isFirst = this.#state.reach !== Reach.REACH_CONNECTED
    const refused = {
      reach: Reach.REACH_AUTH_FAILED,
      reason: Reason.REASON_ACCESS_DENIED,
      said: fault.message,
    }
    const nothing = { reach: Reach.REACH_OFFLINE, reason: Reason.REASON_SAID, said: fault.message }
    if (state !== null) this.#tell(state)
    else if (isFirst && fault.kind !== 'cancelled') this.#tell(fault.kind === 'forbidden' ? refused : nothing)
  }

  #tell(state: DeepPartial<ConnectionState>): void {
    const told = `${String(state.reach)} ${String(state.reason)} ${state.said ?? ''}`
    if (told === this.#told) return
    this.#told = told
    const isFinal = state.reach === Reach.REACH_CONNECTED || state.reach === Reach.REACH_AUTH_FAILED
    this.#state = { ...state, ...(isFinal ? {} : { retryInMs: this.#retryMs }) }
    this.#sink?.state(this.#state)
    if (state.reach === Reach.REACH_CONNECTED) this.#onConnected()
  }
}
