import { keyOfText, keyOfUrlEncoded, type ObjectKey } from './object-key.ts'
import type { ReplyRecord, XmlReply } from './reply-reader.ts'
import { S3Fault } from './s3-fault.ts'

/** One object as a listing has it. */
export interface ListedObject {
  readonly key: ObjectKey
  /** Bytes. */
  readonly size: number
  /** As the service writes it, quotes included. Empty: it does not say. */
  readonly etag: string
  /** Milliseconds since 1970; 0: it does not say. */
  readonly modifiedMs: number
}

export interface ListedPage {
  readonly objects: readonly ListedObject[]
  /** What the delimiter groups; each ends in it. */
  readonly prefixes: readonly ObjectKey[]
  /** To go on with; null: this was all. */
  readonly next: string | null
}

/** One kept state of an object (ListObjectVersions). */
export interface ListedVersion extends ListedObject {
  /** "null" is a version like any other: of before versions were kept. */
  readonly versionId: string
  readonly isLatest: boolean
  /** It says that the object was deleted then, and has no content. */
  readonly isDeleteMarker: boolean
}

export interface VersionsPage {
  readonly versions: readonly ListedVersion[]
  readonly next: { readonly key: ObjectKey; readonly versionId: string } | null
}

/** ListObjectsV2. @throws S3Fault where the reply is another one. */
export function listedPage(reply: XmlReply): ListedPage {
  refuseOther(reply, 'ListBucketResult')
  const keyOf = keyReaderOf(reply)
  const isMore = isTrue(reply.texts.get('IsTruncated'))
  const next = reply.texts.get('NextContinuationToken') ?? ''
  // To stop here would hide the rest.
  if (isMore && next === '') throw broken('It says that there is more, and not where.')
  return {
    objects: reply.records.filter(named('Contents')).map(record => objectOf(record, keyOf)),
    prefixes: reply.records
      .filter(named('CommonPrefixes'))
      .map(({ texts }) => keyOf(texts.get('Prefix') ?? ''))
      .filter(prefix => prefix !== ''),
    next: isMore ? next : null,
  }
}

/** ListObjectVersions. @throws S3Fault where the reply is another one. */
export function versionsPage(reply: XmlReply): VersionsPage {
  refuseOther(reply, 'ListVersionsResult')
  const keyOf = keyReaderOf(reply)
  const isMore = isTrue(reply.texts.get('IsTruncated'))
  const key = reply.texts.get('NextKeyMarker') ?? ''
  if (isMore && key === '') throw broken('It says that there is more, and not where.')
  return {
    versions: reply.records
      .filter(({ name }) => name === 'Version' || name === 'DeleteMarker')
      .map(record => ({
        ...objectOf(record, keyOf),
        versionId: record.texts.get('VersionId') ?? 'null',
        isLatest: isTrue(record.texts.get('IsLatest')),
        isDeleteMarker: record.name === 'DeleteMarker',
      })),
    next: isMore ? { key: keyOf(key), versionId: reply.texts.get('NextVersionIdMarker') ?? '' } : null,
  }
}

const named = (name: string) => (record: ReplyRecord) => record.name === name

/** Some services are asked to encode names, and do not: then they say nothing of it. */
function keyReaderOf({ texts }: XmlReply): (text: string) => ObjectKey {
  return texts.get('EncodingType') === 'url' ? keyOfUrlEncoded : keyOfText
}

function objectOf({ texts }: ReplyRecord, keyOf: (text: string) => ObjectKey): ListedObject {
  const key = texts.get('Key')
  const size = Number(texts.get('Size') ?? '0')
  if (key === undefined || key === '') throw broken('It lists something without a key.')
  if (!Number.isSafeInteger(size) || size < 0) throw broken('It lists a size that is none.')
  const modifiedMs = Date.parse(texts.get('LastModified') ?? '')
  return {
    key: keyOf(key),
    size,
    etag: texts.get('ETag') ?? '',
    modifiedMs: Number.isFinite(modifiedMs) && modifiedMs > 0 ? modifiedMs : 0,
  }
}

export function refuseOther({ root }: XmlReply, expected: string): void {
  if (root !== expected) throw broken(`It answers with ${root.slice(0, 60)}, not ${expected}.`)
}

function broken(detail: string): S3Fault {
  return new S3Fault('broken-reply', detail)
}

function isTrue(text: string | undefined): boolean {
  return text?.trim().toLowerCase() === 'true'
}
