/** Why a request to the service brought nothing. */
export type S3FaultKind =
  | 'unreachable'
  | 'timed-out'
  | 'cancelled'
  /** The service knows no such access key, or the secret is not its. */
  | 'wrong-secret'
  | 'forbidden'
  | 'no-such-bucket'
  | 'not-found'
  /** This computer's clock and the service's are too far apart. */
  | 'clock-skew'
  /** The bucket is in another region, or behind another address. */
  | 'redirected'
  /** A condition of ours did not hold: something is there, or is another version by now. */
  | 'precondition'
  /** Somebody else writes there at this moment: nothing was done, and a condition says nothing yet. */
  | 'conflict'
  /** The service does not know what was asked of it. */
  | 'not-implemented'
  | 'throttled'
  /** In an archive: it has to be brought back before it can be read. */
  | 'archived'
  | 'not-a-service'
  | 'too-large'
  /** The reply has no end, or is not what was asked for. */
  | 'broken-reply'
  /** The service is in trouble: 500 and the like. */
  | 'faulted'
  | 'failed'

export class S3Fault extends Error {
  constructor(
    readonly kind: S3FaultKind,
    detail: string,
    readonly facts: {
      /** False where it is certain that nothing was done. */
      readonly mayHaveArrived: boolean
      readonly retryAfterMs?: number
      /** It was told in S3's own way. */
      readonly isOfService?: boolean
    } = { mayHaveArrived: true },
  ) {
    super(detail)
    this.name = 'S3Fault'
  }
}
