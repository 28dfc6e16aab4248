import type { Locator, Page } from '@playwright/test'

/** The search box and what hangs below it. */
export class FindBox {
  readonly box: Locator
  readonly list: Locator
  readonly options: Locator
  readonly selected: Locator
  /** How many were found. */
  readonly count: Locator
  /** How much was searched. */
  readonly known: Locator
  readonly lookThrough: Locator
  readonly #part: Locator

  constructor(page: Page) {
    this.#part = page.getByRole('search')
    this.box = page.getByRole('searchbox', { name: 'Find' })
    this.list = page.getByRole('listbox', { name: 'Results' })
    this.options = this.list.getByRole('option')
    this.selected = this.list.getByRole('option', { selected: true })
    this.count = this.#part.getByRole('status')
    this.known = this.#part.getByText(/^Searched /)
    this.lookThrough = this.#part.getByRole('button', { name: 'Look through everything' })
  }

  option(name: string): Locator {
    return this.list.getByRole('option', { name, exact: true })
  }

  filter(name: string): Locator {
    return this.#part.getByRole('button', { name, exact: true })
  }
}
