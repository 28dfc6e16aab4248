import { keyOfBytes } from '../wire/object-key.ts'
import type { ObjectTable, StoredVersion } from './object-table.ts'

type Query = ReadonlyMap<string, string>

/** Pages of what a bucket holds, as S3 writes them. Keys come and go as latin1 texts of their bytes. */
export function listXml(table: ObjectTable, query: Query, pageSize = 1_000): string {
  const { prefix, delimiter, most } = asked(query, pageSize)
  const token = query.get('continuation-token')
  const after = token === undefined ? (query.get('start-after') ?? '') : ofToken(token)
  const lines: string[] = []
  const groups = new Set<string>()
  let last = ''
  let isTruncated = false
  for (const key of table.keys) {
    if (!key.startsWith(prefix) || key <= after) continue
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    const group = end < 0 ? null : key.slice(0, end + delimiter.length)
    // What is grouped has been given as a whole.
    if (group !== null && (groups.has(group) || after.startsWith(group))) continue
    if (lines.length === most) {
      isTruncated = true
      break
    }
    if (group !== null) {
      groups.add(group)
      lines.push(`<CommonPrefixes>${element('Prefix', named(group))}</CommonPrefixes>`)
    } else lines.push(`<Contents>${objectXml(key, table.latest(key))}</Contents>`)
    last = group ?? key
  }
  const next = isTruncated ? element('NextContinuationToken', tokenOf(last)) : ''
  const head = `${element('EncodingType', 'url')}${element('IsTruncated', String(isTruncated))}${next}`
  return document('ListBucketResult', `${head}${lines.join('')}`)
}

/** Nothing that a client could read. */
function tokenOf(key: string): string {
  return Buffer.from(key, 'latin1').toString('base64url')
}

function ofToken(token: string): string {
  return Buffer.from(token, 'base64url').toString('latin1')
}

/** Two versions a page at most where `most` says so: tests ask for small pages. */
export function versionsXml(table: ObjectTable, query: Query, pageSize: number): string {
  const { prefix } = asked(query)
  const [afterKey, afterId] = [query.get('key-marker') ?? '', query.get('version-id-marker') ?? '']
  const all = table.allKeys
    .filter(key => key.startsWith(prefix))
    .flatMap(key => table.versionsOf(key).map((version, index) => ({ key, version, isLatest: index === 0 })))
  const from = all.findIndex(({ key, version }) => key === afterKey && version.versionId === afterId) + 1
  const page = all.slice(from, from + pageSize)
  const last = from + pageSize < all.length ? page.at(-1) : undefined
  const next =
    last === undefined
      ? ''
      : `${element('NextKeyMarker', named(last.key))}${element('NextVersionIdMarker', last.version.versionId)}`
  const lines = page.map(({ key, version, isLatest }) => {
    const name = version.isDeleteMarker ? 'DeleteMarker' : 'Version'
    const id = `${element('VersionId', version.versionId)}${element('IsLatest', String(isLatest))}`
    return `<${name}>${objectXml(key, version)}${id}</${name}>`
  })
  const head = `${element('EncodingType', 'url')}${element('IsTruncated', String(last !== undefined))}${next}`
  return document('ListVersionsResult', `${head}${lines.join('')}`)
}

export function document(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${root}>`
}

export function element(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</${name}>`
}

function asked(query: Query, pageSize = 1_000) {
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    most: Math.min(pageSize, Number(query.get('max-keys') ?? pageSize)),
  }
}

/** As S3 encodes keys: a space is a plus sign. */
function named(key: string): string {
  return keyOfBytes(Buffer.from(key, 'latin1')).replaceAll('%20', '+')
}

function objectXml(key: string, version: StoredVersion | null): string {
  if (version === null) return element('Key', named(key))
  const { size, etag, modified } = version
  const content = version.isDeleteMarker ? '' : `${element('ETag', etag)}${element('Size', String(size))}`
  const owner = '<Owner><ID>1</ID><DisplayName>me</DisplayName></Owner>'
  return `${element('Key', named(key))}${element('LastModified', modified.toISOString())}${content}${owner}`
}
