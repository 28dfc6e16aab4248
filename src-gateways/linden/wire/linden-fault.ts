/** Why a request to a grid brought nothing. */
export type LindenFaultKind =
  | 'unreachable'
  | 'timed-out'
  | 'cancelled'
  /** Its certificate is not trusted, or not for this host. */
  | 'certificate'
  /** An address of the grid's leads to a host that nobody has agreed to. */
  | 'foreign-host'
  | 'redirected'
  /** 404 and 499: a capability that is no longer, or an id that nobody knows. */
  | 'gone'
  /** 410: it may have been moved (linden.md, 5). */
  | 'moved'
  /** 403: the reply would be too large, or it is not allowed. */
  | 'forbidden'
  /** 429 and 503. */
  | 'busy'
  | 'bad-request'
  | 'failed'
  /** A 200 that says that it failed (linden.md, 4). */
  | 'said'
  | 'too-large'
  /** What came is no LLSD, or has no end. */
  | 'broken-reply'
  /** Signing in was refused, in the service's words. */
  | 'sign-in-refused'
  | 'code-needed'
  /** The session has ended: somebody has to sign in again. */
  | 'signed-out'

export class LindenFault extends Error {
  /** Milliseconds after which the service wants to be asked again; 0: it did not say. */
  readonly retryAfterMs: number

  constructor(
    readonly kind: LindenFaultKind,
    detail: string,
    retryAfterMs = 0,
  ) {
    super(detail)
    this.name = 'LindenFault'
    this.retryAfterMs = retryAfterMs
  }
}

export function isFault(thrown: unknown, ...kinds: readonly LindenFaultKind[]): thrown is LindenFault {
  return thrown instanceof LindenFault && kinds.includes(thrown.kind)
}
