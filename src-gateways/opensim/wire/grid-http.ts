import { Pool } from 'undici'
import { discardBody } from '../../kit/discard-body.ts'
import { codeOf, isNeverSent, isTimeout } from '../../kit/http-errors.ts'
import { XmlError } from '../../kit/xml-reader'
import { encodeForm, type Fields } from './form'
import { GridFault } from './grid-fault'
import { NotServerResponse, type ReplyMap, ServerResponseReader } from './server-response'

export interface Basic {
  readonly name: string
  readonly password: string
}

export interface GridHttpOptions {
  /** Scheme, host and port. */
  readonly address: URL
  readonly basic: Basic | null
  /** Milliseconds. OpenSimulator's own client waits 100 s; moving 1,000 items took 7 (opensim-run.md, 4). */
  readonly timeouts?: { readonly connect: number; readonly head: number; readonly body: number }
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Default: `inventory`. */
  readonly lane?: Lane
}

/**
 * What is asked by connections of its own: names are nice to have and given up soon, pictures
 * are large, and neither keeps the inventory waiting, however long a service keeps silent.
 */
type Lane = 'inventory' | 'names' | 'assets'

interface Reply {
  readonly status: number
  readonly type: string
  readonly chunks: AsyncIterable<Uint8Array>
}

const TIMEOUTS = { connect: 10_000, head: 100_000, body: 60_000 }
/** The service answers 12 at once as fast as one; more than a few only make others on the grid wait. */
const CONNECTIONS: Readonly<Record<Lane, number>> = { inventory: 6, names: 2, assets: 3 }
const NAMES_MS = 5_000
const XML = 'application/xml'

/**
 * Asks the services of one grid: bodies whole and with their length, because chunked
 * ones are not understood, connections kept as long as the service says, redirects
 * refused, and no secret in any message (opensim-run.md, 1).
 */
export class GridHttp {
  readonly #lanes: Readonly<Record<Lane, Pool>>
  readonly #authorization: string | null
  readonly #closing = new AbortController()

  constructor({ address, basic, timeouts = TIMEOUTS }: GridHttpOptions) {
    const pool = (lane: Lane, longest = Number.POSITIVE_INFINITY) =>
      new Pool(address.origin, {
        connections: CONNECTIONS[lane],
        pipelining: 1,
        connect: { timeout: Math.min(timeouts.connect, longest) },
        headersTimeout: Math.min(timeouts.head, longest),
        bodyTimeout: Math.min(timeouts.body, longest),
        keepAliveTimeout: 20_000,
        keepAliveMaxTimeout: 60_000,
      })
    this.#lanes = { inventory: pool('inventory'), names: pool('names', NAMES_MS), assets: pool('assets') }
    this.#authorization = basic === null ? null : `Basic ${basicToken(basic)}`
  }

  /** @throws GridFault. Asked once more where a kept connection turns out to be closed. */
  async read(path: string, fields: Fields, options: CallOptions = {}): Promise<ReplyMap> {
    try {
      return await this.#post(path, fields, options)
    } catch (error) {
      if (!(error instanceof GridFault) || error.kind !== 'unreachable' || !error.mayHaveArrived) throw error
      return await this.#post(path, fields, options)
    }
  }

  /** Sent once, whatever happens. @throws GridFault, which says whether it may have arrived. */
  async change(path: string, fields: Fields, options: CallOptions = {}): Promise<ReplyMap> {
    return await this.#post(path, fields, options)
  }

  /** The bytes of an asset; null if there is none. @throws GridFault; 'too-large' beyond `maxBytes`. */
  async asset(id: string, maxBytes: number, options: CallOptions = {}): Promise<Uint8Array | null> {
    return await this.#asking(async () => {
      const reply = await this.#request('GET', `/assets/${id}/data`, undefined, {
        ...options,
        lane: 'assets',
      })
      if (reply.status === 404) {
        await discardBody(reply.chunks)
        return null
      }
      await this.#refuseStatus(reply)
      const chunks: Uint8Array[] = []
      let bytes = 0
      for await (const chunk of reply.chunks) {
        bytes += chunk.byteLength
        if (bytes > maxBytes)
          throw new GridFault('too-large', `The asset has more than ${maxBytes} bytes.`, true)
        chunks.push(chunk)
      }
      return bytes === 0 ? null : Buffer.concat(chunks)
    }, options)
  }

  /** Ends what is being asked. */
  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all(Object.values(this.#lanes).map(it => it.destroy()))
  }

  async #post(path: string, fields: Fields, options: CallOptions): Promise<ReplyMap> {
    return await this.#asking(async () => {
      const reply = await this.#request('POST', path, encodeForm(fields), options)
      await this.#refuseStatus(reply)
      const reader = new ServerResponseReader()
      let bytes = 0
      for await (const chunk of reply.chunks) {
        bytes += chunk.byteLength
        // An HTML page is refused by what it says it is, before it is refused by what it is.
        if (!reply.type.startsWith(XML)) throw notAService(`It answers with ${reply.type.slice(0, 60)}.`)
        reader.write(chunk)
      }
      if (bytes === 0) throw new GridFault('empty', 'It answers with nothing.', true)
      return reader.close()
    }, options)
  }

  async #request(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    { signal, lane = 'inventory' }: CallOptions,
  ): Promise<Reply> {
    const {
      statusCode,
      headers,
      body: chunks,
    } = await this.#lanes[lane].request({
      method,
      path,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(this.#authorization === null ? {} : { authorization: this.#authorization }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])]),
    })
    const type = headers['content-type']
    return { status: statusCode, type: typeof type === 'string' ? type.toLowerCase() : '', chunks }
  }

  async #refuseStatus({ status, chunks }: Reply): Promise<void> {
    if (status === 200) return
    await discardBody(chunks)
    const said = `It answers with status ${status}.`
    if (status === 401 && this.#authorization === null) throw new GridFault('needs-password', said, true)
    if (status === 401) throw new GridFault('wrong-password', said, true)
    if (status === 403) throw new GridFault('forbidden', said, true)
    if (status === 404) throw notAService(said)
    if (status >= 300 && status < 400) throw new GridFault('redirected', said, true)
    throw new GridFault('failed', said, true)
  }

  async #asking<T>(ask: () => Promise<T>, { signal }: CallOptions): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof GridFault) throw error
      if (signal?.aborted === true || this.#closing.signal.aborted)
        throw new GridFault('cancelled', 'Cancelled.', true)
      throw faultOf(error)
    }
  }
}

/** As secret as the password in it. */
export function basicToken({ name, password }: Basic): string {
  return Buffer.from(`${name}:${password}`).toString('base64')
}

const notAService = (detail: string): GridFault => new GridFault('not-a-service', detail, true)

function faultOf(error: unknown): GridFault {
  if (error instanceof NotServerResponse) return notAService(error.message)
  if (error instanceof XmlError && error.fault.startsWith('too-'))
    return new GridFault('too-large', `${error.fault}: ${error.message}`, true)
  if (error instanceof XmlError)
    return new GridFault('broken-reply', `${error.fault}: ${error.message}`, true)
  return isTimeout(error)
    ? new GridFault('timed-out', codeOf(error), true)
    : new GridFault('unreachable', codeOf(error), !isNeverSent(error))
}
