import type { AppError } from '../errors'
import { err, type Result } from '../result'

/** A call by name: its arguments, its answer, and what comes before the answer piece by piece. */
interface CallShape {
  readonly args: unknown
  readonly value: unknown
  readonly piece?: unknown
}

/** A table of calls; the shapes are types only. */
export type CallTable<T> = { readonly [N in keyof T]: CallShape }

export type PieceOf<C> = C extends { readonly piece: infer P } ? P : never

/** One end of a port, of whichever kind: a page's, a process's, Node's. */
export interface CallPort {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

/** One that its end may close. */
export interface ClosablePort extends CallPort {
  close(): void
}

/** What the asking end sends. */
export type Ask =
  | { readonly id: number; readonly name: string; readonly args: unknown }
  /** The call is not wanted any more. */
  | { readonly abort: number }
  /** A piece of it was taken. */
  | { readonly took: number }

/** What the answering end sends. */
export type Reply =
  | { readonly id: number; readonly piece: unknown }
  | { readonly id: number; readonly answer: Result<unknown> }
  | { readonly event: string; readonly payload: unknown }

export interface CallOptions<P> {
  readonly signal?: AbortSignal | undefined
  /** Gets each piece in turn; as long as it has not taken some, few more are sent. */
  readonly onPiece?: ((piece: P) => void | Promise<void>) | undefined
}

export interface Calls<T extends CallTable<T>, E> {
  /** Never rejects. An aborted call answers `cancelled`, one whose port has closed `offline`. */
  call<N extends keyof T & string>(
    name: N,
    args: T[N]['args'],
    options?: CallOptions<PieceOf<T[N]>>,
  ): Promise<Result<T[N]['value']>>
  /** Returns the function that stops listening. */
  on<N extends keyof E & string>(name: N, listener: (payload: E[N]) => void): () => void
}

const CLOSED: AppError = { kind: 'offline', message: 'The index is not running.' }
const CANCELLED: AppError = { kind: 'cancelled', message: 'It was cancelled.' }

interface Waiting {
  readonly answer: (result: Result<never>) => void
  readonly take: (piece: never) => Promise<void>
}

/** The asking end of a port: `callOver<IndexReads, IndexEvents>(port)` in the page, with the feeds in main. */
export function callOver<T extends CallTable<T>, E>(port: CallPort): Calls<T, E> {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<(payload: never) => void>>()
  let lastId = 0
  let isClosed = false
  const send = (ask: Ask): void => {
    if (!isClosed) port.post(ask)
  }
  port.onClose(() => {
    isClosed = true
    for (const { answer } of waiting.values()) answer(err(CLOSED))
  })
  port.onMessage(message => {
    const reply = fromOtherEnd(message)
    if ('event' in reply) for (const tell of listeners.get(reply.event) ?? []) tell(reply.payload)
    else if ('answer' in reply) waiting.get(reply.id)?.answer(reply.answer)
    else
      void waiting
        .get(reply.id)
        ?.take(reply.piece)
        .finally(() => send({ took: reply.id }))
  })
  return {
    call: (name, args, { signal, onPiece } = {}) => {
      if (isClosed) return Promise.resolve(err(CLOSED))
      if (signal?.aborted === true) return Promise.resolve(err(CANCELLED))
      lastId += 1
      const id = lastId
      return new Promise(resolve => {
        const answer = (result: Result<never>): void => {
          waiting.delete(id)
          signal?.removeEventListener('abort', abort)
          resolve(result)
        }
        const abort = (): void => {
          send({ abort: id })
          answer(err(CANCELLED))
        }
        signal?.addEventListener('abort', abort)
        waiting.set(id, { answer, take: async piece => onPiece?.(piece) })
        send({ id, name, args })
      })
    },
    on: (name, listener) => {
      const all = listeners.get(name) ?? new Set()
      listeners.set(name, all.add(listener))
      return () => {
        all.delete(listener)
      }
    },
  }
}

type Untyped =
  | { readonly id: number; readonly piece: never }
  | { readonly id: number; readonly answer: Result<never> }
  | { readonly event: string; readonly payload: never }

function fromOtherEnd(message: unknown): Untyped {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the index is our own program, and what it answers is checked where it is served
  return message as Untyped
}
