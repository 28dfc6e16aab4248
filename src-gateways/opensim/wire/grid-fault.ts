/** Why a request to a grid service brought nothing. */
export type GridFaultKind =
  | 'unreachable'
  | 'timed-out'
  | 'cancelled'
  /** 401 with the name and password that were sent, and 401 without any. */
  | 'wrong-password'
  | 'needs-password'
  | 'forbidden'
  /** An empty 200: a wrong address, or a service that is still starting (opensim-run.md, 1). */
  | 'empty'
  /** Something answers that is no inventory service. */
  | 'not-a-service'
  | 'redirected'
  | 'failed'
  | 'too-large'
  /** The reply has no end, or is no XML. */
  | 'broken-reply'

export class GridFault extends Error {
  constructor(
    readonly kind: GridFaultKind,
    detail: string,
    /** False where it is certain that the service never saw the request. */
    readonly mayHaveArrived: boolean,
  ) {
    super(detail)
    this.name = 'GridFault'
  }
}
