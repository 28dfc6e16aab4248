import type { AppError } from '../../src-shared/errors'
import type { UntoldEnd } from '../../src-shared/model/brought'
import type { Operation } from '../../src-shared/model/operation'
import type { Page, Pages } from '../app/windows/pages'

/** More than anybody begins and turns away from; History has all of them. */
const MAX_KEPT = 100

interface Untold extends UntoldEnd {
  readonly inventory: string
  /** Where it was begun. */
  readonly page: Page
}

/**
 * How operations ended that the page which had begun them did not live to hear of: it says so
 * when it is back, or else, where its window was closed, the one that is used.
 */
export class UntoldOperations {
  readonly #pages: Pages
  #kept: readonly Untold[] = []

  constructor(pages: Pages) {
    this.#pages = pages
  }

  put(operation: Operation, inventory: string, page: Page, stays: AppError | null = null): void {
    // Nothing was done, and the question went with who was asked.
    if (operation.state === 'asking') return
    this.#kept = [...this.#kept, { operation, inventory, page, stays }].slice(-MAX_KEPT)
    const teller = this.#pages.has(page) ? page : this.#pages.latest
    teller?.publish('operations.untold', null)
  }

  /** What this page is to tell of this inventory; each is given once. */
  take(inventory: string, page: Page): readonly UntoldEnd[] {
    const isFor = (untold: Untold): boolean =>
      untold.inventory === inventory && (untold.page === page || !this.#pages.has(untold.page))
    const taken = this.#kept.filter(isFor)
    this.#kept = this.#kept.filter(untold => !isFor(untold))
    return taken.map(({ operation, stays }) => ({ operation, stays }))
  }
}
