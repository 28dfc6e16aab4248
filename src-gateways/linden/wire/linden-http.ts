import { pipeline } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { Agent, request } from 'undici'
import { LlsdFault } from '../llsd/llsd-bounds'
import { LlsdReader } from '../llsd/llsd-reader'
import { isLlsdMap, type Llsd } from '../llsd/llsd-value'
import { writeLlsdXml } from '../llsd/llsd-xml'
import type { HostRule } from './host-rule'
import { isFault, LindenFault } from './linden-fault'
import { faultOfError, faultOfStatus } from './reply-faults'

export interface LindenHttpOptions {
  readonly hosts: HostRule
  /** Milliseconds. Viewers wait 180 s (linden.md, 5). */
  readonly timeouts?: { readonly connect: number; readonly reply: number }
  /** Milliseconds before a read is tried again; doubled each time (linden.md, 5). */
  readonly firstPause?: number
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface LlsdCall {
  readonly method: Method
  readonly url: string
  readonly body?: Llsd
}

interface Sent {
  readonly method: Method
  readonly url: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Reply {
  readonly chunks: AsyncIterable<Uint8Array>
}

const LLSD_XML = 'application/llsd+xml'
/** To one host; viewers have 12 fetches under way, and 20 of AIS (linden.md, 4 and 5). */
const CONNECTIONS = 8
/** Of their own: however long they keep silent, the inventory is read. */
const FOR_PICTURES = 3
const TIMEOUTS = { connect: 15_000, reply: 180_000 }
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 5_000
const LONGEST_WISH_MS = 29_000
const TRIES = 4

/**
 * Asks the services of a grid. Certificates are always checked, redirects never followed,
 * addresses only within the rule; what capabilities answer is read as it arrives, whatever
 * type they say it has (opensim-run.md, 1). No address is in any message: it is a secret.
 */
export class LindenHttp {
  readonly #hosts: HostRule
  readonly #agent: Agent
  readonly #pictures: Agent
  readonly #firstPause: number
  readonly #closing = new AbortController()

  constructor({ hosts, timeouts = TIMEOUTS, firstPause = FIRST_PAUSE_MS }: LindenHttpOptions) {
    this.#hosts = hosts
    this.#firstPause = firstPause
    const agent = (connections: number): Agent =>
      new Agent({
        connections,
        pipelining: 1,
        connect: { timeout: timeouts.connect, rejectUnauthorized: true },
        headersTimeout: timeouts.reply,
        bodyTimeout: timeouts.reply,
      })
    this.#agent = agent(CONNECTIONS)
    this.#pictures = agent(FOR_PICTURES)
  }

  /** Asked again, up to four times in all, where the grid is busy, fails or breaks off. @throws LindenFault. */
  async read(call: LlsdCall, options: CallOptions = {}): Promise<Llsd> {
    let pause = this.#firstPause
    for (let turn = 1; ; turn++) {
      try {
        return await this.ask(call, options)
      } catch (thrown) {
        const isAgain = isFault(thrown, 'unreachable', 'timed-out', 'busy', 'failed')
        if (!isAgain || turn === TRIES) throw thrown
        await this.#wait(wishOf(thrown) ?? pause, options)
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      }
    }
  }

  /** Sent once. @throws LindenFault; a 200 that says `error` is `said`. */
  async ask({ method, url, body }: LlsdCall, options: CallOptions = {}): Promise<Llsd> {
    const headers = { accept: LLSD_XML, ...(body === undefined ? {} : { 'content-type': LLSD_XML }) }
    const sent = { method, url, headers, ...(body === undefined ? {} : { body: writeLlsdXml(body) }) }
    return await this.send(
      sent,
      async ({ chunks }) => {
        const reader = new LlsdReader()
        for await (const chunk of chunks) reader.write(chunk)
        const value = reader.close()
        refuseError(value)
        return value
      },
      options,
    )
  }

  /** The bytes of a picture at an address; `too-large` beyond `maxBytes`. @throws LindenFault. */
  async bytes(url: string, maxBytes: number, options: CallOptions = {}): Promise<Uint8Array> {
    return await this.send(
      { method: 'GET', url },
      async ({ chunks }) => {
        const parts: Uint8Array[] = []
        let length = 0
        for await (const chunk of chunks) {
          length += chunk.byteLength
          if (length > maxBytes) throw new LindenFault('too-large', `More than ${maxBytes} bytes.`)
          parts.push(chunk)
        }
        return Buffer.concat(parts)
      },
      options,
      this.#pictures,
    )
  }

  /** Any request; `take` reads what came with a 200 or 206. @throws LindenFault. */
  async send<T>(
    { method, url, body, headers = {} }: Sent,
    take: (reply: Reply) => Promise<T>,
    { signal }: CallOptions = {},
    dispatcher = this.#agent,
  ): Promise<T> {
    const to = this.#hosts.require(url)
    try {
      const reply = await request(to, {
        dispatcher,
        method,
        headers: { 'accept-encoding': 'gzip, identity', ...headers },
        ...(body === undefined ? {} : { body }),
        signal: this.#either(signal),
      })
      if (reply.statusCode !== 200 && reply.statusCode !== 206) {
        await reply.body.dump()
        throw faultOfStatus(reply.statusCode, reply.headers['retry-after'])
      }
      const isZipped = reply.headers['content-encoding'] === 'gzip'
      // A reply that breaks off fails whoever reads it: nobody else listens, and none may end the process.
      const chunks: AsyncIterable<Uint8Array> = isZipped
        ? pipeline(reply.body, createGunzip(), () => {})
        : reply.body
      return await take({ chunks })
    } catch (thrown) {
      if (thrown instanceof LindenFault) throw thrown
      if (signal?.aborted === true || this.#closing.signal.aborted)
        throw new LindenFault('cancelled', 'Cancelled.')
      if (thrown instanceof LlsdFault)
        throw new LindenFault(thrown.kind.startsWith('too-') ? 'too-large' : 'broken-reply', thrown.message)
      throw faultOfError(thrown)
    }
  }

  /** @throws LindenFault: foreign-host. */
  requireHost(address: string): void {
    this.#hosts.require(address)
  }

  /** Ends what is being asked. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all([this.#agent.destroy(), this.#pictures.destroy()])
  }

  async #wait(ms: number, { signal }: CallOptions): Promise<void> {
    try {
      await delay(ms, undefined, { signal: this.#either(signal) })
    } catch {
      throw new LindenFault('cancelled', 'Cancelled.')
    }
  }

  #either(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])])
  }
}

/** Null: it has none, or one that nobody waits for. */
function wishOf(fault: LindenFault): number | null {
  return fault.retryAfterMs > 0 && fault.retryAfterMs <= LONGEST_WISH_MS ? fault.retryAfterMs : null
}

/** `{error: {identifier, message}}`, or a text (linden.md, 4). @throws LindenFault. */
function refuseError(value: Llsd): void {
  const error = isLlsdMap(value) ? value.get('error') : undefined
  if (error === undefined || error === null) return
  const said = isLlsdMap(error) ? (error.get('message') ?? error.get('identifier')) : error
  throw new LindenFault('said', typeof said === 'string' ? said.slice(0, 500) : 'It says that it failed.')
}
