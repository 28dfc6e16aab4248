import { status } from '@grpc/grpc-js'
import { Reason } from '../src-wire/gen/satchel/v1/refusal.ts'

/**
 * An answer other than OK, with the code and the text of the sheet's table (section 3).
 * The text is no contract, but in places it is all that a client can tell two causes apart by.
 */
export class Refusal extends Error {
  constructor(
    readonly code: status,
    message: string,
    /** Said in the trailer, by a source that meets ids. */
    readonly reason: Reason = Reason.REASON_UNSPECIFIED,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

export const bridgeMissing = (modality: string) =>
  new Refusal(status.UNAVAILABLE, `${modality} bridge is not configured.`)

export const unimplemented = (what: 'Service' | 'Method') =>
  new Refusal(status.UNIMPLEMENTED, `${what} is unimplemented.`)

export const notReady = (text: string) => new Refusal(status.FAILED_PRECONDITION, text)

export const recursionNeeded = (path: string, command: 'cp' | 'rm') =>
  new Refusal(status.FAILED_PRECONDITION, `${path} is a directory; pass recursive (${command} -r).`)

export const noEntryAt = (path: string) => new Refusal(status.NOT_FOUND, `No inventory entry at ${path}.`)

export const notFound = (text: string) => new Refusal(status.NOT_FOUND, text)

export const alreadyExists = (path: string) => new Refusal(status.ALREADY_EXISTS, `${path} already exists.`)

export const badArgument = (text: string) => new Refusal(status.INVALID_ARGUMENT, text)

export const cloudFailure = (text: string) => new Refusal(status.UNAVAILABLE, text)

/** What a time-out inside the mod looks like from outside: the exception escapes the handler. */
export const escapedException = () => new Refusal(status.UNKNOWN, 'Exception was thrown by handler.')

/** A deadline that has passed: what was under way may have been made. */
export const timedOut = () => new Refusal(status.DEADLINE_EXCEEDED, 'Deadline exceeded.')

/** Everything that the mod did not foresee. */
export const bridgeFaulted = (modality: string, message: string) =>
  new Refusal(status.INTERNAL, `${modality} bridge faulted: ${message}`)

export const cancelled = () => new Refusal(status.CANCELLED, 'The call was cancelled.')

export const ambiguous = (path: string) =>
  new Refusal(status.FAILED_PRECONDITION, `Several entries are meant by ${path}.`, Reason.REASON_AMBIGUOUS)

export const idChanged = (path: string) =>
  new Refusal(status.ABORTED, `Another entry than the expected one is at ${path}.`, Reason.REASON_ID_CHANGED)

export const protectedFolder = (path: string) =>
  new Refusal(status.PERMISSION_DENIED, `${path} is a folder of the system.`, Reason.REASON_PROTECTED_FOLDER)

export const wouldCycle = (path: string) =>
  new Refusal(status.FAILED_PRECONDITION, `${path} cannot go into itself.`, Reason.REASON_WOULD_CYCLE)

export const notInTrash = (path: string) =>
  new Refusal(status.FAILED_PRECONDITION, `${path} is not in the Trash.`, Reason.REASON_NOT_IN_TRASH)

export const badTitle = () =>
  new Refusal(status.INVALID_ARGUMENT, 'The title is too long.', Reason.REASON_BAD_TITLE)

export const notSupported = (text: string) =>
  new Refusal(status.UNIMPLEMENTED, text, Reason.REASON_NOT_SUPPORTED)

export const accessDenied = (path: string) =>
  new Refusal(status.PERMISSION_DENIED, `${path} is somebody else's.`, Reason.REASON_ACCESS_DENIED)
