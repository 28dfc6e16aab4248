import { type Client, status } from '@grpc/grpc-js'
import { depthOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CallGate, GatedCall } from './call-gate'
import type { CallLane } from './call-lane'
import { appErrorOf, type CallPurpose, failureOf, isChange, statusCodeOf } from './error-map'
import type { CallFailure } from './failure-log'
import type { BeforeSent } from './gateway'
import { type KeepAlive, withHeartbeat } from './keep-alive'
import { callUnary, type UnaryMethod } from './unary-call'

/**
 * How often a read is sent in all; a change or a spawn is never sent twice, and
 * status calls are asked again by their poll.
 */
const LIST_ATTEMPTS = 4
/** One less: this also asks whether there is an inventory, and a search waits 1.5 s for that. */
const THUMBNAIL_ATTEMPTS = 3

/** What a call of the gateway is about. */
export interface CallOptions {
  readonly deadlineMs: number | null
  readonly purpose: CallPurpose
  readonly path?: InventoryPath
  /** Of a change only until it has gone out: cut off then, it may be left half done. */
  readonly signal?: AbortSignal | undefined
  /** Null: it goes past the gate. */
  readonly lane: CallLane | null
  /** The gate has let it through: the service is asked from now on. */
  readonly onSent?: () => void
  readonly beforeSent?: BeforeSent | undefined
  /** A failure that says nothing of the cloud, but is its refusal: see `RecentListings`. */
  readonly isRefusedOtherwise?: (thrown: unknown) => boolean
}

export interface GatedCallsParts {
  readonly keepAlive: KeepAlive
  readonly onFailure: (failure: CallFailure) => void
  /** The service has no such function. */
  readonly onMissing: () => void
  /** The connection broke under a call, whose place nobody has yet. */
  readonly onBreak: () => void
  /** Whether each folder on the way costs the cloud a request. */
  readonly isCostByLevel: () => boolean
}

/** How calls go out: through the gate in their lane, reads that are refused again, over a connection that shows signs of life. */
export class GatedCalls {
  readonly gate: CallGate
  readonly #parts: GatedCallsParts

  constructor(gate: CallGate, parts: GatedCallsParts) {
    this.gate = gate
    this.#parts = parts
  }

  /** Fails with `AppFailure`; a call of no lane goes past the gate. */
  async call<Request, Reply>(
    client: Client,
    method: UnaryMethod<Request, Reply>,
    request: Request,
    options: CallOptions,
  ): Promise<Reply> {
    const { lane, purpose, ...how } = options
    const left = timeLeft(options.deadlineMs)
    let signal = how.signal
    const ask = (): Promise<Reply> => {
      signal?.throwIfAborted()
      if (isChange(purpose)) signal = undefined
      options.onSent?.()
      const send = (): Promise<Reply> => callUnary(client, method, request, { deadlineMs: left.ms, signal })
      return this.#noticing(withHeartbeat(client, this.#parts.keepAlive, () => left.during(send)))
    }
    try {
      return lane === null ? await ask() : await this.gate.run(this.#gated(method, lane, options), ask)
    } catch (thrown) {
      const failure = failureOf(thrown, { ...options, wasAborted: signal?.aborted === true })
      if (lane !== null && failure.error.kind === 'server-too-old') this.#parts.onMissing()
      const call = method.path.replace('/resonite_io.v1.', '')
      this.#parts.onFailure({ call, code: statusCodeOf(thrown), error: failure.error, tookMs: left.tookMs })
      throw failure
    }
  }

  /** Waits for one more reply of a stream, which has its turn like a call and is not asked for again. Fails as `step` does. */
  step<T>(
    client: Client,
    { lane, signal }: { readonly lane: CallLane; readonly signal: AbortSignal },
    step: () => Promise<T>,
  ): Promise<T> {
    const judge: GatedCall['judge'] = thrown => ({
      // That it takes long says nothing of the cloud.
      isRefusal: !signal.aborted && isTrouble(thrown, 'read'),
      isWorthAnother: false,
    })
    return this.gate.run({ lane, cost: 1, name: null, attempts: 1, judge, signal }, () =>
      this.#noticing(withHeartbeat(client, this.#parts.keepAlive, step)),
    )
  }

  /** Tells of a break before the gate hears of it. */
  async #noticing<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked
    } catch (thrown) {
      if (isBreak(thrown)) this.#parts.onBreak()
      throw thrown
    }
  }

  /** Asks something about the service itself, also again. Fails with what grpc-js reports. */
  probe<Request, Reply>(
    client: Client,
    method: UnaryMethod<Request, Reply>,
    request: Request,
    { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<Reply> {
    const left = timeLeft(deadlineMs)
    const call: GatedCall = {
      lane: 'person',
      cost: 1,
      name: null,
      attempts: THUMBNAIL_ATTEMPTS,
      judge: thrown => ({ isRefusal: false, isWorthAnother: isWorthAnother(thrown, 'status') }),
      signal,
    }
    const send = () => callUnary(client, method, request, { deadlineMs: left.ms, signal })
    return this.gate.run(call, () => this.#noticing(left.during(send)))
  }

  #gated(method: { readonly path: string }, lane: CallLane, options: CallOptions): GatedCall {
    const { purpose, deadlineMs, signal, isRefusedOtherwise = () => false } = options
    return {
      lane,
      cost: this.#costOf(options),
      // What works through a folder takes as long as the folder is large.
      name: deadlineMs === null ? null : method.path,
      attempts: attemptsOf(purpose),
      judge: thrown => {
        const isOtherwise = isRefusedOtherwise(thrown)
        return {
          isRefusal: isOtherwise || isRefusal(thrown, options),
          isWorthAnother: isWorthAnother(thrown, purpose) || (isOtherwise && purpose === 'thumbnail'),
        }
      },
      before: options.beforeSent,
      signal,
    }
  }

  /**
   * In requests to the cloud: whoever reads looks up every folder on the way, a
   * change the whole path at once (section 5).
   */
  #costOf({ purpose, path }: CallOptions): number {
    const isByLevel = purpose !== 'mutation' && this.#parts.isCostByLevel()
    return isByLevel && path !== undefined ? depthOf(path) + 1 : 1
  }
}

/** All attempts share one deadline, and waiting for their turn does not count. */
function timeLeft(deadlineMs: number | null) {
  let tookMs = 0
  return {
    get ms(): number | null {
      return deadlineMs === null ? null : Math.max(0, deadlineMs - tookMs)
    },
    get tookMs(): number {
      return tookMs
    },
    async during<T>(work: () => Promise<T>): Promise<T> {
      const startMs = performance.now()
      try {
        return await work()
      } finally {
        tookMs += performance.now() - startMs
      }
    },
  }
}

function attemptsOf(purpose: CallPurpose): number {
  if (purpose === 'read') return LIST_ATTEMPTS
  return purpose === 'thumbnail' ? THUMBNAIL_ATTEMPTS : 1
}

/** The cloud has too much to do or is down, or did not answer in time. */
function isRefusal(thrown: unknown, { purpose, signal }: CallOptions): boolean {
  if (signal?.aborted === true && !isChange(purpose)) return false
  if (statusCodeOf(thrown) === status.DEADLINE_EXCEEDED) return true
  return isTrouble(thrown, purpose)
}

function isTrouble(thrown: unknown, purpose: CallPurpose): boolean {
  const code = saidOf(thrown, purpose)
  return code === 'cloud-trouble' || code === 'service-busy'
}

/** A lost connection, too: grpc-js builds it up again by itself. */
function isWorthAnother(thrown: unknown, purpose: CallPurpose): boolean {
  return statusCodeOf(thrown) === status.UNAVAILABLE || saidOf(thrown, purpose) === 'service-busy'
}

/** A server that drops its connections may say of what was under way that it is cancelled. */
function isBreak(thrown: unknown): boolean {
  const code = saidOf(thrown, 'read')
  return code === 'connection-lost' || code === 'answer-broken-off'
}

function saidOf(thrown: unknown, purpose: CallPurpose) {
  return appErrorOf(thrown, { purpose, wasAborted: false }).said?.code
}
