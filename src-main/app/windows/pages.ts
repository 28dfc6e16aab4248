import type { Publish } from '../../../src-shared/ipc/contract'

/** A page of ours: there as long as its window is, through reloads and crashes. */
export interface Page {
  /** Tells it something unasked. */
  readonly publish: Publish
}

/**
 * The pages that are open, one for each window. What is known of an inventory is told to all of
 * them; what one of them is enough for, to the one that a person used last.
 */
export class Pages<P extends Page = Page> {
  /** In the order in which they were used. */
  #all: readonly P[] = []

  get all(): readonly P[] {
    return this.#all
  }

  /** The one that a person used last; null where none is open. */
  get latest(): P | null {
    return this.#all.at(-1) ?? null
  }

  has(page: P): boolean {
    return this.#all.includes(page)
  }

  /** A new one is what the person looks at. */
  add(page: P): void {
    this.#all = [...this.#all, page]
  }

  remove(page: P): void {
    this.#all = this.#all.filter(other => other !== page)
  }

  /** A person uses it now. */
  use(page: P): void {
    if (!this.has(page) || page === this.latest) return
    this.#all = [...this.#all.filter(other => other !== page), page]
  }

  /** Tells all of them. */
  readonly publish: Publish = (name, payload) => {
    for (const page of this.#all) page.publish(name, payload)
  }
}
