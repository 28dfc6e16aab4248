import { type Client, type ClientUnaryCall, Metadata, type ServiceError } from '@grpc/grpc-js'

/** What the generated service definitions say of a method. */
export interface UnaryMethod<Request, Reply> {
  readonly path: string
  readonly requestSerialize: (value: Request) => Buffer
  readonly responseDeserialize: (bytes: Buffer) => Reply
}

export interface CallLimits {
  /** Null: no deadline, with a reason where it is said. */
  readonly deadlineMs: number | null
  readonly signal?: AbortSignal | undefined
}

/**
 * One unary call as a promise. Rejects with what grpc-js reports, to be worded
 * by `error-map.ts`; an aborted signal cancels the call on the wire.
 */
export function callUnary<Request, Reply>(
  client: Client,
  method: UnaryMethod<Request, Reply>,
  request: Request,
  limits: CallLimits,
): Promise<Reply> {
  const { signal, deadlineMs } = limits
  return new Promise<Reply>((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const deadline = deadlineMs === null ? Number.POSITIVE_INFINITY : Date.now() + deadlineMs
    let call: ClientUnaryCall | null = null
    const cancel = (): void => call?.cancel()
    const settle = (error: ServiceError | null, reply?: Reply): void => {
      signal?.removeEventListener('abort', cancel)
      if (error !== null) reject(error)
      else if (reply === undefined) reject(new Error('The service sent no reply.'))
      else resolve(reply)
    }
    call = client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      new Metadata(),
      { deadline },
      settle,
    )
    signal?.addEventListener('abort', cancel, { once: true })
  })
}
