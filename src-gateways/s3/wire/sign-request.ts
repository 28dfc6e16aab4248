import { createHash, createHmac } from 'node:crypto'
import type { ObjectKey } from './object-key.ts'

export interface Credentials {
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
}

export interface Unsigned {
  readonly method: string
  /** As it goes out in the Host header. */
  readonly host: string
  /** Encoded, as it goes out. */
  readonly path: string
  /** Encoded, as it goes out: `canonicalQuery`. */
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

const SERVICE = 's3'
const NO_BODY = new Uint8Array()

/**
 * The headers of a request with its signature, version 4 (S3 API Reference,
 * "Authenticating Requests"). Our own, because packages for it go by `URL`,
 * which puts paths in order: "a/../b" and bytes that are no UTF-8 are keys like
 * any other. Of the secret only this signature leaves the process.
 */
export function signRequest(request: Unsigned, credentials: Credentials, now: Date): Record<string, string> {
  const { accessKey, secretKey, region } = credentials
  const time = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const day = time.slice(0, 8)
  const bodyHash = sha256(request.body ?? NO_BODY)
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.host,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': time,
  }
  const names = Object.keys(headers).sort()
  const lines = names.map(name => `${name}:${(headers[name] ?? '').trim().replaceAll(/\s+/g, ' ')}\n`)
  const signed = names.join(';')
  const canonical = [request.method, request.path, request.query, lines.join(''), signed, bodyHash].join('\n')
  const scope = `${day}/${region}/${SERVICE}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const signature = hmac(keyOf(secretKey, day, region), toSign).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
  return { ...headers, authorization }
}

/** Sorted by name, with a "=" behind each; values come encoded (`encoded`, `encodedKey`). */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encoded(name)}=${value}`)
    .sort()
    .join('&')
}

/** Of any text, for a query. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Of a key, whose bytes are encoded already. */
export function encodedKey(key: ObjectKey): string {
  return key.replaceAll('/', '%2F')
}

function keyOf(secret: string, day: string, region: string): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), SERVICE), 'aws4_request')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
