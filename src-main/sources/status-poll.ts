import { type AppError, AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../wire/gateway'
import { AccountCheck } from './account-check'
import { askSignIn, isSameSignIn, readStatus, type SignIn, type SourceStatus } from './source-status'

const POLL_EVERY_MS = 4_000
const PINGS_UNTIL_LOST = 2

export interface StatusListener {
  onStatus(status: SourceStatus): void
  /** The service does not answer a ping any more. Called once. */
  onLost(error: AppError): void
}

/**
 * Keeps asking an open source how it is, only while somebody looks. The ping
 * alone decides whether the source is lost: a stalled engine leaves World
 * without an answer while the inventory works.
 */
export class StatusPoll {
  readonly #gateway: Gateway
  readonly #listener: StatusListener
  readonly #stop = new AbortController()
  readonly #stopWatching: () => void
  readonly #stopForgetting: () => void
  readonly #account: AccountCheck
  #status: SourceStatus
  #timer: NodeJS.Timeout | null = null
  #isVisible: boolean
  #isAsking = false

  constructor(gateway: Gateway, first: SourceStatus, isVisible: boolean, listener: StatusListener) {
    this.#gateway = gateway
    this.#listener = listener
    this.#status = first
    this.#isVisible = isVisible
    this.#account = new AccountCheck(() => askSignIn(gateway, this.#stop.signal))
    this.#stopForgetting = gateway.onBreak(() => this.#account.forget())
    this.#stopWatching = gateway.onDoubt(() => {
      this.#account.forget()
      void this.#checkInventory()
    })
    this.#schedule(first.world.kind === 'unknown' ? 0 : POLL_EVERY_MS)
  }

  stop(): void {
    this.#stop.abort()
    this.#stopWatching()
    this.#stopForgetting()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** Whether it still answers may have changed without a word. */
  askNow(): void {
    void this.#checkAlive()
  }

  /**
   * Who is signed in, asked after this call unless `maxAgeMs` allows for an
   * earlier answer; the listener hears first when it is somebody else. A service
   * that has no Auth is not asked again as long as it is the same one.
   */
  async signIn(maxAgeMs = 0): Promise<SignIn> {
    if (this.#status.signIn.kind === 'unknown') return this.#status.signIn
    return this.#askSignIn(maxAgeMs)
  }

  async #askSignIn(maxAgeMs = 0): Promise<SignIn> {
    let signIn = await this.#account.now(maxAgeMs)
    // Either the connection is lost, or it is a new one by now.
    const isBroken = signIn.kind === 'unsaid' && signIn.error.kind === 'offline'
    if (isBroken && (await this.#checkAlive())) signIn = await this.#account.now()
    if (this.#stop.signal.aborted || signIn.kind === 'unsaid') return signIn
    if (isSameSignIn(signIn, this.#status.signIn)) return signIn
    this.#status = { ...this.#status, signIn }
    this.#listener.onStatus(this.#status)
    return signIn
  }

  /** The source says that it can do other things by now. */
  async describeAgain(): Promise<void> {
    await this.#describeAgain()
    if (!this.#stop.signal.aborted) this.#schedule(0)
  }

  setVisible(isVisible: boolean): void {
    const wasVisible = this.#isVisible
    this.#isVisible = isVisible
    if (isVisible && !wasVisible) this.#schedule(0)
  }

  #schedule(afterMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), afterMs)
  }

  async #ask(): Promise<void> {
    if (!this.#isVisible || this.#isAsking || this.#stop.signal.aborted) return
    this.#isAsking = true
    const before = this.#status.signIn
    const [isAlive, status] = await Promise.all([
      this.#checkAlive(),
      readStatus(this.#gateway, this.#status, this.#stop.signal),
    ])
    this.#isAsking = false
    if (!isAlive || this.#stop.signal.aborted) return
    // The world may have taken long to answer: who was found out to be signed in meanwhile is news.
    const isOvertaken = this.#status.signIn !== before
    this.#status = isOvertaken ? { ...status, signIn: this.#status.signIn } : status
    this.#listener.onStatus(this.#status)
    this.#schedule(POLL_EVERY_MS)
  }

  async #checkAlive(): Promise<boolean> {
    const miss = await this.#missedPing()
    if (miss === null) return true
    this.#lose(lostError(miss))
    return false
  }

  /** After a doubt: what answers may have become another service, which has no inventory, can do other things, or is somebody else's. */
  async #checkInventory(): Promise<void> {
    if (!(await this.#checkAlive())) return
    const lack = await this.#gateway.lackOfInventory(this.#stop.signal).catch(() => null)
    if (lack !== null) return this.#lose(lack)
    await this.#describeAgain()
    await this.#askSignIn()
  }

  /** What is of another kind by now is another inventory, whatever its owner is called: it is opened anew. */
  async #describeAgain(): Promise<void> {
    const { platform, addressing } = this.#gateway.capabilities
    try {
      await this.#gateway.describe(this.#stop.signal)
    } catch (thrown) {
      if (thrown instanceof AppFailure && thrown.error.kind === 'refused') this.#lose(thrown.error)
      return
    }
    const now = this.#gateway.capabilities
    if (now.platform !== platform || now.addressing !== addressing) this.#lose(lostError(null))
  }

  #lose(error: AppError): void {
    if (this.#stop.signal.aborted) return
    this.stop()
    this.#listener.onLost(error)
  }

  /** Why the service is lost. One silence is no proof (a long collection of garbage is one), a broken channel is. */
  async #missedPing(): Promise<unknown> {
    const { signal } = this.#stop
    for (let pings = 1; ; pings++) {
      try {
        await this.#gateway.ping(signal)
        return null
      } catch (thrown) {
        if (pings === PINGS_UNTIL_LOST || signal.aborted || isBroken(thrown)) return thrown
      }
    }
  }
}

function isBroken(thrown: unknown): boolean {
  return !(thrown instanceof AppFailure) || thrown.error.kind === 'offline'
}

function lostError(thrown: unknown): AppError {
  const detail = thrown instanceof AppFailure ? thrown.error.detail : undefined
  const isSilent = thrown instanceof AppFailure && thrown.error.kind !== 'offline'
  const sentence = say(isSilent ? 'service-stopped-answering' : 'connection-lost-retrying')
  return { kind: 'offline', ...sentence, ...(detail === undefined ? {} : { detail }) }
}
