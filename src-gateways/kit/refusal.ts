import { Metadata, status } from '@grpc/grpc-js'
import { Reason, Refusal } from '../../src-wire/gen/satchel/v1/refusal.ts'

interface RefusalFacts {
  /** What it is about, for people (satchel/v1/refusal.proto). */
  readonly parameters?: readonly string[]
  readonly retryAfterMs?: number
}

/** An answer other than OK. Nothing was changed, unless it says PARTIAL or DEADLINE_EXCEEDED. */
export class GatewayRefusal extends Error {
  readonly code: status
  readonly reason: Reason
  readonly facts: RefusalFacts

  constructor(code: status, reason: Reason, message: string, facts: RefusalFacts = {}) {
    super(message)
    this.name = 'GatewayRefusal'
    this.code = code
    this.reason = reason
    this.facts = facts
  }
}

const TRAILER = 'satchel-error-bin'

export function trailersOf(refusal: GatewayRefusal, redact: (text: string) => string): Metadata {
  const trailers = new Metadata()
  if (refusal.reason === Reason.REASON_UNSPECIFIED) return trailers
  const { parameters = [refusal.message], retryAfterMs = 0 } = refusal.facts
  const said = Refusal.encode({ reason: refusal.reason, parameters: parameters.map(redact), retryAfterMs })
  trailers.set(TRAILER, Buffer.from(said.finish()))
  return trailers
}

const { REASON_UNSPECIFIED } = Reason

export const notFound = (what: string) =>
  new GatewayRefusal(status.NOT_FOUND, REASON_UNSPECIFIED, `No inventory entry at ${what}.`)

/** Never the words of `notFound`: clients take those for a look-up that failed. */
export const noPicture = (path: string) =>
  new GatewayRefusal(status.NOT_FOUND, REASON_UNSPECIFIED, `${path} has no picture.`)

export const notAFolder = (path: string) =>
  new GatewayRefusal(status.NOT_FOUND, REASON_UNSPECIFIED, `${path} is not a directory.`)

/** The words of what was thrown. */
export const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)

export const alreadyExists = (title: string) =>
  new GatewayRefusal(status.ALREADY_EXISTS, REASON_UNSPECIFIED, `${title} already exists.`)

export const badArgument = (text: string) =>
  new GatewayRefusal(status.INVALID_ARGUMENT, REASON_UNSPECIFIED, text)

/** A folder, where only items were meant. */
export const recursionNeeded = (path: string, command: 'cp' | 'rm') =>
  new GatewayRefusal(
    status.FAILED_PRECONDITION,
    REASON_UNSPECIFIED,
    `${path} is a directory; pass recursive (${command} -r).`,
  )

export const badTitle = (title: string) =>
  new GatewayRefusal(
    status.INVALID_ARGUMENT,
    Reason.REASON_BAD_TITLE,
    'The title is not one that can be given.',
    {
      parameters: [title],
    },
  )

export const ambiguous = (path: string) =>
  new GatewayRefusal(
    status.FAILED_PRECONDITION,
    Reason.REASON_AMBIGUOUS,
    `Several entries are meant by ${path}.`,
  )

export const idChanged = (path: string) =>
  new GatewayRefusal(
    status.ABORTED,
    Reason.REASON_ID_CHANGED,
    `Another entry than the expected one is at ${path}.`,
  )

export const versionChanged = (path: string) =>
  new GatewayRefusal(status.ABORTED, Reason.REASON_VERSION_CHANGED, `${path} is another version by now.`)

export const protectedFolder = (path: string) =>
  new GatewayRefusal(
    status.PERMISSION_DENIED,
    Reason.REASON_PROTECTED_FOLDER,
    `${path} is a folder of the system.`,
  )

export const accessDenied = (text: string) =>
  new GatewayRefusal(status.PERMISSION_DENIED, Reason.REASON_ACCESS_DENIED, text)

export const wouldCycle = (path: string) =>
  new GatewayRefusal(status.FAILED_PRECONDITION, Reason.REASON_WOULD_CYCLE, `${path} cannot go into itself.`)

export const notInTrash = (path: string) =>
  new GatewayRefusal(status.FAILED_PRECONDITION, Reason.REASON_NOT_IN_TRASH, `${path} is not in the Trash.`)

export const notSupported = (text: string) =>
  new GatewayRefusal(status.UNIMPLEMENTED, Reason.REASON_NOT_SUPPORTED, text)

export const readOnly = () =>
  new GatewayRefusal(status.UNIMPLEMENTED, Reason.REASON_READ_ONLY, 'Changes are not allowed to this source.')

/** Not reached; `said` is what came instead of an answer. */
export const offline = (said: string, retryAfterMs = 0) =>
  new GatewayRefusal(status.UNAVAILABLE, Reason.REASON_OFFLINE, said, { retryAfterMs })

/** It was sent, and nobody can say whether it was done: listings will. */
export const unknownOutcome = (text: string) =>
  new GatewayRefusal(status.DEADLINE_EXCEEDED, REASON_UNSPECIFIED, text)

export const isUnknownOutcome = (thrown: unknown): boolean =>
  thrown instanceof GatewayRefusal && thrown.code === status.DEADLINE_EXCEEDED

/** Some of it was done; `what` is the title of what has been made, moved or left over. */
export const partial = (text: string, what: string) =>
  new GatewayRefusal(status.ABORTED, Reason.REASON_PARTIAL, text, { parameters: [what] })

export const isPartial = (thrown: unknown): boolean =>
  thrown instanceof GatewayRefusal && thrown.reason === Reason.REASON_PARTIAL

/** The platform refused in words of its own. */
export const said = (text: string) => new GatewayRefusal(status.FAILED_PRECONDITION, Reason.REASON_SAID, text)

/** As it was asked to; nothing of it is left. */
export const stopped = () =>
  new GatewayRefusal(status.CANCELLED, Reason.REASON_STOPPED, 'It was stopped, and nothing of it was done.')

export const cancelled = () =>
  new GatewayRefusal(status.CANCELLED, REASON_UNSPECIFIED, 'The call was cancelled.')
