import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { faultOfError, faultOfRefusal } from './fault-of.ts'
import { type ObjectKey } from './object-key.ts'
import { ReplyReader, type XmlReply } from './reply-reader.ts'
import type { S3Address } from './s3-address.ts'
import { S3Fault } from './s3-fault.ts'
import { type Credentials, canonicalQuery, signRequest } from './sign-request.ts'

export interface S3HttpOptions {
  readonly address: S3Address
  readonly accessKey: string
  readonly secretKey: string
  /** Milliseconds before the first repetition of a refused read; twice as long each time. */
  readonly firstRetryMs?: number
  /** Milliseconds. Copies of gigabytes are answered late, with spaces meanwhile. */
  readonly timeouts?: { readonly connect: number; readonly head: number; readonly body: number }
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** Null: of the bucket itself. */
  readonly key: ObjectKey | null
  /** Values encoded (sign-request.ts). */
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly signal?: AbortSignal | undefined
}

export interface S3Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly chunks: AsyncIterable<Uint8Array>
}

const TIMEOUTS = { connect: 10_000, head: 300_000, body: 300_000 }
export const CONNECTIONS = 8
/** Times that a read is asked before it has failed. */
const TRIES = 4
const FIRST_RETRY_MS = 200
/** Not longer than a person waits: who is throttled for longer is told. */
const LONGEST_RETRY_MS = 5_000

/**
 * Requests to one bucket: signed, in paths as they are, within bounds, redirects
 * refused in words. Reads are repeated a few times; changes only where the
 * service says that it has not begun.
 */
export class S3Http {
  readonly #pool: Pool
  readonly #address: S3Address
  readonly #credentials: Credentials
  readonly #firstRetryMs: number
  readonly #closing = new AbortController()

  constructor({ address, accessKey, secretKey, firstRetryMs = FIRST_RETRY_MS, timeouts }: S3HttpOptions) {
    const { connect, head, body } = timeouts ?? TIMEOUTS
    this.#address = address
    this.#credentials = { accessKey, secretKey, region: address.region }
    this.#firstRetryMs = firstRetryMs
    this.#pool = new Pool(address.origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      connect: { timeout: connect },
      headersTimeout: head,
      bodyTimeout: body,
    })
  }

  /** What `take` makes of the reply to a read. @throws S3Fault */
  read<T>(request: S3Request, take: (reply: S3Reply) => Promise<T>): Promise<T> {
    return this.#repeated(request, take, ({ kind }) => REPEATABLE.has(kind))
  }

  /** As `read`, of what changes something. @throws S3Fault, which says whether it may have been done. */
  change<T>(request: S3Request, take: (reply: S3Reply) => Promise<T>): Promise<T> {
    return this.#repeated(
      request,
      take,
      ({ kind, facts }) =>
        kind === 'throttled' ||
        // As S3 asks for it (API Reference, PutObject, ConditionalRequestConflict); an upload in parts is over by then.
        (kind === 'conflict' && request.method === 'PUT') ||
        (kind === 'unreachable' && !facts.mayHaveArrived),
    )
  }

  /** Ends what is being asked. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#pool.destroy()
  }

  async #repeated<T>(
    request: S3Request,
    take: (reply: S3Reply) => Promise<T>,
    isRepeated: (fault: S3Fault) => boolean,
  ): Promise<T> {
    const signal = AbortSignal.any([this.#closing.signal, ...(request.signal ? [request.signal] : [])])
    for (let turn = 1; ; turn++) {
      try {
        return await take(await this.#send(request, signal))
      } catch (thrown) {
        if (signal.aborted) throw new S3Fault('cancelled', 'Cancelled.')
        const fault = faultOfError(thrown)
        const afterMs = fault.facts.retryAfterMs ?? this.#firstRetryMs * 2 ** (turn - 1)
        if (turn === TRIES || !isRepeated(fault) || afterMs > LONGEST_RETRY_MS) throw fault
        // All that were refused at once must not come back at once.
        await wait(afterMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {})
      }
    }
  }

  async #send(
    { method, key, query = {}, headers = {}, body }: S3Request,
    signal: AbortSignal,
  ): Promise<S3Reply> {
    const { host, base } = this.#address
    const path = `${base}${key ?? ''}`
    const queryText = canonicalQuery(query)
    const unsigned = { method, host, path, query: queryText, headers, body: body ?? null }
    const reply = await this.#pool.request({
      method,
      path: queryText === '' ? path : `${path}?${queryText}`,
      headers: signRequest(unsigned, this.#credentials, new Date()),
      ...(body === undefined ? {} : { body }),
      signal,
    })
    const told = textsOf(reply.headers)
    if (reply.statusCode >= 200 && reply.statusCode < 300) {
      return { status: reply.statusCode, headers: told, chunks: reply.body }
    }
    const xml = await readXml(reply.body).catch(() => null)
    const asked = { method, isOfBucket: key === null }
    throw faultOfRefusal({ status: reply.statusCode, headers: told, reply: xml, asked })
  }
}

const REPEATABLE: ReadonlySet<string> = new Set(['throttled', 'unreachable', 'timed-out', 'faulted'])

/** Null: there is nothing but spaces. @throws XmlError */
export async function readXml(chunks: AsyncIterable<Uint8Array>): Promise<XmlReply | null> {
  const reader = new ReplyReader()
  let hasBegun = false
  for await (const chunk of chunks) {
    // A service that works on a copy sends spaces and line ends until it is done.
    const from = hasBegun ? 0 : chunk.findIndex(byte => !SPACES.has(byte))
    if (from < 0) continue
    hasBegun = true
    reader.write(chunk.subarray(from))
  }
  return hasBegun ? reader.close() : null
}

const SPACES: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09])

function textsOf(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value[0] ?? '') : (value ?? ''),
    ]),
  )
}
