import { type Client, status } from '@grpc/grpc-js'
import { depthOf } from '../../src-shared/domain/paths'
import type { AppError } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CallGate, CallLane } from './call-gate'
import { type CallPurpose, failureOf, statusCodeOf } from './error-map'
import type { CallFailure } from './failure-log'
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
  readonly signal?: AbortSignal | undefined
  /** Null: it goes past the gate. */
  readonly lane: CallLane | null
  /** The gate has let it through: the service is asked from now on. */
  readonly onSent?: () => void
}

export interface GatedCallsParts {
  readonly keepAlive: KeepAlive
  readonly onFailure: (failure: CallFailure) => void
  /** The service has no such function. */
  readonly onMissing: () => void
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
    const { lane, signal } = options
    let leave: (() => void) | null = null
    let startMs = performance.now()
    try {
      if (lane !== null) leave = await this.gate.enter(lane, signal, this.#costOf(options))
      startMs = performance.now()
      const ask = (leftMs: number | null): Promise<Reply> => {
        options.onSent?.()
        return callUnary(client, method, request, { deadlineMs: leftMs, signal })
      }
      const reply = await withHeartbeat(client, this.#parts.keepAlive, () => this.askAgain(ask, options))
      if (lane !== null) this.gate.noteAnswer()
      return reply
    } catch (thrown) {
      const failure = failureOf(thrown, { ...options, wasAborted: signal?.aborted === true })
      if (lane !== null) this.#note(failure.error)
      const tookMs = performance.now() - startMs
      const call = method.path.replace('/resonite_io.v1.', '')
      this.#parts.onFailure({ call, code: statusCodeOf(thrown), error: failure.error, tookMs })
      throw failure
    } finally {
      leave?.()
    }
  }

  /** All attempts share one deadline. */
  askAgain<Reply>(
    ask: (leftMs: number | null) => Promise<Reply>,
    { purpose, deadlineMs, signal }: Pick<CallOptions, 'purpose' | 'deadlineMs' | 'signal'>,
  ): Promise<Reply> {
    const startMs = performance.now()
    const left = (): number | null =>
      deadlineMs === null ? null : Math.max(0, deadlineMs - (performance.now() - startMs))
    return this.gate.retry(() => ask(left()), { attempts: attemptsOf(purpose), isRefusal, signal })
  }

  /**
   * In requests to the cloud: whoever reads looks up every folder on the way, a
   * change the whole path at once (section 5).
   */
  #costOf({ purpose, path }: CallOptions): number {
    const isByLevel = purpose !== 'mutation' && this.#parts.isCostByLevel()
    return isByLevel && path !== undefined ? depthOf(path) + 1 : 1
  }

  #note({ kind }: AppError): void {
    if (kind === 'cloud') this.gate.noteRefusal()
    if (kind === 'server-too-old') this.#parts.onMissing()
  }
}

function attemptsOf(purpose: CallPurpose): number {
  if (purpose === 'read') return LIST_ATTEMPTS
  return purpose === 'thumbnail' ? THUMBNAIL_ATTEMPTS : 1
}

function isRefusal(thrown: unknown): boolean {
  return statusCodeOf(thrown) === status.UNAVAILABLE
}
