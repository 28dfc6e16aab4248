import { dirname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Source, SourceCandidate, SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import type { Gateway, SourceNews } from '../wire/gateway'
import { socketPathOf } from '../wire/socket-address'
import { inventoryOf, type SameAs } from './inventory-id'
import {
  type Effect,
  firstMachine,
  type Machine,
  type MachineEvent,
  type MachineStart,
  sourceOf,
} from './machine'
import type { FoundCandidate, FoundSources, RememberedChoice } from './pick-source'
import { transition } from './source-machine'
import { NOTHING_KNOWN, readStatus, type SourceStatus } from './source-status'
import { StatusPoll } from './status-poll'

/** How long the first picture of a source waits for the slow facts (version, world). */
const FIRST_FACTS_MS = 800

const VANISHED: AppError = { kind: 'not-found', ...say('service-vanished') }

export interface ConnectionParts {
  readonly start: Partial<MachineStart>
  /** `accepted`: addresses that a person trusts although others can write to them. */
  find(accepted: readonly string[], signal: AbortSignal, sameAs: SameAs): Promise<FoundSources>
  /** Fails with the sentence why not. */
  /** What runs in the same folder of sockets. */
  findBeside(source: Source, signal: AbortSignal, sameAs: SameAs): Promise<readonly FoundCandidate[]>
  open(source: Source, accepted: readonly string[], signal: AbortSignal): Promise<Gateway>
  /** Where to look for something happening: the folder of this source, or the usual one. */
  watch(configured: Source | null): void
  /** A person has chosen one of several. */
  remember(choice: RememberedChoice): void
  /** The sandbox, or the one source that the connection is about. */
  startProcess(signal: AbortSignal): Promise<Source>
  publish(state: SourceState): void
}

export type SearchScope = 'anywhere' | 'this-computer'

/** Runs the source machine: one attempt at a time, one open gateway at most. */
export class SourceConnection {
  readonly #parts: ConnectionParts
  #machine: Machine
  #attempt = new AbortController()
  #gateway: Gateway | null = null
  #lost = new AbortController()
  #wakes = 0
  #poll: StatusPoll | null = null
  #stopHearing: (() => void) | null = null
  readonly #hearers = new Set<(news: SourceNews) => void>()
  #retryTimer: NodeJS.Timeout | null = null
  #isVisible = true
  #turn = 0
  readonly #watchers = new Set<() => void>()
  readonly #searchers: ((hasFound: boolean) => void)[] = []

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.#machine = firstMachine(parts.start)
  }

  get state(): SourceState {
    return this.#machine.state
  }

  /** Counts the times that a person said which source to open. */
  get turn(): number {
    return this.#turn
  }

  /** The gateway of the open source, or a failure of kind `offline`. */
  gateway(): Gateway {
    if (this.#gateway !== null) return this.#gateway
    const { state } = this.#machine
    const notConnected = { kind: 'offline', ...say('not-connected') } as const
    throw new AppFailure(state.kind === 'disconnected' ? state.error : notConnected)
  }

  /**
   * Asks who is signed in; by the time that this resolves, the state says it. With
   * `maxAgeMs` an answer that old will do. Fails with `not-ready` where the service
   * has that function and does not say it, and with `offline` when the connection
   * is lost before it has.
   */
  async askAccount(maxAgeMs = 0): Promise<void> {
    this.gateway()
    const poll = this.#poll
    const signIn = await poll?.signIn(maxAgeMs)
    if (poll !== this.#poll) throw new AppFailure({ kind: 'offline', ...say('connection-lost') })
    if (signIn?.kind !== 'unsaid') return
    const { detail, message } = signIn.error
    throw new AppFailure({ kind: 'not-ready', ...say('account-unsaid'), detail: detail ?? message })
  }

  /** Aborted when the connection lets go of the gateway that is open now. */
  get untilLost(): AbortSignal {
    return this.#lost.signal
  }

  /** How often this computer has slept. */
  get wakes(): number {
    return this.#wakes
  }

  /** This computer has slept: what was open may be dead without anybody having said so. */
  wake(): void {
    this.#wakes++
    this.#poll?.askNow()
  }

  /** Resolves when the search has an answer, and with whether anything was found to open or to choose from. */
  search(where: SearchScope = 'anywhere'): Promise<boolean> {
    const ended = this.#searchEnd()
    this.#send({ kind: where === 'this-computer' ? 'search-here' : 'search' })
    return ended
  }

  connectTo(source: Source): void {
    this.#turn += 1
    this.#send({ kind: 'connect-to', source })
  }

  /** Fails when the warning is not about this socket any more. */
  accept(address: string): void {
    this.#send({ kind: 'accept', address })
    if (sourceOf(this.state)?.address !== address) throw new AppFailure(VANISHED)
  }

  /** Something happened in the folder of the sockets. */
  folderChanged(): void {
    this.#send({ kind: 'folder-changed' })
  }

  /** Fails when it is no candidate (any more); then the search begins again. */
  choose(address: string): void {
    const { state } = this
    this.#turn += 1
    const chosen = candidateAt(state, address)
    this.#send({ kind: 'choose', address })
    if (chosen?.isAlike === true) throw new AppFailure(alikeError(chosen.source))
    if (sourceOf(this.state)?.address !== address) throw new AppFailure(VANISHED)
    const pid = chosen?.facts?.pid
    if (pid !== undefined) this.#parts.remember({ address, pid })
  }

  /** A person said which inventory a service shows that names nobody. */
  takeAsSame(sameAs: SameAs): void {
    this.#send({ kind: 'said-same', sameAs })
  }

  openSandbox(): void {
    this.#turn += 1
    this.#send({ kind: 'open-sandbox' })
  }

  /** Of the search that begins now, or of whatever takes its place. */
  #searchEnd(): Promise<boolean> {
    return new Promise(resolve => void this.#searchers.push(resolve))
  }

  #tellSearchers(hasFound: boolean): void {
    for (const tell of this.#searchers.splice(0)) tell(hasFound)
  }

  /** Resolves with the next change of the state, or when the signal is aborted. */
  nextState(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = (): void => {
        this.#watchers.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      this.#watchers.add(done)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    })
  }

  /** What the open source tells by itself, whichever that is by then. Returns the way to stop. */
  onNews(listener: (news: SourceNews) => void): () => void {
    this.#hearers.add(listener)
    return () => void this.#hearers.delete(listener)
  }

  /** A hidden window asks nothing of the service. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible
    this.#poll?.setVisible(isVisible)
  }

  close(): void {
    this.#giveUpAttempt()
    this.#closeGateway()
  }

  #send(event: MachineEvent): void {
    const { state: before, configured } = this.#machine
    const { machine, effect } = transition(this.#machine, event)
    this.#machine = machine
    if (machine.configured !== configured) this.#parts.watch(machine.configured)
    this.#run(effect)
    if (isDeepStrictEqual(before, machine.state)) return
    this.#parts.publish(machine.state)
    for (const watcher of this.#watchers) watcher()
  }

  #run(effect: Effect): void {
    if (effect.kind !== 'search')
      this.#tellSearchers(this.state.kind !== 'disconnected' && !isBuiltIn(this.state))
    if (effect.kind === 'none') return
    this.#giveUpAttempt()
    if (effect.kind !== 'search' && effect.kind !== 'look-again') this.#closeGateway()
    if (effect.kind === 'search') void this.#search(this.#attempt.signal)
    else if (effect.kind === 'open') void this.#open(effect.source, this.#attempt.signal)
    else if (effect.kind === 'start-process') void this.#startProcess(this.#attempt.signal)
    else if (effect.kind === 'retry' || effect.kind === 'look-again') {
      this.#retryTimer = setTimeout(() => this.#send({ kind: 'retry-due' }), effect.afterMs)
    }
  }

  async #search(signal: AbortSignal): Promise<void> {
    try {
      const found = await this.#parts.find(this.#machine.accepted, signal, this.#machine.sameAs)
      if (!signal.aborted) this.#send({ kind: 'found', found })
    } catch (thrown) {
      const problem = errorOf(thrown, say('search-failed'))
      const found: FoundSources = { live: [], tooOld: [], unreachable: [], problem }
      if (!signal.aborted) this.#send({ kind: 'found', found })
    }
  }

  async #open(source: Source, signal: AbortSignal): Promise<void> {
    try {
      const gateway = await this.#parts.open(source, this.#machine.accepted, signal)
      const status = await readStatus(gateway, NOTHING_KNOWN, signal, FIRST_FACTS_MS)
      if (signal.aborted) return gateway.close()
      if (status.signIn.kind === 'unsaid') {
        gateway.close()
        throw new AppFailure(status.signIn.error)
      }
      if (status.signIn.kind === 'unknown' && !(await this.#isOneOfItsFolder(source, status, signal))) {
        gateway.close()
        throw new AppFailure(alikeError(source))
      }
      this.#gateway = gateway
      this.#poll = new StatusPoll(gateway, status, this.#isVisible, {
        onStatus: next => this.#send({ kind: 'status', status: next }),
        onLost: error => this.#send({ kind: 'lost', error, atMs: Date.now() }),
      })
      this.#stopHearing = gateway.hear(news => this.#hear(news))
      this.#send({ kind: 'opened', source, status })
    } catch (thrown) {
      if (!signal.aborted) this.#send({ kind: 'open-failed', source, error: errorOf(thrown) })
    }
  }

  #hear(news: SourceNews): void {
    if (news.kind === 'described') void this.#poll?.describeAgain()
    for (const hear of this.#hearers) hear(news)
  }

  /** What was open before stays so, and a search has compared what it found. */
  async #isOneOfItsFolder(source: Source, status: SourceStatus, signal: AbortSignal): Promise<boolean> {
    const { wanted, sameAs } = this.#machine
    if (
      source.origin === 'built-in' ||
      source.origin === 'added' ||
      wanted?.source.address === source.address
    )
      return true
    const { id } = inventoryOf(source, null, status.capabilities, sameAs)
    const others = await this.#parts.findBeside(source, signal, sameAs)
    const isHeir = wanted?.inventory === id
    return isHeir || others.every(({ account, inventory }) => account !== null || inventory !== id)
  }

  async #startProcess(signal: AbortSignal): Promise<void> {
    try {
      const source = await this.#parts.startProcess(signal)
      if (!signal.aborted) this.#send({ kind: 'process-up', source })
    } catch (thrown) {
      if (!signal.aborted) this.#send({ kind: 'process-down', error: errorOf(thrown) })
    }
  }

  #giveUpAttempt(): void {
    this.#attempt.abort()
    this.#attempt = new AbortController()
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer)
    this.#retryTimer = null
  }

  #closeGateway(): void {
    this.#poll?.stop()
    this.#poll = null
    this.#stopHearing?.()
    this.#stopHearing = null
    if (this.#gateway === null) return
    this.#gateway.close()
    this.#gateway = null
    this.#lost.abort()
    this.#lost = new AbortController()
  }
}

function candidateAt(state: SourceState, address: string): SourceCandidate | undefined {
  const candidates = state.kind === 'choose-source' ? state.candidates : []
  return candidates.find(({ source }) => source.address === address)
}

function alikeError({ address }: Source): AppError {
  return { kind: 'ambiguous', ...say('services-alike', dirname(socketPathOf(address))) }
}

function isBuiltIn(state: SourceState): boolean {
  return sourceOf(state)?.origin === 'built-in'
}

function errorOf(thrown: unknown, sentence = say('source-not-opened')): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  return { kind: 'bug', ...sentence, detail: String(thrown) }
}
