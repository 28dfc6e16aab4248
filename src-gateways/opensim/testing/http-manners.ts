import type { Socket } from 'node:net'

export interface HttpRequest {
  readonly method: string
  readonly path: string
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

export interface HttpReply {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** Null: the connection ends without an answer. */
export type Answer = (request: HttpRequest) => Promise<HttpReply | null>

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  302: 'Found',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  413: 'RequestEntityTooLarge',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
}
/** Requests on one connection; the last of them is told that it is. */
const MAX_REQUESTS = 20
const MAX_BODY = 262_144_000
const IDLE_MS = 63_000

/**
 * HTTP as OpenSimulator's own server speaks it (opensim-run.md, 1), fault for fault: no
 * chunked bodies, no HTTP/1.0, silence without a Host, `Keep-Alive:timeout=60, max=19`.
 */
export function serveConnection(socket: Socket, answer: Answer): void {
  let buffer = Buffer.alloc(0)
  let left = MAX_REQUESTS
  let busy = false
  let isOver = false

  const next = async (): Promise<void> => {
    if (busy || isOver || socket.destroyed) return
    const taken = takeRequest(buffer)
    if (taken === null) return
    buffer = buffer.subarray(taken.length)
    if (taken.kind === 'refused') {
      isOver = true
      socket.end(taken.reply)
      return
    }
    if (taken.kind === 'ignored') return
    busy = true
    const reply = await answer(taken.request)
    busy = false
    if (reply === null) {
      socket.destroy()
      return
    }
    left--
    const isLast = left === 0 || taken.request.headers.get('connection')?.toLowerCase() === 'close'
    socket.write(written(reply, isLast ? 0 : left))
    // What came along with the last request is parsed all the same.
    if (isLast && buffer.length === 0) socket.end()
    else await next()
  }

  socket.on('data', chunk => {
    buffer = Buffer.concat([buffer, chunk])
    void next()
  })
  socket.setTimeout(IDLE_MS, () => socket.destroy())
  socket.on('error', () => socket.destroy())
}

type Taken =
  | { readonly kind: 'request'; readonly request: HttpRequest; readonly length: number }
  | { readonly kind: 'refused'; readonly reply: string; readonly length: number }
  | { readonly kind: 'ignored'; readonly length: number }

function takeRequest(buffer: Buffer): Taken | null {
  const lineEnd = buffer.indexOf('\r\n')
  if (lineEnd < 0) return null
  const line = buffer.toString('latin1', 0, lineEnd)
  const [method = '', path = '', version = ''] = line.split(' ')
  if (path === '') {
    const reply = `HTTP/1.1 400 BadRequest: Invalid request line, missing Method. Line: ${line}\r\n\r\n`
    return { kind: 'refused', reply, length: buffer.length }
  }
  const headEnd = buffer.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const headers = headersOf(buffer.toString('latin1', lineEnd + 2, headEnd))
  const from = headEnd + 4
  if (version !== 'HTTP/1.1' || !headers.has('host')) return { kind: 'ignored', length: buffer.length }
  const length = headers.has('transfer-encoding') ? 0 : Number(headers.get('content-length') ?? 0)
  if (length > MAX_BODY) {
    const reply = written({ status: 413, type: 'text/plain', body: '' }, 0).toString('latin1')
    return { kind: 'refused', reply, length: buffer.length }
  }
  if (buffer.length < from + length) return null
  const body = buffer.toString('utf8', from, from + length)
  return { kind: 'request', request: { method, path, headers, body }, length: from + length }
}

function headersOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\r\n').map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}

/** `left`: how many more the connection takes; 0 closes it. */
function written(reply: HttpReply, left: number): Buffer {
  const body = Buffer.from(reply.body)
  const head = [
    `HTTP/1.1 ${reply.status} ${REASONS[reply.status] ?? ''}`,
    `Date: ${new Date().toUTCString()}`,
    `Content-Length: ${body.length}`,
    `Content-Type: ${reply.type}`,
    ...(left === 0
      ? ['Connection: close']
      : [`Keep-Alive:timeout=60, max=${left}`, 'Connection: Keep-Alive']),
    ...Object.entries(reply.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'Server: OSWebServer',
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body])
}
