import { once } from 'node:events'
import {
  constants,
  createServer,
  type Http2Server,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import type { Socket } from 'node:net'
import { numberField, textField } from '../../src-wire/testing/wire-writer'

/** What is sent back for one call; nothing about it needs to make sense. */
export interface HostileReply {
  /** The message, to be framed as gRPC does. */
  readonly message?: Uint8Array
  /** Instead of a framed message: these very bytes. */
  readonly raw?: Uint8Array
  /** The message is already packed so. */
  readonly encoding?: 'gzip'
  readonly status?: number
  readonly details?: string
  /** The stream ends without its trailers. */
  readonly isBrokenOff?: boolean
  /** Nothing is sent back, and the stream stays open. */
  readonly isSilent?: boolean
}

/** By method name, such as `List`; gets the `path` of the request. */
export type HostileAnswers = Readonly<Record<string, (path: string) => HostileReply>>

/** What makes Satchel take the server for an inventory service, signed in as ada, in the world Home. */
const PLAUSIBLE: HostileAnswers = {
  Ping: () => ({ message: textField(1, 'satchel') }),
  GetServerInfo: () => ({ message: Buffer.concat([textField(1, '0.5.0'), textField(2, '2026.6')]) }),
  Status: () => ({
    message: Buffer.concat([numberField(1, 1), textField(2, 'U-ada'), textField(3, 'ada')]),
  }),
  GetCurrent: () => ({
    message: Buffer.concat([textField(1, textField(3, 'Home')), numberField(2, 1)]),
  }),
  List: () => ({ message: new Uint8Array(0) }),
  FetchThumbnail: path =>
    path === '' ? { status: 3, details: 'path must not be empty.' } : { status: 5, details: 'No thumbnail.' },
}

const UNIMPLEMENTED: HostileReply = { status: 12, details: 'Service is unimplemented.' }

export interface HostileServer {
  readonly address: string
  /** Method and path of each call so far, such as `List /Inventory`. */
  readonly calls: readonly string[]
  /** How many signs of life it was asked for. */
  pings(): number
  close(): void
}

/** An inventory service at the wire that lies: the other side of the socket in the tests of hostile data. */
export async function startHostileServer(
  socketPath: string,
  answers: HostileAnswers,
  { isStrict = false }: { readonly isStrict?: boolean } = {},
): Promise<HostileServer> {
  const all: HostileAnswers = { ...PLAUSIBLE, ...answers }
  const calls: string[] = []
  // Node's default of 10 MB would refuse other calls while a picture of 25 MiB is sent.
  const server = createServer({ maxSessionMemory: 1_000 })
  const sockets = socketsOf(server)
  const watch = new PingWatch(isStrict)
  server.on('session', session => watch.follow(session))
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    void readRequest(stream).then(path => {
      const method = String(headers[':path']).split('/').at(-1) ?? ''
      calls.push(`${method} ${path}`)
      const reply = all[method]?.(path) ?? UNIMPLEMENTED
      if (reply.isSilent !== true) watch.forgive()
      send(stream, reply)
    })
  })
  server.listen(socketPath)
  await once(server, 'listening')
  const close = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { address: `unix:${socketPath}`, calls, pings: () => watch.count, close }
}

const BEARABLE_PINGS = 2

/**
 * As gRPC's own servers in C and Go judge clients that ask for signs of life
 * more often than every five minutes: they hang up at the third since they last
 * sent something (its guide on keepalive).
 */
class PingWatch {
  readonly #isStrict: boolean
  #strikes = 0
  count = 0

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict
  }

  follow(session: ServerHttp2Session): void {
    session.on('ping', () => {
      this.count++
      this.#strikes++
      if (!this.#isStrict || this.#strikes <= BEARABLE_PINGS) return
      session.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM, 0, Buffer.from('too_many_pings'))
      session.close()
    })
  }

  forgive(): void {
    this.#strikes = 0
  }
}

function socketsOf(server: Http2Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  return sockets
}

/** All requests of this service have their path in field 1; five bytes of framing and two of protobuf come first. */
async function readRequest(stream: ServerHttp2Stream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const message = Buffer.concat(chunks).subarray(5)
  if (message[0] !== 0x0a) return ''
  // Paths in these tests are shorter than 128 bytes, or their content does not matter.
  return message.toString('utf8', 2, 2 + (message[1] ?? 0))
}

function send(stream: ServerHttp2Stream, reply: HostileReply): void {
  if (stream.destroyed || reply.isSilent === true) return
  const encoding = reply.encoding === undefined ? {} : { 'grpc-encoding': reply.encoding }
  stream.respond(
    { ':status': 200, 'content-type': 'application/grpc+proto', ...encoding },
    { waitForTrailers: true },
  )
  stream.on('wantTrailers', () => {
    if (reply.isBrokenOff === true) stream.close()
    else
      stream.sendTrailers({
        'grpc-status': String(reply.status ?? 0),
        ...(reply.details === undefined ? {} : { 'grpc-message': encodeURIComponent(reply.details) }),
      })
  })
  if (reply.message !== undefined) stream.write(framed(reply.message, reply.encoding !== undefined))
  if (reply.raw !== undefined) stream.write(reply.raw)
  stream.end()
}

/** One byte that says whether it is packed, four of length. */
function framed(message: Uint8Array, isPacked: boolean): Buffer {
  return Buffer.concat([frameHeader(message.length, isPacked), message])
}

export function frameHeader(length: number, isPacked = false): Buffer {
  const header = Buffer.alloc(5)
  header[0] = isPacked ? 1 : 0
  header.writeUInt32BE(length, 1)
  return header
}
