import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test'

interface Point {
  readonly x: number
  readonly y: number
}

/** The window as people and their tools see it: by roles and accessible names (design-shown.md). */
export class BrowserWindow {
  readonly app: ElectronApplication
  readonly page: Page
  readonly tree: Locator
  readonly results: Locator
  readonly failures: Locator

  constructor(app: ElectronApplication, page: Page) {
    this.app = app
    this.page = page
    this.tree = page.getByRole('tree', { name: 'Inventory' })
    this.results = page.getByRole('status', { name: 'Results' })
    this.failures = page.getByRole('alert', { name: 'Failures' })
  }

  async isReady(): Promise<void> {
    await this.hasState('ready')
    // 100,000 entries take their time on a small machine.
    await expect(this.tree.getByRole('treeitem').first()).toBeVisible({ timeout: 30_000 })
  }

  async hasState(
    state: 'connecting' | 'ready' | 'disconnected' | 'not-signed-in' | 'choose-source',
  ): Promise<void> {
    await expect(this.page.locator('[data-app-state]')).toHaveAttribute('data-app-state', state)
  }

  /** A row by the plain text of its name, which must be on screen once. */
  row(name: string, level?: number): Locator {
    return this.tree.getByRole('treeitem', { name, exact: true, ...(level === undefined ? {} : { level }) })
  }

  /**
   * Opens folders from the top down by the keyboard's right arrow, scrolling as a person would; resolves
   * when they are listed, since what comes in above a row moves it away from the pointer.
   */
  async expand(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const row = this.row(name)
      await this.show(name)
      if ((await row.getAttribute('aria-expanded')) === 'true') continue
      await row.click()
      await this.page.keyboard.press('ArrowRight')
      await expect(row).toHaveAttribute('aria-expanded', 'true')
      await expect(row).not.toHaveAttribute('aria-busy')
    }
  }

  /** Brings a row into the window: rows outside of it do not exist. */
  async show(name: string): Promise<Locator> {
    const row = this.row(name)
    await expect(async () => {
      if ((await row.count()) === 0) await this.#scrollOn()
      await expect(row).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 15_000 })
    return row
  }

  /** Drags with the mouse; `whileOver` looks at the window before the button is released. */
  async drag(
    from: Locator,
    to: Locator,
    options: { ctrl?: boolean; whileOver?: () => Promise<void>; cannotBegin?: boolean } = {},
  ): Promise<void> {
    const { mouse, keyboard } = this.page
    await this.#beginDrag(from, options.cannotBegin ?? false)
    if (options.ctrl) await keyboard.down('Control')
    let end = await centerOf(to)
    // At once, over nothing in between: a folder that a slow drag rests on opens, and moves what is below it.
    const aim = async (): Promise<void> => {
      await mouse.move(end.x, end.y)
      await mouse.move(end.x + 1, end.y)
      if (!options.cannotBegin) await expect(this.dragHint).toBeVisible({ timeout: 500 })
      const aimed = end
      end = (await centerNow(to)) ?? end
      expect(end).toEqual(aimed)
    }
    await expect(aim).toPass({ timeout: 10_000 })
    await options.whileOver?.()
    await mouse.up()
    if (options.ctrl) await keyboard.up('Control')
  }

  /** What is asked before something is done. */
  get question(): Locator {
    return this.page.getByRole('alertdialog')
  }

  /** The flat list of the Trash, while it is shown. */
  get trash(): Locator {
    return this.page.getByRole('tree', { name: 'Trash' })
  }

  trashed(name: string): Locator {
    return this.trash.getByRole('treeitem', { name, exact: true })
  }

  /** Goes there by Places, and waits until all of it is there. */
  async openTrash(): Promise<void> {
    await this.place('Trash').click()
    await expect(this.trash).toBeFocused()
    await expect(this.trash).toHaveAttribute('aria-busy', 'false')
  }

  /** A line of Places, by how it begins: what is counted there follows. */
  place(name: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Places' })
      .getByRole('button', { name, exact: false })
      .first()
  }

  get activity(): Locator {
    return this.page.getByRole('region', { name: 'History', exact: true })
  }

  get statusBar(): Locator {
    return this.page.getByRole('contentinfo')
  }

  /** Cuts or copies a row and pastes it into another, by keyboard alone. */
  async carry(name: string, target: string, mode: 'x' | 'c' = 'x'): Promise<void> {
    await (await this.show(name)).click()
    await this.page.keyboard.press(`Control+${mode}`)
    await (await this.show(target)).click()
    await this.page.keyboard.press('Control+v')
  }

  get dragHint(): Locator {
    return this.page.getByTestId('drag-hint')
  }

  /** A drag begins when the browser gets to it; one that it missed begins anew, as a person would try again. */
  async #beginDrag(from: Locator, cannotBegin: boolean): Promise<void> {
    const { mouse } = this.page
    await expect(async () => {
      const { x, y } = await centerOf(from)
      await mouse.up()
      await mouse.move(x, y)
      await mouse.down()
      await mouse.move(x + 10, y + 4, { steps: 4 })
      if (cannotBegin) return
      // Where it begins is a target already, and says so; at an edge the rows scroll on below a pointer that rests.
      await expect(async () => {
        await mouse.move(x + 11, y + 4)
        await mouse.move(x + 10, y + 4)
        await expect(this.dragHint).toBeVisible({ timeout: 250 })
      }).toPass({ timeout: 2_000 })
    }).toPass({ timeout: 15_000 })
  }

  async #scrollOn(): Promise<void> {
    await this.tree.evaluate(tree => {
      const isAtEnd = tree.scrollTop + tree.clientHeight >= tree.scrollHeight - 1
      tree.scrollTop = isAtEnd ? 0 : tree.scrollTop + tree.clientHeight / 2
    })
  }
}

/** Once it rests: what is listed meanwhile moves it. */
async function centerOf(row: Locator): Promise<Point> {
  let center = await centerNow(row)
  await expect(async () => {
    const before = center
    center = await centerNow(row)
    expect(center).not.toBeNull()
    expect(center).toEqual(before)
  }).toPass({ timeout: 10_000 })
  if (!center) throw new Error('The row is not on screen')
  return center
}

/** On the name: right of the twisty, left of the messages in the middle. Null when it is gone, as a tile is whose folder a drag went into. */
function centerNow(row: Locator): Promise<Point | null> {
  return row.evaluateAll(([element]) => {
    if (!element) return null
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + Math.min(width / 2, 110), y: y + height / 2 }
  })
}
