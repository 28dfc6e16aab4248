import type { AccountPin } from './account-pin'

/** One that is over waits for those that are out with it as long as it took itself, within these bounds, before it is asked who is signed in. */
const LEAST_WAIT_MS = 10
const MOST_WAIT_MS = 100

/**
 * Changes of one inventory that are out at once. Who was signed in for them is one
 * question: it is put when the last of them is over, so that none follows one that
 * went astray, and what was asked for all need not be asked for each.
 */
export class ChangesTogether {
  readonly #pin: AccountPin
  #out = 0
  #question: { readonly put: () => void; readonly answer: Promise<'same' | 'other'> } | null = null

  constructor(pin: AccountPin) {
    this.#pin = pin
  }

  sent(): void {
    this.#out++
  }

  /** Of one that was sent `tookMs` ago: who is signed in, asked after it; `unsaid` where it was not answered, which says nothing. Fails as asking does. */
  async over(isAnswered: boolean, tookMs: number): Promise<'same' | 'other' | 'unsaid'> {
    this.#out--
    if (isAnswered) this.#question ??= this.#questionWithin(tookMs)
    const answer = isAnswered ? this.#question?.answer : undefined
    if (this.#out === 0) this.#question?.put()
    return (await answer) ?? 'unsaid'
  }

  #questionWithin(tookMs: number) {
    const waitMs = Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, tookMs))
    let put = (): void => {}
    const due = new Promise<void>(resolve => {
      const timer = setTimeout(resolve, waitMs)
      put = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    const answer = due.then(() => {
      this.#question = null
      return this.#pin.ask()
    })
    return { put, answer }
  }
}
