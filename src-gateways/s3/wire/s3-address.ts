import { isIP } from 'node:net'
import { StartFailure } from '../../kit/start-failure.ts'
import { EMPTY_KEY, joinKeys, keyOfText, type ObjectKey } from './object-key.ts'

/** Where a bucket is reached, and what of it is the inventory. */
export interface S3Address {
  /** Scheme, host and port that requests go to. */
  readonly origin: string
  /** In the Host header. */
  readonly host: string
  /** In front of every key: "/" for virtual hosts, "/bucket/" for path style. */
  readonly base: string
  readonly bucket: string
  /** Empty, or ending in "/". */
  readonly prefix: ObjectKey
  readonly region: string
  /** What stands for it for ever: the same however it is reached. */
  readonly identity: string
}

interface Given {
  readonly endpoint: string
  readonly bucket: string
  readonly prefix: string
  /** Empty: as the endpoint says, else us-east-1. */
  readonly region: string
  readonly isPathStyle: boolean
  readonly allowHttp: boolean
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
/** S3 User Guide, "General purpose bucket naming rules"; older ones have capitals and underscores. */
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/

/** What a person typed, as requests need it. Fails with a `StartFailure`. */
export function parseS3Address(given: Given): S3Address {
  const { bucket, allowHttp } = given
  const url = urlOf(given.endpoint)
  if (url.protocol === 'http:' && !allowHttp && !LOOPBACK.test(url.hostname))
    throw new StartFailure('Over plain HTTP everybody on the way can read along: it has to be allowed.')
  if (!BUCKET.test(bucket)) throw new StartFailure('That is no name of a bucket.')
  const region = given.region === '' ? regionOf(url.hostname) : given.region
  if (!/^[A-Za-z0-9-]{1,64}$/.test(region)) throw new StartFailure('That is no region.')
  const prefix = prefixOf(given.prefix)
  const isPathStyle = given.isPathStyle || !canBeHost(bucket, url)
  const host = isPathStyle ? url.host : `${bucket}.${url.host}`
  return {
    origin: `${url.protocol}//${host}`,
    host,
    base: isPathStyle ? `/${bucket}/` : '/',
    bucket,
    prefix,
    region,
    identity: `${url.origin}/${bucket}/${prefix}`,
  }
}

function urlOf(text: string): URL {
  const url = parsed(text.trim())
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new StartFailure('Give an http or https address.')
  // It is not repeated: there is a password in it.
  if (url.username !== '' || url.password !== '')
    throw new StartFailure('Keys and secrets do not belong into the address.')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new StartFailure('Give the address of the service only: scheme, host and port.')
  return url
}

function parsed(text: string): URL {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  } catch {
    throw new StartFailure('That is no address.')
  }
}

/** A name with dots fits no certificate, and an address of numbers has no names in front of it. */
function canBeHost(bucket: string, { protocol, hostname }: URL): boolean {
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0 || hostname === 'localhost') return false
  return /^[a-z0-9.-]{3,63}$/.test(bucket) && !(protocol === 'https:' && bucket.includes('.'))
}

/** R2 knows one region, "auto"; AWS writes it into the host. */
function regionOf(hostname: string): string {
  if (hostname.endsWith('.r2.cloudflarestorage.com')) return 'auto'
  return /(?:^|\.)s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com/.exec(hostname)?.[1] ?? 'us-east-1'
}

/** "/worlds" as people write it is "worlds/"; an object of that name is not meant. */
function prefixOf(text: string): ObjectKey {
  const trimmed = text.trim().replace(/^\/+/, '')
  if (trimmed === '') return EMPTY_KEY
  const key = keyOfText(trimmed)
  return key.endsWith('/') ? key : joinKeys(key, keyOfText('/'))
}
