import { Metadata, status } from '@grpc/grpc-js'
import { type AppError, AppFailure, type ErrorKind } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { type FixedSentenceCode, say } from '../../src-shared/sentences'
import { Reason, Refusal } from '../../src-wire/gen/satchel/v1/refusal'
import { WireFault } from '../../src-wire/wire-reader'
import { shortText } from './short-text'

/** What was asked, as far as the meaning of a failure depends on it. */
export type CallPurpose = 'status' | 'read' | 'thumbnail' | 'mutation' | 'spawn'

export interface FailedCall {
  readonly purpose: CallPurpose
  readonly path?: InventoryPath | undefined
  /** Whether we cancelled it ourselves. */
  readonly wasAborted: boolean
}

interface Row {
  readonly code: status
  /** Texts are no contract, but in places the only discriminator (section 3). */
  readonly detail?: RegExp
  readonly purposes?: readonly CallPurpose[]
  readonly kind: ErrorKind
  readonly says: FixedSentenceCode
}

const CHANGES: readonly CallPurpose[] = ['mutation', 'spawn']

export function isChange(purpose: CallPurpose): boolean {
  return CHANGES.includes(purpose)
}

/** What grpc-js says when there is no connection, or when it broke under a call. */
const TRANSPORT =
  /No connection established|Name resolution failed|connect E[A-Z]+|read E[A-Z]+|write E[A-Z]+|ECONNRESET|EPIPE|Connection dropped|Connection closed|Channel closed|Write (error|failed)|Stream refused|GOAWAY/

/** An HTTP server that is no gRPC server, or one that names no content type (section 3, last line). */
const HTTP_ANSWER = /HTTP status|content-type/i

/** What grpc-js says of a reply that is beyond the limits of `channel.ts`, as it is or unpacked. */
const REPLY_TOO_LARGE = /^Received message (larger than max|that decompresses to)/

/** Success was said, but the reply itself is missing or cut off. */
const NO_ONE_REPLY = /^(No message|Too many responses) received/

/** Only of a status call: a change whose answer has no end may have been made. */
const NO_STATUS = /No status information|without gRPC status/

/** First match wins. One test per row in `error-map.test.ts`. */
export const ERROR_ROWS: readonly Row[] = [
  {
    code: status.UNAVAILABLE,
    // Whole: a failed save quotes the name of its record, which may hold anything.
    detail: /^\w+ bridge is not configured\.?$/,
    kind: 'not-ready',
    says: 'still-starting',
  },
  { code: status.UNAVAILABLE, detail: TRANSPORT, kind: 'offline', says: 'connection-lost' },
  { code: status.UNAVAILABLE, kind: 'cloud', says: 'cloud-trouble' },
  {
    code: status.FAILED_PRECONDITION,
    detail: /is a directory|recursive/,
    kind: 'ambiguous',
    says: 'folder-in-its-place',
  },
  {
    code: status.FAILED_PRECONDITION,
    detail: /sign(ed)?[ -]?in|log(ged)?[ -]?in/i,
    kind: 'not-ready',
    says: 'nobody-signed-in',
  },
  {
    code: status.FAILED_PRECONDITION,
    purposes: ['spawn'],
    kind: 'not-ready',
    says: 'no-spawning-now',
  },
  { code: status.FAILED_PRECONDITION, kind: 'not-ready', says: 'service-not-ready' },
  {
    code: status.NOT_FOUND,
    purposes: ['thumbnail'],
    kind: 'not-found',
    says: 'no-picture',
  },
  {
    code: status.NOT_FOUND,
    kind: 'not-found',
    says: 'entry-not-found',
  },
  { code: status.ALREADY_EXISTS, kind: 'conflict', says: 'name-exists' },
  { code: status.INVALID_ARGUMENT, kind: 'invalid-name', says: 'path-not-accepted' },
  {
    code: status.UNIMPLEMENTED,
    detail: NO_ONE_REPLY,
    purposes: CHANGES,
    kind: 'unknown-outcome',
    says: 'no-answer-to-change',
  },
  {
    code: status.UNIMPLEMENTED,
    detail: NO_ONE_REPLY,
    purposes: ['read', 'thumbnail'],
    kind: 'bug',
    says: 'unreadable-answer',
  },
  { code: status.UNIMPLEMENTED, detail: HTTP_ANSWER, kind: 'server-too-old', says: 'not-an-inventory' },
  { code: status.UNIMPLEMENTED, kind: 'server-too-old', says: 'no-such-function' },
  {
    // What was asked for has been done; only its answer was refused by us.
    code: status.RESOURCE_EXHAUSTED,
    detail: REPLY_TOO_LARGE,
    purposes: CHANGES,
    kind: 'unknown-outcome',
    says: 'no-answer-to-change',
  },
  {
    code: status.RESOURCE_EXHAUSTED,
    detail: REPLY_TOO_LARGE,
    purposes: ['read'],
    kind: 'too-large',
    says: 'listing-too-heavy',
  },
  {
    code: status.RESOURCE_EXHAUSTED,
    detail: REPLY_TOO_LARGE,
    purposes: ['thumbnail'],
    kind: 'too-large',
    says: 'picture-beyond-receiving',
  },
  // The first letters of a page are taken for a length.
  {
    code: status.RESOURCE_EXHAUSTED,
    detail: REPLY_TOO_LARGE,
    purposes: ['status'],
    kind: 'server-too-old',
    says: 'not-an-inventory',
  },
  { code: status.RESOURCE_EXHAUSTED, kind: 'cloud', says: 'service-busy' },
  {
    code: status.UNKNOWN,
    detail: /Exception was thrown by handler/,
    kind: 'cloud',
    says: 'service-gave-up',
  },
  {
    code: status.UNKNOWN,
    detail: NO_STATUS,
    purposes: ['status'],
    kind: 'server-too-old',
    says: 'not-an-inventory',
  },
  { code: status.UNKNOWN, detail: HTTP_ANSWER, kind: 'server-too-old', says: 'not-an-inventory' },
  { code: status.UNKNOWN, kind: 'cloud', says: 'service-fault' },
  {
    code: status.INTERNAL,
    detail: NO_STATUS,
    purposes: ['status'],
    kind: 'server-too-old',
    says: 'not-an-inventory',
  },
  // Its own words follow, whatever they are, and the change may have been made in part.
  { code: status.INTERNAL, detail: /^\w+ bridge faulted:/, kind: 'bug', says: 'service-fault' },
  { code: status.INTERNAL, detail: HTTP_ANSWER, kind: 'server-too-old', says: 'not-an-inventory' },
  { code: status.INTERNAL, detail: /parsing error|decompress/, kind: 'bug', says: 'unreadable-answer' },
  {
    code: status.INTERNAL,
    detail: /Failed to start HTTP\/2 stream/,
    kind: 'offline',
    says: 'connection-lost',
  },
  {
    code: status.INTERNAL,
    detail: /RST_STREAM|No status information/,
    kind: 'cloud',
    says: 'answer-broken-off',
  },
  { code: status.INTERNAL, kind: 'bug', says: 'service-fault' },
  { code: status.DEADLINE_EXCEEDED, purposes: CHANGES, kind: 'unknown-outcome', says: 'no-answer-to-change' },
  { code: status.DEADLINE_EXCEEDED, kind: 'cloud', says: 'no-answer-in-time' },
  { code: status.CANCELLED, purposes: CHANGES, kind: 'unknown-outcome', says: 'no-answer-to-change' },
  { code: status.CANCELLED, kind: 'cloud', says: 'answer-broken-off' },
  { code: status.UNAUTHENTICATED, kind: 'not-ready', says: 'nobody-signed-in' },
  { code: status.PERMISSION_DENIED, kind: 'not-ready', says: 'not-allowed' },
]

/** What each reason of a refusal means (satchel/v1/refusal.proto); the others say no more than the status. */
export const REFUSAL_ROWS: Readonly<Partial<Record<Reason, Pick<Row, 'kind' | 'says'>>>> = {
  [Reason.REASON_SIGN_IN_AGAIN]: { kind: 'not-ready', says: 'sign-in-again' },
  [Reason.REASON_WRONG_PASSWORD]: { kind: 'not-ready', says: 'wrong-password' },
  [Reason.REASON_NEEDS_TOKEN]: { kind: 'not-ready', says: 'code-needed' },
  [Reason.REASON_ALREADY_SIGNED_IN]: { kind: 'not-ready', says: 'signed-in-elsewhere' },
  [Reason.REASON_ACCESS_DENIED]: { kind: 'not-ready', says: 'not-allowed' },
  [Reason.REASON_NOT_SUPPORTED]: { kind: 'refused', says: 'not-offered-here' },
  [Reason.REASON_AMBIGUOUS]: { kind: 'ambiguous', says: 'several-entries-meant' },
  [Reason.REASON_ID_CHANGED]: { kind: 'conflict', says: 'other-entry-there' },
  [Reason.REASON_PROTECTED_FOLDER]: { kind: 'refused', says: 'folder-protected' },
  [Reason.REASON_LIBRARY]: { kind: 'refused', says: 'library-stays' },
  [Reason.REASON_LOCKED]: { kind: 'refused', says: 'locked-by-others' },
  [Reason.REASON_WOULD_CYCLE]: { kind: 'refused', says: 'folder-into-itself' },
  [Reason.REASON_TOO_LARGE]: { kind: 'too-large', says: 'more-than-source-takes' },
  [Reason.REASON_LOADING]: { kind: 'not-ready', says: 'source-loading' },
  [Reason.REASON_OFFLINE]: { kind: 'cloud', says: 'source-out-of-reach' },
  [Reason.REASON_THROTTLED]: { kind: 'cloud', says: 'service-busy' },
  [Reason.REASON_NO_TRANSFER]: { kind: 'refused', says: 'not-given-away' },
  [Reason.REASON_NO_COPY]: { kind: 'refused', says: 'not-copied' },
  [Reason.REASON_VERSION_CHANGED]: { kind: 'conflict', says: 'other-version-there' },
  [Reason.REASON_PARTIAL]: { kind: 'partial', says: 'done-in-part' },
  [Reason.REASON_INCOMPATIBLE]: { kind: 'refused', says: 'source-incompatible' },
  [Reason.REASON_EXPIRED]: { kind: 'not-ready', says: 'sign-in-again' },
  [Reason.REASON_MAINTENANCE]: { kind: 'not-ready', says: 'source-closed-for-now' },
  [Reason.REASON_NOT_IN_TRASH]: { kind: 'refused', says: 'only-in-trash' },
  [Reason.REASON_BAD_TITLE]: { kind: 'invalid-name', says: 'title-not-accepted' },
  [Reason.REASON_READ_ONLY]: { kind: 'refused', says: 'changes-not-allowed' },
  [Reason.REASON_NO_SPACE]: { kind: 'refused', says: 'no-space-left' },
  [Reason.REASON_NO_FILE_RIGHT]: { kind: 'refused', says: 'no-file-right' },
  [Reason.REASON_BUSY]: { kind: 'refused', says: 'in-use-elsewhere' },
  [Reason.REASON_SAID]: { kind: 'refused', says: 'refused-by-platform' },
  [Reason.REASON_STOPPED]: { kind: 'cancelled', says: 'cancelled' },
}

const REFUSAL_TRAILER = 'satchel-error-bin'

/** Words a failed call. What is not a gRPC status at all becomes `bug`. */
export function appErrorOf(thrown: unknown, call: FailedCall): AppError {
  const detail = detailOf(thrown)
  const { kind, says } = wordingOf(thrown, detail, call)
  return {
    kind,
    ...say(says),
    ...(call.path === undefined ? {} : { path: call.path }),
    ...(detail === '' ? {} : { detail: shortText(detail) }),
  }
}

export function failureOf(thrown: unknown, call: FailedCall): AppFailure {
  return thrown instanceof AppFailure ? thrown : new AppFailure(appErrorOf(thrown, call))
}

function wordingOf(thrown: unknown, detail: string, call: FailedCall): Pick<Row, 'kind' | 'says'> {
  // A change that has gone out is cut off by nobody.
  if (call.wasAborted)
    return { kind: 'cancelled', says: isChange(call.purpose) ? 'cancelled-unsent' : 'cancelled' }
  if (thrown instanceof WireFault) return { kind: 'bug', says: 'unreadable-answer' }
  if (detail.startsWith('Channel has been shut down')) return { kind: 'offline', says: 'connection-lost' }
  const refused = REFUSAL_ROWS[reasonOf(thrown)]
  if (refused !== undefined) return refused
  const code = statusCodeOf(thrown)
  const row = ERROR_ROWS.find(
    candidate =>
      candidate.code === code &&
      (candidate.detail === undefined || candidate.detail.test(detail)) &&
      (candidate.purposes === undefined || candidate.purposes.includes(call.purpose)),
  )
  return row ?? { kind: 'bug', says: 'service-fault' }
}

/** Why a source refused, as far as it says so in its trailer. */
function reasonOf(thrown: unknown): Reason {
  const metadata = thrown instanceof Error && 'metadata' in thrown ? thrown.metadata : null
  const [trailer] = metadata instanceof Metadata ? metadata.get(REFUSAL_TRAILER) : []
  if (!Buffer.isBuffer(trailer)) return Reason.REASON_UNSPECIFIED
  try {
    return Refusal.decode(trailer).reason
  } catch {
    return Reason.REASON_UNSPECIFIED
  }
}

export function statusCodeOf(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('code' in thrown)) return null
  return typeof thrown.code === 'number' ? thrown.code : null
}

function detailOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  if ('details' in thrown && typeof thrown.details === 'string') return thrown.details
  return thrown.message
}
