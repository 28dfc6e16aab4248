import { codeOf, isNeverSent, isTimeout } from '../../kit/http-errors.ts'
import { XmlError } from '../../kit/xml-reader.ts'
import type { XmlReply } from './reply-reader.ts'
import { S3Fault, type S3FaultKind } from './s3-fault.ts'

/** What is known of a refusal: its body is missing where HEAD was asked. */
export interface Refused {
  /** Absent: it was none of ours that was answered, but a failure within an answer. */
  readonly asked?: { readonly method: string; readonly isOfBucket: boolean }
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Null: there was none, or it was no XML. */
  readonly reply: XmlReply | null
}

/** S3 API Reference, "Error responses"; MinIO and R2 say the same words. */
const KINDS: Readonly<Record<string, S3FaultKind>> = {
  AccessDenied: 'forbidden',
  AllAccessDisabled: 'forbidden',
  AccountProblem: 'forbidden',
  Unauthorized: 'forbidden',
  InvalidAccessKeyId: 'wrong-secret',
  SignatureDoesNotMatch: 'wrong-secret',
  InvalidToken: 'wrong-secret',
  ExpiredToken: 'wrong-secret',
  NoSuchBucket: 'no-such-bucket',
  NoSuchKey: 'not-found',
  NoSuchVersion: 'not-found',
  RequestTimeTooSkewed: 'clock-skew',
  RequestExpired: 'clock-skew',
  PermanentRedirect: 'redirected',
  TemporaryRedirect: 'redirected',
  Redirect: 'redirected',
  IllegalLocationConstraintException: 'redirected',
  PreconditionFailed: 'precondition',
  ConditionalRequestConflict: 'conflict',
  NotImplemented: 'not-implemented',
  SlowDown: 'throttled',
  ServiceUnavailable: 'throttled',
  TooManyRequests: 'throttled',
  InvalidObjectState: 'archived',
  EntityTooLarge: 'too-large',
}

/** Where there is no word for it. */
const KINDS_OF_STATUS: Readonly<Record<number, S3FaultKind>> = {
  401: 'wrong-secret',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'precondition',
  429: 'throttled',
  501: 'not-implemented',
  503: 'throttled',
}

/** With this the service says that it has not begun. */
const UNDONE: ReadonlySet<S3FaultKind> = new Set([
  'forbidden',
  'wrong-secret',
  'no-such-bucket',
  'clock-skew',
  'redirected',
  'precondition',
  'conflict',
  'not-implemented',
  'throttled',
  'archived',
])

export function faultOfRefusal({ status, headers, reply, asked }: Refused): S3Fault {
  const code = reply?.root === 'Error' ? (reply.texts.get('Code') ?? '') : ''
  const text = (reply?.texts.get('Message') ?? '').slice(0, 500)
  const region = reply?.texts.get('Region') ?? headers['x-amz-bucket-region'] ?? ''
  const said = `${code === '' ? `Status ${status}` : code}${text === '' ? '' : `: ${text}`}`
  const kind = proven(kindOf(code, status, region), code, asked)
  const facts = {
    mayHaveArrived: !UNDONE.has(kind),
    isOfService: code !== '' || headers['x-amz-request-id'] !== undefined,
    ...retryAfter(headers),
  }
  if (kind === 'clock-skew') return new S3Fault(kind, skewText(reply), facts)
  if (kind === 'redirected') return new S3Fault(kind, redirectText(region, said, headers, reply), facts)
  return new S3Fault(kind, said, facts)
}

/**
 * A 404 of whatever else answers at the address proves no absence. Only HEAD is answered
 * without a word; and a bucket that is listed is no object that could be absent.
 */
function proven(kind: S3FaultKind, code: string, asked: Refused['asked']): S3FaultKind {
  if (kind !== 'not-found') return kind
  if (code === '' && asked?.method !== 'HEAD') return 'not-a-service'
  return asked?.isOfBucket === true ? 'failed' : kind
}

function kindOf(code: string, status: number, region: string): S3FaultKind {
  const known = KINDS[code]
  if (known !== undefined) return known
  // A signature for another region is called malformed, and the right one is named.
  if (code === 'AuthorizationHeaderMalformed' && region !== '') return 'redirected'
  if (status >= 300 && status < 400) return 'redirected'
  const byStatus = KINDS_OF_STATUS[status] ?? (status >= 500 ? 'faulted' : undefined)
  return byStatus ?? (code === '' ? 'not-a-service' : 'failed')
}

function skewText(reply: XmlReply | null): string {
  const theirs = reply?.texts.get('ServerTime') ?? ''
  const clock = `This computer’s clock says ${new Date().toISOString().replace(/\.\d+/, '')}`
  return theirs === '' ? `${clock}, which is not the time there.` : `${clock}, the service’s ${theirs}.`
}

function redirectText(
  region: string,
  said: string,
  headers: Readonly<Record<string, string>>,
  reply: XmlReply | null,
): string {
  if (region !== '') return `The bucket is in the region ${region}.`
  const elsewhere = reply?.texts.get('Endpoint') ?? hostOf(headers['location'] ?? '')
  return elsewhere === '' ? said : `The bucket is reached at ${elsewhere}.`
}

function hostOf(location: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(location)?.[1] ?? ''
}

function retryAfter(headers: Readonly<Record<string, string>>): { readonly retryAfterMs?: number } {
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: Math.min(seconds, 3_600) * 1_000 } : {}
}

/** Of anything thrown on the way to a reply. */
export function faultOfError(error: unknown): S3Fault {
  if (error instanceof S3Fault) return error
  if (error instanceof XmlError) {
    const kind = error.fault.startsWith('too-') ? 'too-large' : 'broken-reply'
    return new S3Fault(kind, `${error.fault}: ${error.message}`)
  }
  return isTimeout(error)
    ? new S3Fault('timed-out', codeOf(error))
    : new S3Fault('unreachable', codeOf(error), { mayHaveArrived: !isNeverSent(error) })
}
