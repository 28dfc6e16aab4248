import { type AppError, AppFailure } from '../../src-shared/errors'
import type { CallName, Calls, CallValue } from '../../src-shared/ipc/contract'
import { type CheckedArgs, callEnvelope, callSchemas, isCallName } from '../../src-shared/ipc/schemas'
import { err, ok, type Result } from '../../src-shared/result'
import { say } from '../../src-shared/sentences'

/** What a handler may know of the call it serves. */
export interface CallContext {
  readonly callId: string
  /** Aborted by `call.abort` and when the window goes away. */
  readonly signal: AbortSignal
  /** Keeps the call abortable after its reply, until this ends: for what is streamed. */
  keepUntil(done: Promise<unknown>): void
}

/** One function per call of the contract: a call that nobody serves does not compile. */
export type Handlers = {
  readonly [N in CallName]: (
    args: CheckedArgs<N>,
    context: CallContext,
  ) => Promise<CallValue<N>> | CallValue<N>
}

const OTHER_OPEN: AppError = { kind: 'offline', ...say('other-inventory-opened') }

type Answer = Result<Calls[CallName]['value']>

/**
 * Serves calls without knowing how they travel: parses the arguments, runs the
 * handler, and answers a `Result` whatever happens. Nothing is ever thrown at
 * the caller: Electron would strip it of everything but its message.
 */
export class CallDesk {
  readonly #handlers: Handlers
  readonly #isOpen: (inventory: string) => boolean
  readonly #log: (line: string) => void
  readonly #running = new Map<string, AbortController>()

  /** `isOpen`: whether an inventory is the one that calls would be answered for. */
  constructor(handlers: Handlers, isOpen: (inventory: string) => boolean, log: (line: string) => void) {
    this.#handlers = handlers
    this.#isOpen = isOpen
    this.#log = log
  }

  async answer(raw: unknown): Promise<Answer> {
    const envelope = callEnvelope.safeParse(raw)
    if (!envelope.success) return err(bug('The window sent something that is not a call.'))
    const { name, callId, args, inventory } = envelope.data
    if (!isCallName(name)) return err(bug('The window asked for something that does not exist.'))
    if (this.#running.has(callId)) return err(bug('The window used the id of a running call again.'))
    // The window may not know yet that another one is being opened: nothing meant for one is done in the other.
    if (inventory !== undefined && !this.#isOpen(inventory)) return err(OTHER_OPEN)
    return this.#serve(name, callId, args)
  }

  abort(callId: string): void {
    this.#running.get(callId)?.abort()
  }

  /** The window that asked is gone. */
  abortAll(): void {
    for (const controller of this.#running.values()) controller.abort()
  }

  async #serve<N extends CallName>(name: N, callId: string, raw: unknown): Promise<Result<CallValue<N>>> {
    const args = callSchemas[name].safeParse(raw)
    if (!args.success) {
      this.#log(
        `call ${name}: bad arguments: ${args.error.issues.map(issue => issue.path.join('.')).join(', ')}`,
      )
      return err(bug(`The window asked for “${name}” in a way that makes no sense.`))
    }
    const controller = new AbortController()
    const kept: Promise<unknown>[] = []
    const context: CallContext = {
      callId,
      signal: controller.signal,
      keepUntil: done => void kept.push(done),
    }
    this.#running.set(callId, controller)
    try {
      return ok(await this.#handlers[name](args.data, context))
    } catch (thrown) {
      return err(this.#errorOf(name, thrown))
    } finally {
      void Promise.allSettled(kept).then(() => this.#running.delete(callId))
    }
  }

  #errorOf(name: CallName, thrown: unknown): AppError {
    if (thrown instanceof AppFailure) return thrown.error
    this.#log(`call ${name}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
    return { kind: 'bug', ...say('own-fault'), detail: String(thrown) }
  }
}

/** For whoever broke the contract: no person sees these. */
function bug(message: string): AppError {
  return { kind: 'bug', message }
}
