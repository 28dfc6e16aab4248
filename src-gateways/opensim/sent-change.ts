import { said, unknownOutcome } from '../kit/refusal.ts'
import { refusalOf } from './grid-refusal'
import { GridFault, type GridFaultKind } from './wire/grid-fault'

/** No whole answer was heard: the service may still be at it. */
const UNHEARD: readonly GridFaultKind[] = ['unreachable', 'timed-out', 'cancelled', 'broken-reply']

/** What was heard of a change that was sent: nothing of it proves anything. */
export class SentChange {
  readonly #answer: boolean | GridFault

  private constructor(answer: boolean | GridFault) {
    this.#answer = answer
  }

  /** Fails only where it is certain that the service never saw the change. */
  static async of(send: () => Promise<boolean>): Promise<SentChange> {
    try {
      return new SentChange(await send())
    } catch (thrown) {
      if (thrown instanceof GridFault && thrown.mayHaveArrived) return new SentChange(thrown)
      throw refusalOf(thrown)
    }
  }

  /** After another change was made already: whatever becomes of this one, only a look says what is so now. */
  static async mending(send: () => Promise<boolean>): Promise<void> {
    try {
      await send()
    } catch (thrown) {
      if (!(thrown instanceof GridFault)) throw thrown
    }
  }

  /** What to say where it does not show: why it was refused; unknown, where the service may do it yet. */
  get failure(): unknown {
    if (!(this.#answer instanceof GridFault))
      return said(this.#answer ? 'The grid said yes, and did nothing.' : 'The grid refused it.')
    if (!UNHEARD.includes(this.#answer.kind)) return refusalOf(this.#answer)
    return unknownOutcome('The grid did not answer: nobody can say whether it was done.')
  }
}

/** Looks after something was sent: it may have been made whatever comes instead. @throws GatewayRefusal: `unknownOutcome` for each GridFault. */
export async function afterwards<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (thrown) {
    if (!(thrown instanceof GridFault)) throw thrown
    throw unknownOutcome(`The grid does not say what has become of it: ${thrown.message}`)
  }
}
