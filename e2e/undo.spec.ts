import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

const MOVED = 50

test.use({ sandboxArguments: ['--bulk', '60'] })

/** Cuts the first fifty entries of Bulk and pastes them elsewhere. */
async function moveFifty(satchel: BrowserWindow): Promise<void> {
  const { keyboard } = satchel.page
  await satchel.expand('Bulk')
  await (await satchel.show('Bulk')).click()
  await keyboard.press('ArrowRight')
  for (let extended = 1; extended < MOVED; extended++) await keyboard.press('Shift+ArrowDown')
  await expect(satchel.page.getByRole('heading', { name: '50 items selected' })).toBeVisible()
  await keyboard.press('Control+x')
  await (await satchel.show('Activities')).click()
  await keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved 50 items to “Activities”', { timeout: 60_000 })
}

async function expectInBulk(satchel: BrowserWindow, count: number): Promise<void> {
  await satchel.show('Bulk')
  const inBulk = satchel.tree.locator('[role="treeitem"][aria-level="2"]').first()
  await expect(inBulk).toHaveAttribute('aria-setsize', String(count))
}

test('takes back a move of 50 entries and does it again, by keyboard', async ({ satchel }) => {
  test.setTimeout(180_000)
  const { keyboard } = satchel.page
  await moveFifty(satchel)
  await expectInBulk(satchel, 10)
  await keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone: Move 50 items', { timeout: 60_000 })
  await expectInBulk(satchel, 60)
  await expect(satchel.tree).toBeFocused()
  await keyboard.press('Control+Shift+Z')
  await expect(satchel.results).toContainText('Redone: Move 50 items', { timeout: 60_000 })
  await expectInBulk(satchel, 10)
})

test('takes back a move of 50 entries, by mouse', async ({ satchel }) => {
  test.setTimeout(120_000)
  await moveFifty(satchel)
  const undo = satchel.statusBar.getByRole('button', { name: 'Undo' })
  await expect(undo).toHaveAttribute('title', 'Undo: Move 50 items to “Activities” (Ctrl+Z)')
  await undo.click()
  await expect(satchel.results).toContainText('Undone: Move 50 items', { timeout: 60_000 })
  await expectInBulk(satchel, 60)
})

test('two quick presses take back two operations, and a text field takes back its own typing', async ({
  satchel,
}) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  for (const [name, next] of [
    ['Banana', 'Yellow'],
    ['Cherries', 'Red'],
  ] as const) {
    await (await satchel.show(name)).click()
    await keyboard.press('F2')
    await keyboard.type(next)
    await keyboard.press('Control+z')
    await satchel.page.getByRole('textbox').fill(next)
    await keyboard.press('Enter')
    await expect(satchel.results).toContainText(`Renamed “${name}” to “${next}”`)
  }
  await keyboard.press('Control+z')
  await keyboard.press('Control+z')
  await expect(satchel.row('Banana')).toBeVisible()
  await expect(satchel.row('Cherries')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Nothing to undo')
})

test('History outlives a restart, with Undo, and shows where things are', async ({ open, sandbox }) => {
  const options = { arguments: ['--source', sandbox.address] }
  const first = await open(options)
  await first.isReady()
  await first.expand('Food & Drink', 'Fruit')
  await first.carry('Banana', 'Drink')
  await expect(first.results).toContainText('Moved “Banana” to “Drink”')
  await first.app.close()

  const second = await open(options)
  await second.isReady()
  const { activity, page } = second
  await page.getByRole('button', { name: 'History' }).click()
  await expect(activity).toBeFocused()
  await expect(activity).toContainText('Moved “Banana” from “Fruit” to “Drink”')
  await expect(activity.getByRole('heading', { name: 'Today' })).toBeVisible()
  await activity.getByRole('textbox', { name: 'Filter history' }).fill('cherr')
  await expect(activity).toContainText('Nothing in the history fits.')
  await activity.getByRole('textbox', { name: 'Filter history' }).fill('banana')
  await expect(activity.getByText('just now')).toHaveAttribute('title', /20\d\d/)
  await expectAccessible(page, 'section[aria-label="History"]')
  await activity.getByRole('button', { name: 'Details: Moved “Banana” from “Fruit” to “Drink”' }).click()
  await expect(activity).toContainText('Inventory ▸ Food & Drink ▸ Drink')
  await activity.getByRole('button', { name: 'Show' }).click()
  await expect(second.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await activity.getByRole('button', { name: 'Undo' }).click()
  await expect(second.results).toContainText('Undone: Move “Banana”')
  await expect(activity).toContainText('Undone')
  // A pane beside the contents: closed from there.
  await second.tree.focus()
  await page.keyboard.press('Escape')
  await expect(activity).toHaveCount(0)
  await second.expand('Fruit')
  await expect(await second.show('Banana')).toBeVisible()
})

test('Ctrl+Z while a move runs takes back that move when it is done, and nothing older', async ({
  satchel,
  sandbox,
}) => {
  test.setTimeout(120_000)
  const { page } = satchel
  await (await satchel.show('Worlds')).click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Places')
  await page.keyboard.press('Enter')
  await expect(satchel.row('Places')).toBeVisible()
  await satchel.expand('Food & Drink')
  await sandbox.control('fault record-delay=300')
  await satchel.carry('Fruit', 'Activities')
  await expect.poll(() => sandbox.control('calls')).toMatch(/"Inventory\/Move":2/)
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('It will be undone when it’s done.')
  await sandbox.control('clear')
  await expect(satchel.results).toContainText('Undone: Move “Fruit”', { timeout: 60_000 })
  await expect(satchel.row('Places')).toBeVisible()
  await expect(await satchel.show('Fruit')).toHaveAttribute('aria-level', '2')
})

test('Ctrl+Z while something is deleted for good promises nothing', async ({ satchel, sandbox }) => {
  const { page, question } = satchel
  await (await satchel.show('Worlds')).click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Worlds” to the Trash')
  await (await satchel.show('Trash')).click()
  await page.getByRole('button', { name: 'Empty Trash…' }).click()
  await expect(question.getByRole('button', { name: 'Empty Trash' })).toBeEnabled()
  await sandbox.control('fault delay=1000')
  await question.getByRole('button', { name: 'Empty Trash' }).click()
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('What it deletes permanently can’t be undone.')
  await sandbox.control('clear')
})
