import { type handleServerStreamingCall, type handleUnaryCall, status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import type { GatewayLog } from './log.ts'
import { cancelled, GatewayRefusal, trailersOf } from './refusal.ts'

export interface CallContext {
  readonly log: GatewayLog
  readonly redact: (text: string) => string
  /** Changes that have begun: the gateway ends after them. */
  readonly underWay: Set<Promise<unknown>>
}

interface CallName {
  readonly name: string
  readonly changes?: boolean
}

interface Cancellable {
  readonly cancelled: boolean
  on(event: 'cancelled', listener: () => void): unknown
}

/** Turns a plain async function into a gRPC handler: errors as statuses with trailers, cancellation as a signal. */
export function serve<Request, Reply>(
  context: CallContext,
  { name, changes = false }: CallName,
  handler: (request: Request, signal: AbortSignal) => Promise<Reply>,
): handleUnaryCall<Request, Reply> {
  return (call, reply) => {
    const signal = signalOf(call)
    const startMs = performance.now()
    const running = Promise.resolve().then(() => handler(call.request, signal))
    if (changes) hold(context.underWay, running)
    running.then(
      value => {
        context.log.debug(`${name} OK in ${Math.round(performance.now() - startMs)} ms`)
        reply(null, value)
      },
      (thrown: unknown) => reply(errorOf(context, name, thrown, signal)),
    )
  }
}

/** As `serve`, for replies that come one by one; the next is asked for when there is room for it. */
export function serveStream<Request, Reply>(
  context: CallContext,
  { name }: CallName,
  handler: (request: Request, signal: AbortSignal) => AsyncIterable<Reply>,
): handleServerStreamingCall<Request, Reply> {
  return call => {
    const signal = signalOf(call)
    const send = async (): Promise<void> => {
      for await (const value of handler(call.request, signal)) {
        if (signal.aborted) return
        if (!call.write(value)) await drained(call, signal)
      }
    }
    send().then(
      () => call.end(),
      (thrown: unknown) => void call.emit('error', errorOf(context, name, thrown, signal)),
    )
  }
}

function drained(call: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> {
  return new Promise(done => {
    const go = (): void => {
      call.off('drain', go)
      signal.removeEventListener('abort', go)
      done()
    }
    call.on('drain', go)
    signal.addEventListener('abort', go)
  })
}

function hold(underWay: Set<Promise<unknown>>, running: Promise<unknown>): void {
  const settled: Promise<unknown> = running.catch(() => {}).then(() => underWay.delete(settled))
  underWay.add(settled)
}

/** Also aborted by a deadline, and by a client that goes away. */
function signalOf(call: Cancellable): AbortSignal {
  const controller = new AbortController()
  call.on('cancelled', () => controller.abort())
  if (call.cancelled) controller.abort()
  return controller.signal
}

function errorOf({ log, redact }: CallContext, name: string, thrown: unknown, signal: AbortSignal) {
  const refusal = refusalOf(name, thrown, signal)
  log.debug(`${name} answers ${refusal.code} ${refusal.message}`)
  return { code: refusal.code, details: redact(refusal.message), metadata: trailersOf(refusal, redact) }
}

function refusalOf(name: string, thrown: unknown, signal: AbortSignal): GatewayRefusal {
  if (thrown instanceof GatewayRefusal) return thrown
  if (signal.aborted) return cancelled()
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  return new GatewayRefusal(status.INTERNAL, Reason.REASON_UNSPECIFIED, `${name} faulted: ${text}`)
}
