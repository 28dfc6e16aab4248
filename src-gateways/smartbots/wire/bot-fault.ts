/** Why a call of the API brought nothing. */
export type BotFaultKind =
  | 'unreachable'
  | 'timed-out'
  | 'cancelled'
  /** The service answered FAIL; the message is its text as it is. There are no codes (smartbots.md, 2). */
  | 'refused'
  /** FAIL, because it knows no such bot, or not by this access code: final, and nobody asks again. */
  | 'not-known'
  | 'throttled'
  /** Another status than 200, or nothing at all: nothing of the service's own. */
  | 'faulted'
  /** A page of HTML, or something that is no reply of this API. */
  | 'not-a-service'
  | 'redirected'
  | 'too-large'
  /** The reply has no end, or is no JSON. */
  | 'broken-reply'
  /** The reply to somebody else's call, or to an earlier one (`custom`; smartbots.md, 5). */
  | 'foreign-reply'

interface Facts {
  /** False where it is certain that the service never saw the call, or has answered that it did not do it. */
  readonly mayBeDone: boolean
  /** Milliseconds; 0: the service did not say. */
  readonly retryAfterMs?: number
}

export class BotFault extends Error {
  readonly kind: BotFaultKind
  readonly facts: Facts

  constructor(kind: BotFaultKind, detail: string, facts: Facts) {
    super(detail)
    this.name = 'BotFault'
    this.kind = kind
    this.facts = facts
  }
}
