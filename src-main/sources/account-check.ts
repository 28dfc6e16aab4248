import type { SignIn } from './source-status'

interface Answer {
  readonly signIn: SignIn
  /** When the question was put, by `performance.now()`. */
  readonly askedAtMs: number
}

/**
 * Who is signed in now, asked of the service. One question is under way at a
 * time, and everybody gets the answer to one that was put after they asked: what
 * came before it came under that account or an earlier one, and nothing tells
 * more, since no reply of an inventory names its owner (resonite-io.md, section 2).
 */
export class AccountCheck {
  readonly #ask: () => Promise<SignIn>
  #running: { readonly answer: Promise<Answer>; readonly askedAtMs: number } | null = null
  #next: Promise<Answer> | null = null
  #last: Answer | null = null
  #forgottenAtMs = Number.NEGATIVE_INFINITY

  constructor(ask: () => Promise<SignIn>) {
    this.#ask = ask
  }

  /** `maxAgeMs`: an answer to a question that was put so long ago at most will do. */
  async now(maxAgeMs = 0): Promise<SignIn> {
    const sinceMs = Math.max(performance.now() - maxAgeMs, this.#forgottenAtMs)
    if (this.#last !== null && this.#last.askedAtMs > sinceMs) return this.#last.signIn
    if (this.#running !== null && this.#running.askedAtMs > sinceMs)
      return (await this.#running.answer).signIn
    return (await this.#nextAnswer()).signIn
  }

  /** No answer to a question that was put by now counts any more: whoever answers next may be somebody else's service. */
  forget(): void {
    this.#forgottenAtMs = performance.now()
  }

  #nextAnswer(): Promise<Answer> {
    if (this.#running === null) return this.#put()
    this.#next ??= this.#running.answer.then(() => {
      this.#next = null
      return this.#put()
    })
    return this.#next
  }

  #put(): Promise<Answer> {
    const askedAtMs = performance.now()
    const answer = this.#ask().then(signIn => {
      this.#running = null
      this.#last = { signIn, askedAtMs }
      return this.#last
    })
    this.#running = { answer, askedAtMs }
    return answer
  }
}
