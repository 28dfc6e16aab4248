import { type AppError, AppFailure } from '../errors'
import { err, ok, type Result } from '../result'
import type { CallPort, CallTable, PieceOf, Reply } from './port-calls'

/** What a call is answered with beside its arguments. */
export interface Answering<P> {
  /** Aborted when the other end has gone, or does not want the answer any more. */
  readonly signal: AbortSignal
  /** Sends a piece; resolves when more may follow. */
  readonly send: (piece: P) => Promise<void>
}

export type CallHandlers<T extends CallTable<T>> = {
  readonly [N in keyof T]: (
    args: T[N]['args'],
    answering: Answering<PieceOf<T[N]>>,
  ) => T[N]['value'] | Promise<T[N]['value']>
}

/** Judges arguments of a call; a schema of zod is one. */
export interface Judge<A> {
  safeParse(args: unknown): { success: true; data: A } | { success: false; error: { message: string } }
}

export type CallJudges<T extends CallTable<T>> = { readonly [N in keyof T]: Judge<T[N]['args']> }

/** Pieces that may be under way before the other end has said that it took one. */
const PIECES_AHEAD = 8

interface Running {
  readonly abort: AbortController
  /** Pieces that were sent and not taken. */
  ahead: number
  goOn: () => void
}

/**
 * The answering end of a port. Arguments are judged before a handler sees them;
 * what a handler throws is an error as data. Answers the function that tells the
 * other end something unasked.
 */
export function serveCalls<T extends CallTable<T>>(
  port: CallPort,
  judges: CallJudges<T>,
  handlers: CallHandlers<T>,
): (event: string, payload: unknown) => void {
  const running = new Map<number, Running>()
  let isClosed = false
  const send = (reply: Reply): void => {
    if (!isClosed) port.post(reply)
  }
  port.onClose(() => {
    isClosed = true
    for (const id of running.keys()) end(id)
  })
  const end = (id: number): void => {
    const call = running.get(id)
    running.delete(id)
    call?.abort.abort()
    call?.goOn()
  }
  port.onMessage(message => {
    const ask = askOf(message)
    if (ask === null) return
    if ('abort' in ask) end(ask.abort)
    else if ('took' in ask) take(running.get(ask.took))
    else {
      const call: Running = { abort: new AbortController(), ahead: 0, goOn: () => {} }
      running.set(ask.id, call)
      void answerTo(judges, handlers, ask, call, piece => send({ id: ask.id, piece })).then(answer => {
        running.delete(ask.id)
        send({ id: ask.id, answer })
      })
    }
  })
  return (event, payload) => send({ event, payload })
}

function take(call: Running | undefined): void {
  if (call === undefined) return
  call.ahead -= 1
  if (call.ahead < PIECES_AHEAD) call.goOn()
}

async function answerTo<T extends CallTable<T>>(
  judges: CallJudges<T>,
  handlers: CallHandlers<T>,
  { name, args }: { readonly name: string; readonly args: unknown },
  call: Running,
  sendPiece: (piece: unknown) => void,
): Promise<Result<unknown>> {
  if (!isNameIn(judges, name)) return err(bug(`There is no call ${name}.`))
  const judged = judges[name].safeParse(args)
  if (!judged.success) return err(bug(`Wrong arguments of ${name}: ${judged.error.message}`))
  const send = async (piece: unknown): Promise<void> => {
    if (call.abort.signal.aborted) return
    sendPiece(piece)
    call.ahead += 1
    if (call.ahead >= PIECES_AHEAD)
      await new Promise<void>(resolve => {
        call.goOn = resolve
      })
  }
  try {
    return ok(await handlers[name](judged.data, { signal: call.abort.signal, send }))
  } catch (thrown) {
    if (thrown instanceof AppFailure) return err(thrown.error)
    if (call.abort.signal.aborted) return err({ kind: 'cancelled', message: 'It was cancelled.' })
    return err(bug(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)))
  }
}

function bug(detail: string): AppError {
  return { kind: 'bug', message: 'The index could not answer.', detail }
}

function isNameIn<T extends object>(table: T, name: string): name is keyof T & string {
  return Object.hasOwn(table, name)
}

type Asked =
  | { readonly id: number; readonly name: string; readonly args: unknown }
  | { readonly abort: number }
  | { readonly took: number }

/** What a page sends may be anything: it shows the data of strangers. */
function askOf(message: unknown): Asked | null {
  if (typeof message !== 'object' || message === null) return null
  if ('abort' in message) return typeof message.abort === 'number' ? { abort: message.abort } : null
  if ('took' in message) return typeof message.took === 'number' ? { took: message.took } : null
  if (!('id' in message && 'name' in message && 'args' in message)) return null
  const { id, name, args } = message
  return typeof id === 'number' && typeof name === 'string' ? { id, name, args } : null
}
