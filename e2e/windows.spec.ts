import type { Locator } from '@playwright/test'
import { slowDown } from './fixtures/slow-machine'
import { expect, test as ownTest } from './fixtures/test'
import { watchSystem } from './fixtures/watch-system'
import { test } from './fixtures/window-test'
import { BrowserWindow } from './pages/browser-window'

const here = ({ page }: BrowserWindow): Locator =>
  page.getByRole('navigation', { name: 'Path' }).locator('[aria-current="location"]')

const MARK = 'application/x-satchel-drag'

/** What the system does with a drag between two windows: the one hears how it begins, the other what comes. */
async function dragOver(from: BrowserWindow, name: string, to: BrowserWindow, target: string): Promise<void> {
  const { mouse } = from.page
  await from.page.evaluate(mark => {
    window.addEventListener('dragstart', ({ dataTransfer }) => {
      document.documentElement.dataset['dragged'] = dataTransfer?.getData(mark)
    })
  }, MARK)
  const row = await (await from.show(name)).boundingBox()
  const over = await (await to.show(target)).boundingBox()
  if (!row || !over) throw new Error('There is nothing to drag, or nothing to drop on')
  await mouse.move(row.x + 80, row.y + 10)
  await mouse.down()
  await mouse.move(row.x + 120, row.y + 12, { steps: 6 })
  await expect(from.page.locator('html')).toHaveAttribute('data-dragged', /./)
  const id = await from.page.locator('html').getAttribute('data-dragged')
  // It has left the window.
  await mouse.move(3, 3, { steps: 4 })
  const session = await to.page.context().newCDPSession(to.page)
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', step: number, data: string): Promise<unknown> =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: over.x + 80 + step,
      y: over.y + 12,
      data: { items: [{ mimeType: MARK, data }], dragOperationsMask: 1 | 2 | 16 },
    })
  const come = async (data: string): Promise<void> => {
    await send('dragEnter', 0, data)
    for (const step of [10, 20, 30]) await send('dragOver', step, data)
    await expect(to.dragHint).toHaveText(`Move “${name}” to “${target}”`)
    await send('drop', 30, data)
    await expect(to.dragHint).toHaveCount(0)
  }
  // Another program can say that it is one of ours, and not which one.
  await come('nobody')
  await come(id ?? '')
  await mouse.up()
}

/** In the order of the buttons. */
const [KEEP_WORKING, QUIT_WHEN_DONE, QUIT_NOW] = [0, 1, 2]

const windowCount = ({ app }: BrowserWindow): Promise<number> =>
  app.evaluate(({ BrowserWindow: Windows }) => Windows.getAllWindows().length)

/** What each window says of itself, also where Playwright has lost its page. */
const statesOf = ({ app }: BrowserWindow): Promise<readonly unknown[]> =>
  app.evaluate(({ BrowserWindow: Windows }) => {
    const state = "document.querySelector('[data-app-state]')?.getAttribute('data-app-state')"
    const ask = ({ webContents }: Electron.BrowserWindow): Promise<unknown> =>
      webContents.isCrashed() || webContents.isLoading()
        ? Promise.resolve('loading')
        : webContents.executeJavaScript(state)
    return Promise.all(Windows.getAllWindows().map(ask))
  })

/** The window that opens with what is done. */
async function opened({ app }: BrowserWindow, open: () => Promise<unknown>): Promise<BrowserWindow> {
  const [page] = await Promise.all([app.waitForEvent('window'), open()])
  await slowDown(page)
  const window = new BrowserWindow(app, page)
  await window.isReady()
  return window
}

/** What the system calls each window, the oldest first. */
const titlesOf = ({ app }: BrowserWindow): Promise<readonly string[]> =>
  app.evaluate(({ BrowserWindow: Windows }) =>
    Windows.getAllWindows()
      .sort((one, other) => one.id - other.id)
      .map(window => window.getTitle()),
  )

test('the path and Places open a window; each is called after its folder, and after none in streamer mode', async ({
  satchel: first,
}) => {
  const { page } = first
  await expect.poll(() => titlesOf(first)).toEqual(['Inventory – Satchel'])
  await (await first.show('Food & Drink')).dblclick()
  await expect(here(first)).toHaveText('Food & Drink')
  await expect.poll(() => titlesOf(first)).toEqual(['Food & Drink – Satchel'])
  await here(first).click({ button: 'right' })
  const inWindow = page.getByRole('menuitem', { name: 'Open in new window' })
  const second = await opened(first, () => inWindow.click())
  await expect(here(second)).toHaveText('Food & Drink')
  await (await first.show('Fruit')).click()
  await page.keyboard.press('Control+d')
  await first.place('Fruit').click({ button: 'right' })
  const third = await opened(first, () => inWindow.click())
  await expect(here(third)).toHaveText('Fruit')
  // In the tree a folder that is selected is where one is, as the path says.
  await expect(here(first)).toHaveText('Fruit')
  await expect
    .poll(() => titlesOf(first))
    .toEqual(['Fruit – Satchel', 'Food & Drink – Satchel', 'Fruit – Satchel'])
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog').getByRole('switch', { name: 'Streamer mode' }).click()
  await expect.poll(() => titlesOf(first)).toEqual(['Satchel', 'Satchel', 'Satchel'])
})

test('two windows show the same inventory at once, each at its own place', async ({ satchel }) => {
  const first = satchel
  await first.expand('Food & Drink', 'Fruit')
  await (await first.show('Fruit')).click()
  const second = await opened(first, () => first.page.keyboard.press('Control+n'))
  await expect(here(second)).toHaveText('Fruit')
  await expect(second.row('Banana')).toBeVisible()
  await second.carry('Banana', 'Activities')
  await expect(second.results).toContainText('Moved “Banana” to “Activities”')
  await expect(first.row('Banana')).toHaveCount(0)
  await expect(first.results).toBeEmpty()
  // What is cut in one is marked in both, and goes where it is pasted.
  await (await first.show('Cherries')).click()
  await first.page.keyboard.press('Control+x')
  await expect(second.row('Cherries')).toHaveAttribute('data-cut', 'true')
  await (await second.show('Drink')).click()
  await second.page.keyboard.press('Control+v')
  await expect(second.results).toContainText('Moved “Cherries” to “Drink”')
  await expect(first.row('Cherries')).toHaveCount(0)
  // The newest change is taken back, wherever it was made; what offered that is gone.
  await first.tree.focus()
  await first.page.keyboard.press('Control+z')
  await expect(first.row('Cherries')).toBeVisible()
  await expect(second.row('Cherries')).toBeVisible()
  await expect(first.results).toContainText('Cherries')
  await expect(second.results).not.toContainText('Cherries')
  await dragOver(first, 'Lemon', second, 'Activities')
  await expect(second.results).toContainText('Moved “Lemon” to “Activities”')
  await expect(first.row('Lemon')).toHaveCount(0)
  await (await first.show('Fruit')).click()
  await first.page.keyboard.press('Control+d')
  const pinned = second.page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: 'Fruit' })
  await expect(pinned.first()).toBeVisible()
  await second.page.reload()
  await second.isReady()
  await expect(second.row('Banana')).toHaveCount(0)
  await expect(second.row('Cherries')).toBeVisible()
  // The window may be gone before the key is let go.
  await second.page.keyboard.press('Control+w').catch(() => {})
  await expect.poll(() => first.app.windows().length).toBe(1)
})

/** Answers the system's questions as told, and tells which were asked. */
async function answerQuestions(
  { app }: BrowserWindow,
  answers: readonly number[],
): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }, given) => {
    const asked: string[] = []
    const left = [...given]
    Reflect.set(globalThis, 'askedQuestions', asked)
    Reflect.set(dialog, 'showMessageBox', (...args: unknown[]) => {
      asked.push(String(Reflect.get(Object(args.at(-1)), 'message')))
      return Promise.resolve({ response: left.shift() ?? 0, checkboxChecked: false })
    })
  }, answers)
  return () => app.evaluate(() => Reflect.get(globalThis, 'askedQuestions'))
}

ownTest(
  'a window that ends takes no work with it: the other tells of it, and the last one asks',
  async ({ open, sandbox }) => {
    const first = await open({ arguments: ['--source', sandbox.address] })
    await first.isReady()
    await first.expand('Food & Drink', 'Fruit')
    await (await first.show('Fruit')).click()
    const second = await opened(first, () => first.page.keyboard.press('Control+n'))
    const asked = await answerQuestions(first, [KEEP_WORKING, QUIT_WHEN_DONE])
    const { notifications } = await watchSystem(first.app)
    // Five calls: longer than a change may take before it is told elsewhere.
    await sandbox.control('fault delay=600')
    await second.carry('Banana', 'Activities')
    await expect(first.page.getByText('Moving 1 item')).toBeVisible()
    await second.page.close()
    await expect(first.results).toContainText('Moved “Banana” to “Activities”')
    await expect(first.row('Banana')).toHaveCount(0)
    await expect.poll(notifications).toEqual([expect.stringContaining('Banana')])
    expect(await asked()).toEqual([])

    await sandbox.control('clear delay')
    const third = await opened(first, () => first.page.keyboard.press('Control+n'))
    await third.app.evaluate(async ({ BrowserWindow: Windows }) => {
      const [last] = Windows.getAllWindows().sort((one, other) => other.id - one.id)
      const gone = new Promise(resolve => last?.webContents.once('render-process-gone', resolve))
      last?.webContents.forcefullyCrashRenderer()
      await gone
    })
    // It is back by itself.
    await expect.poll(() => statesOf(first)).toEqual(['ready', 'ready'])
    await sandbox.control('fault delay=300')
    await first.tree.focus()
    await first.carry('Cherries', 'Activities')
    await expect(first.page.getByText('Moving 1 item')).toBeVisible()
    await first.page.keyboard.press('Control+q')
    await expect.poll(async () => (await asked()).length).toBe(1)
    expect(await windowCount(first)).toBe(2)
    await expect(first.results).toContainText('Moved “Cherries” to “Activities”')
    await first.carry('Lemon', 'Activities')
    await expect(first.page.getByText('Moving 1 item')).toBeVisible()
    const ended = first.app.waitForEvent('close')
    await first.page.keyboard.press('Control+q').catch(() => {})
    await ended
  },
)

ownTest(
  'whoever quits or closes again while it is asked gets the same question, and one answer ends all',
  async ({ open, sandbox }) => {
    const first = await open({ arguments: ['--source', sandbox.address] })
    await first.isReady()
    await first.expand('Food & Drink', 'Fruit')
    const second = await opened(first, () => first.page.keyboard.press('Control+n'))
    await sandbox.control('fault delay=600000')
    await first.carry('Cherries', 'Activities')
    await expect(second.page.getByText('Moving 1 item')).toBeVisible()
    const { app } = first
    // The question stands before the window that was used last, as long as it is not answered.
    await app.evaluate(({ app: program, dialog, BrowserWindow: Windows }) => {
      const asked: Electron.BrowserWindow[] = []
      Reflect.set(globalThis, 'askedIn', asked)
      Reflect.set(dialog, 'showMessageBox', (window: Electron.BrowserWindow) => {
        asked.push(window)
        return new Promise(resolve => Reflect.set(globalThis, 'answerQuestion', resolve))
      })
      Reflect.set(globalThis, 'broughtForward', 0)
      for (const window of Windows.getAllWindows())
        window.focus = () =>
          Reflect.set(globalThis, 'broughtForward', Reflect.get(globalThis, 'broughtForward') + 1)
      program.quit()
      program.quit()
    })
    const asked = (): Promise<unknown> =>
      app.evaluate(() => [
        Reflect.get(globalThis, 'askedIn').length,
        Reflect.get(globalThis, 'broughtForward'),
      ])
    expect(await asked()).toEqual([1, 1])
    /** Resolves when the program has said whether it may close. */
    const close = (isAsked: boolean): Promise<void> =>
      app.evaluate(async ({ BrowserWindow: Windows }, wants) => {
        const [before] = Reflect.get(globalThis, 'askedIn')
        const window = Windows.getAllWindows().find(one => (one === before) === wants)
        const said = new Promise<void>(resolve => window?.once('close', () => resolve()))
        window?.close()
        await said
      }, isAsked)
    await close(true)
    expect(await asked()).toEqual([1, 2])
    expect(await windowCount(first)).toBe(2)
    await close(false)
    await expect.poll(() => windowCount(first)).toBe(1)
    await close(true)
    expect(await asked()).toEqual([1, 3])
    const ended = app.waitForEvent('close')
    await app
      .evaluate((_, response) => Reflect.get(globalThis, 'answerQuestion')({ response }), QUIT_NOW)
      .catch(() => {})
    await ended
  },
)
