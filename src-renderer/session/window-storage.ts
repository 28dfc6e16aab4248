import type { OpensAt } from '../../src-shared/model/opens-at'

/**
 * Where this window keeps how it is: each window its own for as long as it is open, through reloads, and
 * for the next start the one that was changed or closed last. Lost without harm. `opensAt` is that of
 * a further window, which does not begin as another one was left.
 */
export class WindowStorage {
  readonly #isFurther: boolean

  constructor(opensAt: OpensAt | null) {
    this.#isFurther = opensAt !== null
  }

  read(entry: string): string | null {
    return sessionStorage.getItem(entry) ?? (this.#isFurther ? null : localStorage.getItem(entry))
  }

  write(entry: string, text: string): void {
    sessionStorage.setItem(entry, text)
    localStorage.setItem(entry, text)
  }

  /** What says that something is going on in this window: another one must not take it for its own. */
  get notes(): Storage {
    return this.#isFurther ? sessionStorage : localStorage
  }
}
