import { type handleUnaryCall, Metadata, type ServerUnaryCall } from '@grpc/grpc-js'
import { Reason, Refusal as WireRefusal } from '../src-wire/gen/satchel/v1/refusal.ts'
import type { CallCounts } from './call-counts.ts'
import type { ChangesTogether } from './changes-together.ts'
import type { ChangesUnderWay } from './changes-under-way.ts'
import type { Faults } from './faults.ts'
import type { Log } from './log.ts'
import { bridgeFaulted, bridgeMissing, cancelled, cloudFailure, Refusal, unimplemented } from './status.ts'

export interface CallContext {
  readonly calls: CallCounts
  readonly changes: ChangesUnderWay
  readonly together: ChangesTogether
  readonly faults: Faults
  readonly log: Log
}

interface CallName<Request> {
  readonly service: 'Inventory' | 'Info' | 'Connection' | 'Auth' | 'World' | 'Source'
  readonly method: string
  readonly changes?: boolean
  /** What the real service tests before it asks for its bridge. */
  readonly validate?: (request: Request) => void
}

type Handler<Request, Reply> = (request: Request, signal: AbortSignal) => Promise<Reply>

/** Turns a plain async function into a gRPC handler: faults before and after it, errors as statuses, cancellation. */
export function serve<Request, Reply>(
  context: CallContext,
  name: CallName<Request>,
  handler: Handler<Request, Reply>,
): handleUnaryCall<Request, Reply> {
  return (call, reply) => {
    const signal = signalOf(call)
    context.calls.add(`${name.service}/${name.method}`)
    context.log.debug(`${name.service}/${name.method} ${describe(call.request)}`)
    const running = run(context, name, () => handler(call.request, signal), call.request, signal)
    if (name.changes === true) context.changes.add(running)
    running.then(
      value => reply(null, value),
      (error: unknown) => {
        const refusal = toRefusal(error, name.service, signal)
        context.log.debug(`${name.service}/${name.method} answers ${refusal.code} ${refusal.message}`)
        reply({ code: refusal.code, details: refusal.message, metadata: trailersOf(refusal) })
      },
    )
  }
}

async function run<Request, Reply>(
  { faults, together }: CallContext,
  name: CallName<Request>,
  handle: () => Promise<Reply>,
  request: Request,
  signal: AbortSignal,
): Promise<Reply> {
  if (faults.names('unimplemented', name.service)) throw unimplemented('Service')
  if (faults.names('unimplemented', name.method)) throw unimplemented('Method')
  await faults.wait('delay', signal)
  name.validate?.(request)
  if (faults.names('bridge-missing', name.service)) throw bridgeMissing(name.service)
  if (faults.strikes()) throw cloudFailure('Cloud error: TooManyRequests.')
  if (name.service === 'Inventory' && faults.isOn('internal')) throw new Error('Object reference not set.')
  const value = name.changes === true ? await together.run(handle, signal) : await handle()
  if (name.changes === true && faults.isOn('reply-lost'))
    throw cloudFailure('Cloud error: the reply was lost.')
  return value
}

/** Also aborted by a deadline and by a client that goes away; work stops at the next record. */
function signalOf(call: ServerUnaryCall<unknown, unknown>): AbortSignal {
  const controller = new AbortController()
  call.on('cancelled', () => controller.abort())
  if (call.cancelled) controller.abort()
  return controller.signal
}

function toRefusal(error: unknown, service: string, signal: AbortSignal): Refusal {
  if (error instanceof Refusal) return error
  if (signal.aborted) return cancelled()
  return bridgeFaulted(service, error instanceof Error ? error.message : String(error))
}

/** The mod says nothing but code and text. */
function trailersOf({ reason, message }: Refusal): Metadata {
  const trailers = new Metadata()
  if (reason === Reason.REASON_UNSPECIFIED) return trailers
  const refusal = WireRefusal.encode({ reason, parameters: [message], retryAfterMs: 0 }).finish()
  trailers.set('satchel-error-bin', Buffer.from(refusal))
  return trailers
}

const describe = (request: unknown) => JSON.stringify(request)
