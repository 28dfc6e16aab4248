import { expect, type Locator } from '@playwright/test'
import type { BrowserWindow } from './browser-window'

/** The shelf above the status bar, by roles and accessible names. */
export class CollectTray {
  readonly shelf: Locator
  readonly list: Locator
  readonly chips: Locator
  readonly news: Locator
  /** The title, by which the whole tray is dragged. */
  readonly handle: Locator
  readonly #satchel: BrowserWindow

  constructor(satchel: BrowserWindow) {
    const { page } = satchel
    this.#satchel = satchel
    this.shelf = page.getByRole('region', { name: 'Collect tray', exact: true })
    this.list = this.shelf.getByRole('listbox', { name: 'Collected items' })
    this.chips = this.list.getByRole('option')
    this.news = page.getByRole('status', { name: 'Announcements' })
    this.handle = this.shelf.getByRole('heading', { name: 'Collect tray' })
  }

  chip(name: string): Locator {
    return this.list.getByRole('option', { name, exact: true })
  }

  button(name: string | RegExp): Locator {
    return this.shelf.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
  }

  /** Collects rows that can be reached by scrolling, one after the other, by keyboard. */
  async collect(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const row = await this.#satchel.show(name)
      await row.click()
      await expect(row).toHaveAttribute('aria-selected', 'true')
      await this.#satchel.page.keyboard.press('Control+Shift+B')
      await expect(this.chip(name)).toBeVisible()
    }
  }
}
