import { isDeepStrictEqual } from 'node:util'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Source, SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../inventory/gateway'
import type { FoundSources } from './pick-source'
import {
  type Effect,
  firstMachine,
  type Machine,
  type MachineEvent,
  sourceOf,
  transition,
} from './source-machine'
import { NOTHING_KNOWN, readStatus } from './source-status'
import { StatusPoll } from './status-poll'

/** How long the first picture of a source waits for the slow facts (version, world). */
const FIRST_FACTS_MS = 800

const VANISHED: AppError = { kind: 'not-found', ...say('service-vanished') }

export interface ConnectionParts {
  readonly configured: Source | null
  /** Set when a source was named that cannot be one; it is shown instead of searching. */
  readonly problem: AppError | null
  find(signal: AbortSignal): Promise<FoundSources>
  /** Fails with the sentence why not. */
  open(source: Source, signal: AbortSignal): Promise<Gateway>
  startSandbox(signal: AbortSignal): Promise<Source>
  publish(state: SourceState): void
}

/** Runs the source machine: one attempt at a time, one open gateway at most. */
export class SourceConnection {
  readonly #parts: ConnectionParts
  #machine: Machine
  #attempt = new AbortController()
  #gateway: Gateway | null = null
  #poll: StatusPoll | null = null
  #retryTimer: NodeJS.Timeout | null = null
  #isVisible = true
  readonly #watchers = new Set<() => void>()

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.#machine = firstMachine(parts.configured, parts.problem)
  }

  get state(): SourceState {
    return this.#machine.state
  }

  /** The gateway of the open source, or a failure of kind `offline`. */
  gateway(): Gateway {
    if (this.#gateway !== null) return this.#gateway
    const { state } = this.#machine
    const notConnected = { kind: 'offline', ...say('not-connected') } as const
    throw new AppFailure(state.kind === 'disconnected' ? state.error : notConnected)
  }

  search(): void {
    this.#send({ kind: 'search' })
  }

  /** Fails when it is no candidate (any more); then the search begins again. */
  choose(address: string): void {
    this.#send({ kind: 'choose', address })
    if (sourceOf(this.state)?.address !== address) throw new AppFailure(VANISHED)
  }

  openSandbox(): void {
    this.#send({ kind: 'open-sandbox' })
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
    const before = this.#machine.state
    const { machine, effect } = transition(this.#machine, event)
    this.#machine = machine
    this.#run(effect)
    if (isDeepStrictEqual(before, machine.state)) return
    this.#parts.publish(machine.state)
    for (const watcher of this.#watchers) watcher()
  }

  #run(effect: Effect): void {
    if (effect.kind === 'none') return
    this.#giveUpAttempt()
    if (effect.kind !== 'search') this.#closeGateway()
    if (effect.kind === 'search') void this.#search(this.#attempt.signal)
    else if (effect.kind === 'open') void this.#open(effect.source, this.#attempt.signal)
    else if (effect.kind === 'start-sandbox') void this.#startSandbox(this.#attempt.signal)
    else if (effect.kind === 'retry') {
      this.#retryTimer = setTimeout(() => this.#send({ kind: 'retry-due' }), effect.afterMs)
    }
  }

  async #search(signal: AbortSignal): Promise<void> {
    try {
      const found = await this.#parts.find(signal)
      if (!signal.aborted) this.#send({ kind: 'found', found })
    } catch (thrown) {
      const problem = errorOf(thrown, say('search-failed'))
      const found: FoundSources = { live: [], tooOld: [], unreachable: [], problem }
      if (!signal.aborted) this.#send({ kind: 'found', found })
    }
  }

  async #open(source: Source, signal: AbortSignal): Promise<void> {
    try {
      const gateway = await this.#parts.open(source, signal)
      const status = await readStatus(gateway, NOTHING_KNOWN, signal, FIRST_FACTS_MS)
      if (signal.aborted) {
        gateway.close()
        return
      }
      this.#gateway = gateway
      this.#poll = new StatusPoll(gateway, status, this.#isVisible, {
        onStatus: next => this.#send({ kind: 'status', status: next }),
        onLost: error => this.#send({ kind: 'lost', error }),
      })
      this.#send({ kind: 'opened', source, status })
    } catch (thrown) {
      if (!signal.aborted) this.#send({ kind: 'open-failed', source, error: errorOf(thrown) })
    }
  }

  async #startSandbox(signal: AbortSignal): Promise<void> {
    try {
      const source = await this.#parts.startSandbox(signal)
      if (!signal.aborted) this.#send({ kind: 'sandbox-up', source })
    } catch (thrown) {
      if (!signal.aborted) this.#send({ kind: 'sandbox-down', error: errorOf(thrown) })
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
    this.#gateway?.close()
    this.#gateway = null
  }
}

function errorOf(thrown: unknown, sentence = say('source-not-opened')): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  return { kind: 'bug', ...sentence, detail: String(thrown) }
}
