import { type Bucket, etagIn, type ObjectHead } from './bucket.ts'
import type { ObjectKey } from './object-key.ts'
import { S3Fault } from './s3-fault.ts'
import { encoded } from './sign-request.ts'

/** More than this is not copied by one request (S3 API Reference, CopyObject). */
export const LARGEST_COPY = 5 * 1024 ** 3
const SMALLEST_PART = 256 * 1024 ** 2
const MOST_PARTS = 10_000
const AT_ONCE = 4

interface PartsRequest {
  readonly from: ObjectKey
  readonly to: ObjectKey
  /** Of the source; absent: the latest. */
  readonly versionId?: string
  readonly head: ObjectHead
  readonly isNew: boolean
  readonly signal?: AbortSignal | undefined
}

/**
 * Copies an object of any size in parts. What it is called, its type and its own
 * metadata are given to the copy anew; tags are not. Nothing is left of a copy
 * that fails. Answers the etag of the copy.
 */
export async function copyInParts(bucket: Bucket, request: PartsRequest): Promise<string> {
  const { to, head, isNew, signal } = request
  const uploadId = await bucket.ask(
    { method: 'POST', key: to, query: { uploads: '' }, headers: head.kept, body: NOTHING, signal },
    xml => xml?.texts.get('UploadId') ?? '',
  )
  if (uploadId === '') throw new S3Fault('broken-reply', 'It names no upload.')
  const query = { uploadId: encoded(uploadId) }
  try {
    const etags = await copyAll(bucket, request, query)
    const parts = etags.map((etag, index) => partXml(index + 1, etag)).join('')
    const body = Buffer.from(`<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`)
    return await bucket.ask(
      {
        method: 'POST',
        key: to,
        query,
        headers: { 'content-type': 'application/xml', ...(isNew ? { 'if-none-match': '*' } : {}) },
        body,
        signal,
      },
      xml => {
        if (xml === null) throw new S3Fault('broken-reply', 'It answers with nothing.')
        return etagIn(xml, 'CompleteMultipartUploadResult')
      },
    )
  } catch (thrown) {
    // Parts that belong to nothing cost room, and nobody sees them.
    await bucket.ask({ method: 'DELETE', key: to, query }, () => {}).catch(() => {})
    throw thrown
  }
}

const NOTHING = new Uint8Array()

/** Bytes of each part but the last: so large that there are not too many. */
export function partSize(size: number): number {
  return Math.max(SMALLEST_PART, Math.ceil(size / MOST_PARTS))
}

async function copyAll(
  bucket: Bucket,
  { from, to, versionId, head, signal }: PartsRequest,
  query: { readonly uploadId: string },
): Promise<readonly string[]> {
  const step = partSize(head.size)
  const count = Math.ceil(head.size / step)
  const etags: string[] = Array.from({ length: count }, () => '')
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const end = Math.min(head.size, (index + 1) * step) - 1
      etags[index] = await bucket.ask(
        {
          method: 'PUT',
          key: to,
          query: { ...query, partNumber: String(index + 1) },
          headers: {
            'x-amz-copy-source': bucket.source(from, versionId),
            'x-amz-copy-source-range': `bytes=${index * step}-${end}`,
            ...(head.etag === '' ? {} : { 'x-amz-copy-source-if-match': head.etag }),
          },
          signal,
        },
        xml => {
          if (xml === null) throw new S3Fault('broken-reply', 'It answers with nothing.')
          return etagIn(xml, 'CopyPartResult')
        },
      )
    }
  }
  const results = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, count) }, work))
  const failed = results.find(result => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return etags
}

function partXml(number: number, etag: string): string {
  const text = etag.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return `<Part><PartNumber>${number}</PartNumber><ETag>${text}</ETag></Part>`
}
