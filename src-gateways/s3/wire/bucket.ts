import { faultOfRefusal } from './fault-of.ts'
import { type ListedPage, listedPage, refuseOther, type VersionsPage, versionsPage } from './listed-page.ts'
import type { MadeObject } from './made-object.ts'
import { joinKeys, keyOfText, type ObjectKey } from './object-key.ts'
import type { XmlReply } from './reply-reader.ts'
import { S3Fault } from './s3-fault.ts'
import { readXml, type S3Http, type S3Reply, type S3Request } from './s3-http.ts'
import { encoded, encodedKey } from './sign-request.ts'

export interface ListRequest {
  readonly prefix: ObjectKey
  /** Groups what lies deeper. */
  readonly isFlat: boolean
  /** 1 to 1,000. */
  readonly most?: number
  /** Only what comes after this key. */
  readonly after?: ObjectKey
  readonly signal?: AbortSignal | undefined
}

/** An object by itself (HEAD). */
export interface ObjectHead {
  /** Bytes. */
  readonly size: number
  readonly etag: string
  /** Milliseconds since 1970, whole seconds; 0: it does not say. */
  readonly modifiedMs: number
  readonly versionId: string
  /** What a copy in parts has to be given anew: type, encoding, own metadata, storage class. */
  readonly kept: Readonly<Record<string, string>>
}

export interface CopyRequest {
  readonly from: ObjectKey
  readonly to: ObjectKey
  /** What is copied is this, or nothing is. */
  readonly etag: string
  /** Of the source; empty: the latest. */
  readonly versionId?: string
  /** Refuses where something is there, as far as the service knows that. */
  readonly isNew: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

const FULL_PAGE = 1_000
const NOTHING = new Uint8Array()
const REMOVE_TRIES = 3
/** Of an object, for a copy in parts (S3 API Reference, CreateMultipartUpload). */
const KEPT_HEADERS = [
  'content-type',
  'content-encoding',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
]

/** What can be asked of one bucket. Everything fails with an `S3Fault`. */
export class Bucket {
  readonly #http: S3Http
  readonly #name: string

  constructor(http: S3Http, name: string) {
    this.#http = http
    this.#name = name
  }

  /** Page by page, as they come (ListObjectsV2). */
  async *pages(request: ListRequest): AsyncGenerator<ListedPage> {
    for (let next: string | null = ''; next !== null; ) {
      const page: ListedPage = await this.page(request, next)
      yield page
      // A service that goes in circles would be listed for ever.
      if (page.next === next) throw new S3Fault('broken-reply', 'It gives the same page again.')
      next = page.next
    }
  }

  /** `from`: where the page before ended; empty: at the beginning. */
  async page(
    { prefix, isFlat, most = FULL_PAGE, after, signal }: ListRequest,
    from = '',
  ): Promise<ListedPage> {
    const query = {
      'list-type': '2',
      'encoding-type': 'url',
      'max-keys': String(most),
      prefix: encodedKey(prefix),
      ...(isFlat ? {} : { delimiter: '%2F' }),
      ...(after === undefined || from !== '' ? {} : { 'start-after': encodedKey(after) }),
      ...(from === '' ? {} : { 'continuation-token': encoded(from) }),
    }
    return this.#http.read({ method: 'GET', key: null, query, signal }, async reply =>
      listedPage(await someXml(reply)),
    )
  }

  /** All kept states of what begins with a prefix (ListObjectVersions), newest first within a key. */
  async *versions(prefix: ObjectKey, signal?: AbortSignal): AsyncGenerator<VersionsPage> {
    for (let next: VersionsPage['next'] | 'start' = 'start'; next !== null; ) {
      const query: Record<string, string> = {
        versions: '',
        'encoding-type': 'url',
        prefix: encodedKey(prefix),
        ...(next === 'start' ? {} : { 'key-marker': encodedKey(next.key) }),
        ...(next === 'start' || next.versionId === ''
          ? {}
          : { 'version-id-marker': encoded(next.versionId) }),
      }
      const page: VersionsPage = await this.#http.read(
        { method: 'GET', key: null, query, signal },
        async reply => versionsPage(await someXml(reply)),
      )
      yield page
      next = page.next
    }
  }

  /** Whether it keeps versions: `suspended` keeps those that there are, and makes no more. */
  async versioning(signal?: AbortSignal): Promise<'off' | 'on' | 'suspended'> {
    const request: S3Request = { method: 'GET', key: null, query: { versioning: '' }, signal }
    return this.#http.read(request, async reply => {
      const answer = await someXml(reply)
      refuseOther(answer, 'VersioningConfiguration')
      const status = answer.texts.get('Status') ?? ''
      if (status === 'Enabled') return 'on'
      return status === '' ? 'off' : 'suspended'
    })
  }

  /** Null: it is not there, and S3 says so. */
  async head(key: ObjectKey, signal?: AbortSignal, versionId = ''): Promise<ObjectHead | null> {
    const query = versionId === '' ? {} : { versionId: encoded(versionId) }
    try {
      return await this.#http.read({ method: 'HEAD', key, query, signal }, async reply => {
        await ended(reply)
        return headOf(reply)
      })
    } catch (thrown) {
      if (!(thrown instanceof S3Fault) || thrown.kind !== 'not-found') throw thrown
      if (thrown.facts.isOfService !== true) await this.#confirmAbsence(key, versionId, signal)
      return null
    }
  }

  /** Anything may say 404 to HEAD, without a word: the listing of that key has to agree. */
  async #confirmAbsence(key: ObjectKey, versionId: string, signal: AbortSignal | undefined): Promise<void> {
    const { objects } = await this.page({ prefix: key, isFlat: true, most: 1, signal })
    if (versionId === '' && objects[0]?.key === key)
      throw new S3Fault('broken-reply', 'It lists an object, and says that it is not there.')
  }

  /** Null: it is not there. `too-large` beyond `maxBytes`. */
  async get(key: ObjectKey, maxBytes: number, signal?: AbortSignal) {
    try {
      return await this.#http.read({ method: 'GET', key, signal }, async reply => ({
        ...headOf(reply),
        data: await bytesOf(reply, maxBytes),
      }))
    } catch (thrown) {
      if (thrown instanceof S3Fault && thrown.kind === 'not-found') return null
      throw thrown
    }
  }

  /**
   * An empty object where nothing is: the marker of a folder, or a fact in its own name.
   * `precondition` where something is there, as far as the service knows conditions.
   */
  async putNew(
    key: ObjectKey,
    headers: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<void> {
    const put = (more: Readonly<Record<string, string>>) =>
      this.#http.change(
        { method: 'PUT', key, headers: { ...headers, ...more }, body: NOTHING, signal },
        ended,
      )
    try {
      await put({ 'if-none-match': '*' })
    } catch (thrown) {
      if (!(thrown instanceof S3Fault) || thrown.kind !== 'not-implemented') throw thrown
      await put({})
    }
  }

  /** Copies what is not larger than 5 GiB at once. Answers what the copy is told by. */
  async copy({ from, to, etag, versionId, isNew, headers, signal }: CopyRequest): Promise<MadeObject> {
    const request: S3Request = {
      method: 'PUT',
      key: to,
      headers: {
        ...headers,
        'x-amz-copy-source': this.source(from, versionId),
        ...(etag === '' ? {} : { 'x-amz-copy-source-if-match': etag }),
        ...(isNew ? { 'if-none-match': '*' } : {}),
      },
      signal,
    }
    return this.#http.change(request, async reply => {
      const xml = await someXml(reply)
      const made = etagIn(xml, 'CopyObjectResult')
      return { etag: made, modifiedMs: timeOf(xml.texts.get('LastModified')) }
    })
  }

  /**
   * Deletes the latest version; with versions kept it is still there as an earlier one.
   * What is not there is no failure. Where the service stumbled it is done again, as
   * long as the object is the same. `etag`: of the object; null where nobody else
   * writes there.
   */
  async remove(key: ObjectKey, etag: string | null): Promise<void> {
    for (let turn = 1; ; turn++) {
      try {
        await this.#http.change({ method: 'DELETE', key }, ended)
        return
      } catch (thrown) {
        if (!(thrown instanceof S3Fault) || !thrown.facts.mayHaveArrived) throw thrown
        const now = await this.head(key)
        if (now === null) return
        if (turn === REMOVE_TRIES || (etag !== null && now.etag !== etag)) throw thrown
      }
    }
  }

  /** One kept state, for good. */
  async removeVersion(key: ObjectKey, versionId: string): Promise<void> {
    await this.#http.change({ method: 'DELETE', key, query: { versionId: encoded(versionId) } }, ended)
  }

  /** For copy-parts.ts. */
  ask<T>(request: S3Request, take: (reply: XmlReply | null) => T): Promise<T> {
    return this.#http.change(request, async reply => {
      const xml = await readXml(reply.chunks)
      refuseError(xml, reply)
      return take(xml)
    })
  }

  /** As `x-amz-copy-source` has it. */
  source(key: ObjectKey, versionId = ''): string {
    const path = `/${joinKeys(keyOfText(`${this.#name}/`), key)}`
    return versionId === '' ? path : `${path}?versionId=${encoded(versionId)}`
  }
}

/** @throws S3Fault where the element is not there: nothing proves that anything was done. */
export function etagIn(reply: XmlReply, root: string): string {
  refuseOther(reply, root)
  return reply.texts.get('ETag') ?? ''
}

async function someXml(reply: S3Reply): Promise<XmlReply> {
  const xml = await readXml(reply.chunks)
  refuseError(xml, reply)
  if (xml === null) throw new S3Fault('broken-reply', 'It answers with nothing.')
  return xml
}

/** A long copy is answered with 200 before it is known to fail (S3 API Reference, CopyObject). */
function refuseError(xml: XmlReply | null, { headers }: S3Reply): void {
  if (xml?.root === 'Error') throw faultOfRefusal({ status: 500, headers, reply: xml })
}

function headOf({ headers }: S3Reply): ObjectHead {
  const size = Number(headers['content-length'] ?? Number.NaN)
  if (!Number.isSafeInteger(size)) throw new S3Fault('broken-reply', 'It does not say how large it is.')
  const kept = Object.entries(headers).filter(
    ([name, value]) => value !== '' && (KEPT_HEADERS.includes(name) || name.startsWith('x-amz-meta-')),
  )
  return {
    size,
    etag: headers['etag'] ?? '',
    modifiedMs: timeOf(headers['last-modified']),
    versionId: headers['x-amz-version-id'] ?? '',
    kept: Object.fromEntries(kept),
  }
}

/** 0: it says none. */
function timeOf(text = ''): number {
  return Math.max(0, Date.parse(text) || 0)
}

async function bytesOf({ chunks }: S3Reply, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new S3Fault('too-large', `More than ${maxBytes} bytes.`)
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

/** To its end, so that the connection can be used again. */
async function ended({ chunks }: S3Reply): Promise<void> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > 65_536) return
  }
}
