import { said } from '../kit/refusal.ts'
import { refusalOf } from './grid-refusal'
import { GridFault } from './wire/grid-fault'

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

  /** Why it shows that nothing was done: what the service said, as far as it said anything. */
  get failure(): unknown {
    if (this.#answer instanceof GridFault) return refusalOf(this.#answer)
    return said(this.#answer ? 'The grid said yes, and did nothing.' : 'The grid refused it.')
  }
}
