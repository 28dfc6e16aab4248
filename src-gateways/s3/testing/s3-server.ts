import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AskedRequest, askedOf, bucketOf, latin1Of, TEST_BUCKET } from './asked-request.ts'
import { document, element, listXml, versionsXml } from './listing-xml.ts'
import { ObjectTable, type StoredVersion } from './object-table.ts'
import { isSignedBy } from './signature-check.ts'

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

interface S3ServerOptions {
  readonly secretKey?: string
  readonly hasVersions?: boolean
  /** `If-None-Match` of copies: `refused` says NotImplemented, `wrong` takes it for a question about the source. */
  readonly conditions?: 'kept' | 'refused' | 'wrong'
  readonly versionsPerPage?: number
  readonly keysPerPage?: number
}

export const TEST_ACCESS_KEY = 'AKIDTESTSATCHEL00001'
export const TEST_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

/**
 * One bucket, in memory, that checks signatures, keeps versions, copies in parts
 * and knows conditional writes: what s3rver does not. Written by the S3 API
 * Reference. What it was asked is in `asked`; `refuse` answers instead of it.
 */
export class S3Server {
  readonly table: ObjectTable
  readonly asked: AskedRequest[] = []
  refuse: (request: AskedRequest) => Answer | null | Promise<Answer | null> = () => null
  readonly #options: S3ServerOptions
  readonly #uploads = new Map<string, UploadState>()
  #server: Server

  constructor(options: S3ServerOptions = {}) {
    this.#options = options
    this.table = new ObjectTable(options.hasVersions ?? false)
    this.#server = this.#newServer()
  }

  #newServer(): Server {
    return createServer((request, reply) => {
      void this.#answer(request).then(({ status, headers = {}, body = '' }) => {
        reply.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers })
        reply.end(request.method === 'HEAD' ? undefined : body)
      })
    })
  }

  /** Its address. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>(done => this.#server.listen(port, '127.0.0.1', done))
    return `http://127.0.0.1:${this.port}`
  }

  get port(): number {
    const at = this.#server.address()
    return typeof at === 'object' && at !== null ? at.port : 0
  }

  /** After `close`, with all that it had. */
  async reopen(port: number): Promise<void> {
    this.#server = this.#newServer()
    await this.listen(port)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(done => this.#server.close(() => done()))
  }

  /** From outside. */
  put(key: string, content: string | Buffer = key, headers: Readonly<Record<string, string>> = {}): void {
    const body = Buffer.from(content)
    this.table.put(latin1(key), { body, size: body.length, headers })
  }

  text(key: string): string | null {
    return this.table.latest(latin1(key))?.body?.toString() ?? null
  }

  get keys(): readonly string[] {
    return this.table.keys.map(key => Buffer.from(key, 'latin1').toString('utf8'))
  }

  async #answer(message: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(Buffer.from(chunk))
    const request = askedOf(message, Buffer.concat(chunks))
    this.asked.push(request)
    const refused = await this.refuse(request)
    if (refused !== null) return refused
    const answer = await this.#answerOf(request, bucketOf(message))
    return { ...answer, headers: { 'x-amz-request-id': 'TX00000000000000', ...answer.headers } }
  }

  async #answerOf(request: AskedRequest, target: string): Promise<Answer> {
    if (target !== TEST_BUCKET) return failure(404, 'NoSuchBucket')
    if (!request.headers['authorization']?.includes(`Credential=${TEST_ACCESS_KEY}/`))
      return failure(403, 'InvalidAccessKeyId')
    if (!(await isSignedBy(request, this.#options.secretKey ?? TEST_SECRET)))
      return failure(403, 'SignatureDoesNotMatch')
    return request.key === '' ? this.#ofBucket(request) : this.#ofObject(request)
  }

  #ofBucket({ query }: AskedRequest): Answer {
    if (query.has('versioning')) {
      const status = this.table.hasVersions ? element('Status', 'Enabled') : ''
      return ok(document('VersioningConfiguration', status))
    }
    if (query.has('versions')) {
      return ok(versionsXml(this.table, query, this.#options.versionsPerPage ?? 1_000))
    }
    return ok(listXml(this.table, query, this.#options.keysPerPage))
  }

  #ofObject(request: AskedRequest): Answer {
    const { method, key, query, headers, body } = request
    if (query.has('uploads') || query.has('uploadId')) return this.#ofUpload(request)
    if (method === 'DELETE') {
      this.table.remove(key, query.get('versionId') ?? null)
      return { status: 204 }
    }
    if (method === 'GET' || method === 'HEAD') {
      const version = this.#version(key, query.get('versionId'))
      if (version === null) return failure(404, 'NoSuchKey')
      const length = {
        'content-length': String(version.size),
        'last-modified': version.modified.toUTCString(),
        etag: version.etag,
      }
      return { status: 200, headers: { ...version.headers, ...length }, body: version.body ?? '' }
    }
    if (headers['x-amz-copy-source'] !== undefined) return this.#copy(request)
    if (headers['if-none-match'] === '*' && this.table.latest(key) !== null)
      return failure(412, 'PreconditionFailed')
    const kept = Object.entries(headers).filter(
      ([name]) => name === 'content-type' || name.startsWith('x-amz-meta-'),
    )
    const { etag } = this.table.put(key, { body, size: body.length, headers: Object.fromEntries(kept) })
    return { status: 200, headers: { etag } }
  }

  #copy({ key, headers }: AskedRequest): Answer {
    const { conditions = 'kept' } = this.#options
    const isNew = headers['if-none-match'] === '*'
    if (isNew && conditions === 'refused') return failure(501, 'NotImplemented')
    if (isNew && (conditions === 'wrong' || this.table.latest(key) !== null))
      return failure(412, 'PreconditionFailed')
    const source = this.#sourceOf(headers)
    if (source === null) return failure(404, 'NoSuchKey')
    if (source === 'other') return failure(412, 'PreconditionFailed')
    if (source.size > 5 * 1024 ** 3) return failure(400, 'InvalidRequest')
    const { etag, modified } = this.table.put(key, source, source.body === null ? source.etag : undefined)
    const made = `${element('LastModified', modified.toISOString())}${element('ETag', etag)}`
    return ok(document('CopyObjectResult', made))
  }

  #sourceOf(headers: AskedRequest['headers']): StoredVersion | 'other' | null {
    const [path = '', version] = (headers['x-amz-copy-source'] ?? '').split('?versionId=')
    const key = latin1Of(path.slice(`/${TEST_BUCKET}/`.length))
    const source = this.#version(key, version)
    const expected = headers['x-amz-copy-source-if-match']
    return source !== null && expected !== undefined && expected !== source.etag ? 'other' : source
  }

  #version(key: string, versionId: string | undefined): StoredVersion | null {
    if (versionId === undefined) return this.table.latest(key)
    const found = this.table.versionsOf(key).find(version => version.versionId === versionId)
    return found === undefined || found.isDeleteMarker ? null : found
  }

  #ofUpload({ method, key, query, headers }: AskedRequest): Answer {
    if (query.has('uploads')) {
      const id = randomBytes(8).toString('hex')
      this.#uploads.set(id, { size: 0, headers })
      return ok(document('InitiateMultipartUploadResult', element('UploadId', id)))
    }
    const id = query.get('uploadId') ?? ''
    const upload = this.#uploads.get(id)
    if (upload === undefined) return failure(404, 'NoSuchUpload')
    if (method === 'DELETE') {
      this.#uploads.delete(id)
      return { status: 204 }
    }
    if (method === 'PUT') {
      const source = this.#sourceOf(headers)
      if (source === null || source === 'other') return failure(412, 'PreconditionFailed')
      const [, from = 0, to = 0] = /^bytes=(\d+)-(\d+)$/.exec(headers['x-amz-copy-source-range'] ?? '') ?? []
      upload.size += Number(to) - Number(from) + 1
      return ok(document('CopyPartResult', element('ETag', `"part-${query.get('partNumber') ?? ''}"`)))
    }
    if (headers['if-none-match'] === '*' && this.table.latest(key) !== null)
      return failure(412, 'PreconditionFailed')
    this.#uploads.delete(id)
    const content = { body: null, size: upload.size, headers: keptOf(upload.headers) }
    const { etag } = this.table.put(key, content, '"0123456789abcdef0123456789abcdef-2"')
    // Spaces until it is done, as S3 sends them.
    return ok(`  \n${document('CompleteMultipartUploadResult', element('ETag', etag))}`)
  }

  /** Parts that belong to nothing. */
  get openUploads(): number {
    return this.#uploads.size
  }
}

interface UploadState {
  size: number
  readonly headers: Readonly<Record<string, string>>
}

export function failure(status: number, code: string, more = ''): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${element('Code', code)}${element('Message', `It says ${code}.`)}${more}</Error>`
  return { status, headers: { 'content-type': 'application/xml' }, body }
}

function ok(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body }
}

function keptOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name === 'content-type' || name.startsWith('x-amz-meta-')),
  )
}

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
