import { randomBytes } from 'node:crypto'
import { Pool } from 'undici'
import { discardBody } from '../../kit/discard-body.ts'
import { codeOf, isNeverSent, isTimeout } from '../../kit/http-errors.ts'
import { type ApiReply, parseReply } from './api-reply.ts'
import { BotFault } from './bot-fault.ts'
import { CallLane, type LanePace } from './call-lane.ts'
import { encodeForm } from './percent.ts'

export interface BotAccess {
  readonly address: URL
  /** As it signs in: "First Last". */
  readonly botName: string
  readonly accessCode: string
  readonly apiKey: string
  /** Milliseconds. */
  readonly connectMs?: number
  readonly pace?: LanePace
  /** Of one reply. */
  readonly mostBytes?: number
}

export interface CallOptions {
  /** Milliseconds for all of it, once it has begun (smartbots.md, 5). */
  readonly timeoutMs: number
  /** Ends the waiting, and the call itself. Not given for what changes something: that is not left half-way. */
  readonly signal?: AbortSignal
  /** It changes nothing: it is asked once more where a kept connection turns out to be closed. */
  readonly isRead?: boolean
}

type ReplyHeaders = Readonly<Record<string, string | string[] | undefined>>

const CONNECT_MS = 10_000
/** One of the two texts that may be told from others; there are no codes (smartbots.md, 2). */
const NO_SUCH_BOT = /BOT NOT EXISTS/i
/** Some 400,000 rows (smartbots.md, 2). */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Calls of the API, one at a time: bodies only, so that no secret is in an address,
 * redirects refused, because the body has secrets, and replies met with their calls
 * by `custom` (smartbots.md, 1 and 5). What changes something is never sent twice. Once the
 * service knows no such bot nothing is sent any more, not even what waits already: to go on with
 * a wrong access code may lock the account.
 */
export class BotHttp {
  readonly #access: BotAccess
  readonly #pool: Pool
  readonly #lane: CallLane
  readonly #closing = new AbortController()
  #notKnown: BotFault | null = null

  constructor(access: BotAccess) {
    this.#access = access
    this.#lane = new CallLane(access.pace)
    this.#pool = new Pool(access.address.origin, {
      connections: 1,
      pipelining: 1,
      connect: { timeout: access.connectMs ?? CONNECT_MS },
    })
  }

  get isIdle(): boolean {
    return this.#lane.isIdle
  }

  /** @throws BotFault, also for FAIL; it says whether the service may have done it. */
  async call(
    action: string,
    inputs: Readonly<Record<string, string>>,
    { timeoutMs, signal, isRead = false }: CallOptions,
  ): Promise<ApiReply> {
    const given = AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])])
    return this.#lane.run(async () => {
      if (this.#notKnown !== null) throw this.#notKnown
      const late = AbortSignal.timeout(timeoutMs)
      const ask = (): Promise<ApiReply> => this.#ask(action, inputs, AbortSignal.any([given, late]))
      try {
        return await ask().catch((thrown: unknown) => {
          if (isRead && isClosedConnection(thrown)) return ask()
          throw thrown
        })
      } catch (thrown) {
        if (thrown instanceof BotFault) throw thrown
        if (given.aborted) throw new BotFault('cancelled', 'Cancelled.', { mayBeDone: true })
        if (late.aborted) throw new BotFault('timed-out', 'No answer in time.', { mayBeDone: true })
        throw faultOf(thrown)
      }
    }, given)
  }

  /** Ends what is being asked. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#pool.destroy()
  }

  async #ask(
    action: string,
    inputs: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<ApiReply> {
    const { address, botName, accessCode, apiKey } = this.#access
    const custom = randomBytes(12).toString('hex')
    const { statusCode, headers, body } = await this.#pool.request({
      method: 'POST',
      path: address.pathname,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'cache-control': 'no-store',
      },
      body: encodeForm({
        action,
        apikey: apiKey,
        botname: botName,
        secret: accessCode,
        dataType: 'json',
        custom,
        ...inputs,
      }),
      signal,
    })
    if (statusCode !== 200) {
      await discardBody(body)
      throw faultOfStatus(statusCode, headers)
    }
    const reply = parseReply(await textIn(body, this.#access.mostBytes ?? MOST_BYTES), hasKnownEnd(headers))
    if (reply.custom !== null && reply.custom !== '' && reply.custom !== custom)
      throw new BotFault('foreign-reply', 'The reply is to another call.', { mayBeDone: true })
    if (reply.isOk) return { ...reply, said: this.#withoutSecrets(reply.said) }
    throw this.#failed(this.#withoutSecrets(reply.said).trim() || 'FAIL')
  }

  #failed(said: string): BotFault {
    if (!NO_SUCH_BOT.test(said)) return new BotFault('refused', said, { mayBeDone: false })
    this.#notKnown = new BotFault('not-known', said, { mayBeDone: false })
    return this.#notKnown
  }

  /** A service may repeat what it was sent. */
  #withoutSecrets(said: string): string {
    const { accessCode, apiKey } = this.#access
    return [accessCode, apiKey]
      .filter(secret => secret !== '')
      .reduce((text, secret) => text.replaceAll(secret, '•••'), said)
  }
}

/** Where neither is said, the end of the connection is the end of the reply, wherever it came. */
function hasKnownEnd(headers: ReplyHeaders): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

async function textIn(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > mostBytes)
      throw new BotFault('too-large', `The reply has more than ${mostBytes} bytes.`, { mayBeDone: true })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function faultOfStatus(code: number, headers: ReplyHeaders): BotFault {
  const said = `It answers with status ${code}.`
  const wait = headers['retry-after']
  const retryAfterMs = typeof wait === 'string' && /^\d{1,5}$/.test(wait) ? Number(wait) * 1_000 : 0
  if (code === 429 || (code === 503 && retryAfterMs > 0))
    return new BotFault('throttled', said, { mayBeDone: false, retryAfterMs })
  if (code >= 300 && code < 400) return new BotFault('redirected', said, { mayBeDone: false })
  return new BotFault('faulted', said, { mayBeDone: true })
}

const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

function isClosedConnection(thrown: unknown): boolean {
  return !(thrown instanceof BotFault) && CLOSED.has(codeOf(thrown))
}

function faultOf(thrown: unknown): BotFault {
  return isTimeout(thrown)
    ? new BotFault('timed-out', codeOf(thrown), { mayBeDone: true })
    : new BotFault('unreachable', codeOf(thrown), { mayBeDone: !isNeverSent(thrown) })
}
