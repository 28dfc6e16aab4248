import { Metadata, status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { AppFailure, type ErrorKind } from '../../src-shared/errors'
import { type SentenceCode, say } from '../../src-shared/sentences'
import { Reason, Refusal } from '../../src-wire/gen/satchel/v1/refusal'
import { numberField } from '../../src-wire/testing/wire-writer'
import { WireFault } from '../../src-wire/wire-reader'
import { appErrorOf, type CallPurpose, ERROR_ROWS, failureOf, REFUSAL_ROWS } from './error-map'

const failed = (code: status, details: string): Error => Object.assign(new Error(details), { code, details })

const kindOf = (code: status, details: string, purpose: CallPurpose = 'read'): ErrorKind =>
  appErrorOf(failed(code, details), { purpose, wasAborted: false }).kind

const OVER_LIMIT = 'Received message larger than max (314572800 vs 268435456)'

/** Section 3 of the sheet, row by row, and what grpc-js itself reports (section 1). */
const TABLE: readonly [string, status, string, CallPurpose, ErrorKind][] = [
  [
    'a save that failed, of a record with a name like an excuse',
    status.UNAVAILABLE,
    "Failed to save record 'The bridge is not configured.': ServiceUnavailable.",
    'mutation',
    'cloud',
  ],
  [
    'a fault in the middle of a change, in words of HTTP',
    status.INTERNAL,
    'Inventory bridge faulted: Received HTTP status code 500',
    'mutation',
    'bug',
  ],
  ['an internal error without a word', status.INTERNAL, '', 'mutation', 'bug'],
  [
    'a bridge that is not there yet',
    status.UNAVAILABLE,
    'Inventory bridge is not configured.',
    'read',
    'not-ready',
  ],
  ['nobody signed in', status.FAILED_PRECONDITION, 'Not signed in.', 'read', 'not-ready'],
  ['no focused world', status.FAILED_PRECONDITION, 'No focused world.', 'spawn', 'not-ready'],
  ['no spawn permission', status.FAILED_PRECONDITION, 'Spawning is not permitted.', 'spawn', 'not-ready'],
  [
    'a folder where an item was copied',
    status.FAILED_PRECONDITION,
    '/Inventory/A is a directory; pass recursive (cp -r).',
    'mutation',
    'ambiguous',
  ],
  ['a missing record', status.NOT_FOUND, 'No inventory entry at /Inventory/A.', 'read', 'not-found'],
  ['a listing of an item', status.NOT_FOUND, '/Inventory/A is not a directory.', 'read', 'not-found'],
  ['no thumbnail', status.NOT_FOUND, 'No thumbnail.', 'thumbnail', 'not-found'],
  ['MakeDir on an existing path', status.ALREADY_EXISTS, 'exists', 'mutation', 'conflict'],
  ['a bad path', status.INVALID_ARGUMENT, 'path must not be empty.', 'read', 'invalid-name'],
  ['a cloud failure', status.UNAVAILABLE, 'Cloud error 503', 'read', 'cloud'],
  ['a failed save', status.UNAVAILABLE, 'Failed to save the record.', 'mutation', 'cloud'],
  ["the mod's own time-out", status.UNKNOWN, 'Exception was thrown by handler.', 'thumbnail', 'cloud'],
  ['any other exception', status.INTERNAL, 'Inventory bridge faulted: null', 'mutation', 'bug'],
  ['a deadline of a read', status.DEADLINE_EXCEEDED, 'Deadline exceeded after 30s', 'read', 'cloud'],
  ['a deadline of a change', status.DEADLINE_EXCEEDED, 'Deadline exceeded', 'mutation', 'unknown-outcome'],
  ['a deadline of a spawn', status.DEADLINE_EXCEEDED, 'Deadline exceeded', 'spawn', 'unknown-outcome'],
  ['a change that the service broke off', status.CANCELLED, 'Call cancelled', 'mutation', 'unknown-outcome'],
  ['a read that the service broke off', status.CANCELLED, 'Call cancelled', 'read', 'cloud'],
  ['a service of a later mod', status.UNIMPLEMENTED, 'Service is unimplemented.', 'status', 'server-too-old'],
  ['an HTTP server', status.UNIMPLEMENTED, 'Received HTTP status code 404', 'status', 'server-too-old'],
  ['an HTTP/1 answer', status.INTERNAL, 'Received HTTP status code 400', 'status', 'server-too-old'],
  ['a missing content type', status.UNKNOWN, 'missing content-type', 'status', 'server-too-old'],
  ['an unknown fault', status.UNKNOWN, 'odd', 'read', 'cloud'],
  [
    'a missing socket',
    status.UNAVAILABLE,
    'No connection established. Last error: Error: connect ENOENT /a.sock. Resolution note: ',
    'read',
    'offline',
  ],
  [
    'a stale socket',
    status.UNAVAILABLE,
    'No connection established. Last error: Error: connect ECONNREFUSED',
    'read',
    'offline',
  ],
  [
    'a name that nobody knows',
    status.UNAVAILABLE,
    'Name resolution failed for target dns:///none.invalid:1',
    'read',
    'offline',
  ],
  ['a connection that broke', status.UNAVAILABLE, 'Connection dropped', 'mutation', 'offline'],
  ['a reset', status.UNAVAILABLE, 'read ECONNRESET', 'read', 'offline'],
  [
    'a stream that could not start',
    status.INTERNAL,
    'Failed to start HTTP/2 stream with error x',
    'read',
    'offline',
  ],
  [
    'a broken stream',
    status.INTERNAL,
    'Received RST_STREAM with code 2 (Internal server error)',
    'read',
    'cloud',
  ],
  [
    'a reply that is no message',
    status.INTERNAL,
    'Response message parsing error: premature EOF',
    'read',
    'bug',
  ],
  ['no room at the service', status.RESOURCE_EXHAUSTED, 'Too many requests.', 'read', 'cloud'],
  ['a reply over our limit', status.RESOURCE_EXHAUSTED, OVER_LIMIT, 'read', 'too-large'],
  ['a picture over our limit', status.RESOURCE_EXHAUSTED, OVER_LIMIT, 'thumbnail', 'too-large'],
  ['a page taken for a reply', status.RESOURCE_EXHAUSTED, OVER_LIMIT, 'status', 'server-too-old'],
  [
    'a change whose answer is over our limit',
    status.RESOURCE_EXHAUSTED,
    OVER_LIMIT,
    'spawn',
    'unknown-outcome',
  ],
  ['a reply that is cut off', status.UNIMPLEMENTED, 'No message received', 'read', 'bug'],
  [
    'a change whose answer is cut off',
    status.UNIMPLEMENTED,
    'No message received',
    'mutation',
    'unknown-outcome',
  ],
  [
    'an answer without any status',
    status.UNKNOWN,
    'No status information received',
    'status',
    'server-too-old',
  ],
  [
    'an answer without a gRPC status',
    status.INTERNAL,
    'Received RST_STREAM with code 0 (Call ended without gRPC status)',
    'status',
    'server-too-old',
  ],
  [
    'the same of a change, which may have been made',
    status.INTERNAL,
    'Received RST_STREAM with code 0 (Call ended without gRPC status)',
    'mutation',
    'cloud',
  ],
  ['anything else that is not ready', status.FAILED_PRECONDITION, 'odd', 'read', 'not-ready'],
  ['no credentials', status.UNAUTHENTICATED, '', 'read', 'not-ready'],
  ['no permission', status.PERMISSION_DENIED, '', 'read', 'not-ready'],
  ['a code that nobody sends', status.DATA_LOSS, '', 'read', 'bug'],
]

/** Each reason that a source may give (satchel/v1/refusal.proto), beside a status that says less. */
const REFUSALS: readonly [Reason, ErrorKind, SentenceCode][] = [
  [Reason.REASON_SIGN_IN_AGAIN, 'not-ready', 'sign-in-again'],
  [Reason.REASON_WRONG_PASSWORD, 'not-ready', 'wrong-password'],
  [Reason.REASON_NEEDS_TOKEN, 'not-ready', 'code-needed'],
  [Reason.REASON_ALREADY_SIGNED_IN, 'not-ready', 'signed-in-elsewhere'],
  [Reason.REASON_ACCESS_DENIED, 'not-ready', 'not-allowed'],
  [Reason.REASON_LIBRARY, 'refused', 'library-stays'],
  [Reason.REASON_LOADING, 'not-ready', 'source-loading'],
  [Reason.REASON_OFFLINE, 'cloud', 'source-out-of-reach'],
  [Reason.REASON_NO_TRANSFER, 'refused', 'not-given-away'],
  [Reason.REASON_NO_COPY, 'refused', 'not-copied'],
  [Reason.REASON_VERSION_CHANGED, 'conflict', 'other-version-there'],
  [Reason.REASON_INCOMPATIBLE, 'refused', 'source-incompatible'],
  [Reason.REASON_EXPIRED, 'not-ready', 'sign-in-again'],
  [Reason.REASON_MAINTENANCE, 'not-ready', 'source-closed-for-now'],
  [Reason.REASON_READ_ONLY, 'refused', 'changes-not-allowed'],
  [Reason.REASON_NO_SPACE, 'refused', 'no-space-left'],
  [Reason.REASON_BUSY, 'refused', 'in-use-elsewhere'],
  [Reason.REASON_SAID, 'refused', 'refused-by-platform'],
  [Reason.REASON_STOPPED, 'cancelled', 'cancelled'],
  [Reason.REASON_NOT_SUPPORTED, 'refused', 'not-offered-here'],
  [Reason.REASON_AMBIGUOUS, 'ambiguous', 'several-entries-meant'],
  [Reason.REASON_ID_CHANGED, 'conflict', 'other-entry-there'],
  [Reason.REASON_PROTECTED_FOLDER, 'refused', 'folder-protected'],
  [Reason.REASON_LOCKED, 'refused', 'locked-by-others'],
  [Reason.REASON_WOULD_CYCLE, 'refused', 'folder-into-itself'],
  [Reason.REASON_TOO_LARGE, 'too-large', 'more-than-source-takes'],
  [Reason.REASON_THROTTLED, 'cloud', 'service-busy'],
  [Reason.REASON_PARTIAL, 'partial', 'done-in-part'],
  [Reason.REASON_NOT_IN_TRASH, 'refused', 'only-in-trash'],
  [Reason.REASON_BAD_TITLE, 'invalid-name', 'title-not-accepted'],
  [Reason.REASON_NO_FILE_RIGHT, 'refused', 'no-file-right'],
]

function refused(trailer: Uint8Array): Error {
  const metadata = new Metadata()
  metadata.set('satchel-error-bin', Buffer.from(trailer))
  return Object.assign(failed(status.FAILED_PRECONDITION, 'No.'), { metadata })
}

const refusalBytes = (reason: Reason): Uint8Array =>
  Refusal.encode({ reason, parameters: [], retryAfterMs: 0 }).finish()

describe('a refusal in the trailer', () => {
  const call = { purpose: 'mutation', wasAborted: false } as const

  it.each(REFUSALS)('%i', (reason, kind, code) => {
    expect(appErrorOf(refused(refusalBytes(reason)), call)).toMatchObject({ kind, said: { code } })
  })

  it('has a test for every row', () => {
    expect(REFUSALS.map(([reason]) => String(reason)).sort()).toEqual(Object.keys(REFUSAL_ROWS).sort())
  })

  it.each([
    ['of a later version', numberField(1, 99)],
    ['that says nothing', refusalBytes(Reason.REASON_UNSPECIFIED)],
    ['that is none', Uint8Array.of(0xff, 0xff, 0xff)],
  ])('%s leaves the word to the status', (_what, trailer) => {
    expect(appErrorOf(refused(trailer), call).kind).toBe('not-ready')
  })
})

describe('appErrorOf', () => {
  it.each(TABLE)('maps %s', (_what, code, details, purpose, kind) => {
    expect(kindOf(code, details, purpose)).toBe(kind)
  })

  it('has a test for every row', () => {
    const hit = TABLE.map(([, code, details, purpose]) =>
      ERROR_ROWS.findIndex(
        row =>
          row.code === code &&
          (row.detail?.test(details) ?? true) &&
          (row.purposes?.includes(purpose) ?? true),
      ),
    )
    expect(ERROR_ROWS.map((_row, index) => index).filter(index => !hit.includes(index))).toEqual([])
  })

  it('says in every row one sentence without jargon', () => {
    for (const { says } of ERROR_ROWS) {
      const { message } = say(says)
      expect(message).toMatch(/^[A-Z].*\.$/)
      expect(message).not.toMatch(/gRPC|UNAVAILABLE|undefined|Error:/)
    }
  })

  it('calls it cancelled when it was us who cancelled, whatever came back', () => {
    const error = appErrorOf(failed(status.CANCELLED, 'Cancelled on client'), {
      purpose: 'read',
      wasAborted: true,
    })
    expect(error.kind).toBe('cancelled')
  })

  it('keeps what the other side said as detail', () => {
    const error = appErrorOf(failed(status.NOT_FOUND, 'No inventory entry at /Inventory/A.'), {
      purpose: 'read',
      wasAborted: false,
    })
    expect(error.detail).toBe('No inventory entry at /Inventory/A.')
  })

  it('words bytes that break the contract', () => {
    const error = appErrorOf(new WireFault('a field is longer than the message', 7), {
      purpose: 'read',
      wasAborted: false,
    })
    expect(error).toMatchObject({ kind: 'bug', detail: 'a field is longer than the message at byte 7' })
  })

  it('treats a closed channel as a lost connection', () => {
    expect(
      appErrorOf(new Error('Channel has been shut down'), { purpose: 'read', wasAborted: false }).kind,
    ).toBe('offline')
  })

  it('passes on what is worded already', () => {
    const failure = new AppFailure({ kind: 'conflict', message: 'x' })
    expect(failureOf(failure, { purpose: 'read', wasAborted: false })).toBe(failure)
  })
})
