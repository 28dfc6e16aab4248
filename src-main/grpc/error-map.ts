import { status } from '@grpc/grpc-js'
import { type AppError, AppFailure, type ErrorKind } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { WireFault } from './wire-reader'

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
  readonly message: string
}

const CHANGES: readonly CallPurpose[] = ['mutation', 'spawn']

/** What grpc-js says when there is no connection, or when it broke under a call. */
const TRANSPORT =
  /No connection established|connect E[A-Z]+|read E[A-Z]+|write E[A-Z]+|ECONNRESET|EPIPE|Connection dropped|Connection closed|Channel closed|Write (error|failed)|Stream refused|GOAWAY/

/** An HTTP server that is no gRPC server, or one that names no content type (section 3, last line). */
const HTTP_ANSWER = /HTTP status|content-type/i

/** Only of a status call: a change whose answer has no end may have been made. */
const NO_STATUS = /No status information|without gRPC status/

const BROKEN_OFF = 'The service broke off its answer.'
const NO_INVENTORY = 'What answers here is not an inventory service.'
const UNREADABLE = 'The service sent an answer that Satchel cannot read.'
const NO_ANSWER_YET = 'No answer came, so it is not known whether the change was made.'
const LOST = 'The connection to the inventory service is lost.'
const OWN_FAULT = 'The inventory service ran into a fault of its own.'
const TOO_OLD = 'The service has no such function: update the ResoniteIO mod.'
const CLOUD = 'The cloud behind the inventory service does not answer as it should. Try again later.'

/** First match wins. One test per row in `error-map.test.ts`. */
export const ERROR_ROWS: readonly Row[] = [
  {
    code: status.UNAVAILABLE,
    // Whole: a failed save quotes the name of its record, which may hold anything.
    detail: /^\w+ bridge is not configured\.?$/,
    kind: 'not-ready',
    message: 'Resonite is still starting. Try again in a moment.',
  },
  { code: status.UNAVAILABLE, detail: TRANSPORT, kind: 'offline', message: LOST },
  { code: status.UNAVAILABLE, kind: 'cloud', message: CLOUD },
  {
    code: status.FAILED_PRECONDITION,
    detail: /is a directory|recursive/,
    kind: 'ambiguous',
    message: 'A folder of the same name was found in its place, so nothing more was done.',
  },
  {
    code: status.FAILED_PRECONDITION,
    detail: /sign(ed)?[ -]?in|log(ged)?[ -]?in/i,
    kind: 'not-ready',
    message: 'Nobody is signed in to Resonite.',
  },
  {
    code: status.FAILED_PRECONDITION,
    purposes: ['spawn'],
    kind: 'not-ready',
    message: 'Nothing can be spawned now: no world is open, or this world does not allow it.',
  },
  { code: status.FAILED_PRECONDITION, kind: 'not-ready', message: 'The service is not ready for this.' },
  {
    code: status.NOT_FOUND,
    purposes: ['thumbnail'],
    kind: 'not-found',
    message: 'There is no picture.',
  },
  {
    code: status.NOT_FOUND,
    kind: 'not-found',
    message: 'The service did not find this entry. It may be gone, or the cloud may not have answered.',
  },
  { code: status.ALREADY_EXISTS, kind: 'conflict', message: 'Something of this name exists already.' },
  { code: status.INVALID_ARGUMENT, kind: 'invalid-name', message: 'The service does not accept this path.' },
  { code: status.UNIMPLEMENTED, detail: HTTP_ANSWER, kind: 'server-too-old', message: NO_INVENTORY },
  { code: status.UNIMPLEMENTED, kind: 'server-too-old', message: TOO_OLD },
  { code: status.RESOURCE_EXHAUSTED, kind: 'too-large', message: 'The answer of the service is too large.' },
  {
    code: status.UNKNOWN,
    detail: /Exception was thrown by handler/,
    kind: 'cloud',
    message: 'The service gave up, probably because the cloud took too long. Try again later.',
  },
  {
    code: status.UNKNOWN,
    detail: NO_STATUS,
    purposes: ['status'],
    kind: 'server-too-old',
    message: NO_INVENTORY,
  },
  { code: status.UNKNOWN, detail: HTTP_ANSWER, kind: 'server-too-old', message: NO_INVENTORY },
  { code: status.UNKNOWN, kind: 'cloud', message: OWN_FAULT },
  {
    code: status.INTERNAL,
    detail: NO_STATUS,
    purposes: ['status'],
    kind: 'server-too-old',
    message: NO_INVENTORY,
  },
  // Its own words follow, whatever they are, and the change may have been made in part.
  { code: status.INTERNAL, detail: /^\w+ bridge faulted:/, kind: 'bug', message: OWN_FAULT },
  { code: status.INTERNAL, detail: HTTP_ANSWER, kind: 'server-too-old', message: NO_INVENTORY },
  { code: status.INTERNAL, detail: /parsing error|decompress/, kind: 'bug', message: UNREADABLE },
  { code: status.INTERNAL, detail: /Failed to start HTTP\/2 stream/, kind: 'offline', message: LOST },
  { code: status.INTERNAL, detail: /RST_STREAM|No status information/, kind: 'cloud', message: BROKEN_OFF },
  { code: status.INTERNAL, kind: 'bug', message: OWN_FAULT },
  { code: status.DEADLINE_EXCEEDED, purposes: CHANGES, kind: 'unknown-outcome', message: NO_ANSWER_YET },
  { code: status.DEADLINE_EXCEEDED, kind: 'cloud', message: 'The service did not answer in time.' },
  { code: status.CANCELLED, purposes: CHANGES, kind: 'unknown-outcome', message: NO_ANSWER_YET },
  { code: status.CANCELLED, kind: 'cloud', message: BROKEN_OFF },
  { code: status.UNAUTHENTICATED, kind: 'not-ready', message: 'Nobody is signed in to Resonite.' },
  { code: status.PERMISSION_DENIED, kind: 'not-ready', message: 'The service does not allow this.' },
]

/** Words a failed call. What is not a gRPC status at all becomes `bug`. */
export function appErrorOf(thrown: unknown, call: FailedCall): AppError {
  const detail = detailOf(thrown)
  return {
    ...wordingOf(thrown, detail, call),
    ...(call.path === undefined ? {} : { path: call.path }),
    ...(detail === '' ? {} : { detail }),
  }
}

export function failureOf(thrown: unknown, call: FailedCall): AppFailure {
  return thrown instanceof AppFailure ? thrown : new AppFailure(appErrorOf(thrown, call))
}

function wordingOf(thrown: unknown, detail: string, call: FailedCall): Pick<AppError, 'kind' | 'message'> {
  if (call.wasAborted) return { kind: 'cancelled', message: 'Cancelled.' }
  if (thrown instanceof WireFault) return { kind: 'bug', message: UNREADABLE }
  if (detail.startsWith('Channel has been shut down')) return { kind: 'offline', message: LOST }
  const code = statusCodeOf(thrown)
  const row = ERROR_ROWS.find(
    candidate =>
      candidate.code === code &&
      (candidate.detail === undefined || candidate.detail.test(detail)) &&
      (candidate.purposes === undefined || candidate.purposes.includes(call.purpose)),
  )
  if (row !== undefined) return { kind: row.kind, message: row.message }
  return { kind: 'bug', message: OWN_FAULT }
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
