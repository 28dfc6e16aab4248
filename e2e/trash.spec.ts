import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
})

/** Opens the Trash and every deletion in it, down to a folder that came along. */
async function openTrash(satchel: BrowserWindow, ...folders: readonly string[]): Promise<void> {
  await satchel.expand('Trash')
  const deletions = satchel.tree.getByRole('treeitem', { name: /^Deleted / })
  await expect(deletions.first()).toBeVisible()
  await deletions.first().click()
  await satchel.page.keyboard.press('ArrowRight')
  for (const [depth, folder] of folders.entries()) {
    await satchel.row(folder, depth + 3).click()
    await satchel.page.keyboard.press('ArrowRight')
  }
}

test('Delete moves to the Trash without a question, focuses the next row, and Undo brings it back', async ({
  satchel,
}) => {
  await (await satchel.show('Banana')).click()
  await satchel.page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Banana” to the Trash')
  await expect(satchel.row('Banana')).toHaveCount(0)
  await expect(satchel.row('Blueberries')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree).toBeFocused()
  await satchel.results.getByRole('button', { name: 'Undo' }).click()
  await expect(satchel.results).toContainText('Undone: Move “Banana” to Trash')
  await expect(satchel.row('Banana')).toBeVisible()
  await expect(satchel.tree).toBeFocused()
})

test('a drag to the Trash deletes, also before there is one; a copy is refused', async ({ satchel }) => {
  const trash = satchel.page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: 'Trash' })
  await trash.click()
  await expect(satchel.results).toContainText('The Trash is empty')
  await satchel.drag(await satchel.show('Banana'), trash, {
    ctrl: true,
    whileOver: () =>
      expect(satchel.page.getByTestId('drag-hint')).toHaveText('Items can be moved to the Trash, not copied'),
  })
  await satchel.drag(await satchel.show('Banana'), trash, {
    whileOver: () => expect(satchel.page.getByTestId('drag-hint')).toHaveText('Move “Banana” to “Trash”'),
  })
  await expect(satchel.results).toContainText('Moved “Banana” to the Trash')
  await satchel.results.getByRole('button', { name: 'Undo' }).click()
  await expect(satchel.row('Banana')).toBeVisible()
})

for (const by of ['mouse', 'keyboard'] as const) {
  test(`restores into a folder that was deleted meanwhile, by ${by}`, async ({ satchel }) => {
    const { page } = satchel
    await (await satchel.show('Banana')).click()
    await page.keyboard.press('Delete')
    await expect(satchel.results).toContainText('Moved “Banana” to the Trash')
    await (await satchel.show('Fruit')).click()
    await page.keyboard.press('Delete')
    await expect(satchel.results).toContainText('Moved “Fruit” to the Trash')
    await expect(satchel.row('Fruit')).toHaveCount(0)

    await openTrash(satchel, 'Food & Drink', 'Fruit')
    await satchel.row('Banana').click()
    const details = page.getByRole('complementary', { name: 'Details' })
    await expect(details).toContainText('Inventory ▸ Food & Drink ▸ Fruit')
    if (by === 'mouse') await details.getByRole('button', { name: 'Restore' }).click()
    else {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('restore')
      await page.keyboard.press('Enter')
    }
    await expect(satchel.results).toContainText('Restored “Banana”')
    await satchel.results.getByRole('button', { name: 'Show' }).last().click()
    await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
    await expect(satchel.row('Banana')).toHaveAttribute('aria-setsize', '1')
  })
}

test('the second click of a double-click on Restore restores nothing else', async ({ satchel }) => {
  const { page } = satchel
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved 2 items to the Trash')
  await openTrash(satchel, 'Food & Drink', 'Fruit')
  await satchel.row('Banana').click()
  const details = page.getByRole('complementary', { name: 'Details' })
  const restore = details.getByRole('button', { name: 'Restore' })
  await expect(details.getByRole('heading', { name: 'Banana' })).toBeVisible()
  await restore.hover()
  const at = await restore.boundingBox()
  await page.mouse.down()
  await page.mouse.up()
  await expect(satchel.results).toContainText('Restored “Banana”')
  await expect(details.getByRole('heading', { name: 'Blueberries' })).toBeVisible()
  expect(await restore.boundingBox()).toEqual(at)
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  // Undo waits for what runs and takes that back: it would be the other one's restore.
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone: Restore “Banana”')
  await expect(satchel.results).not.toContainText('Restored “Blueberries”')
})

test('deletes for good only in the Trash, after a question that names what goes', async ({ satchel }) => {
  const { page, question } = satchel
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Banana” to the Trash')
  await openTrash(satchel, 'Food & Drink', 'Fruit')
  await satchel.row('Banana').click()
  await page.keyboard.press('Delete')
  await expect(question).toHaveAccessibleName('Delete “Banana” permanently?')
  await expect(question).toContainText(
    'This permanently deletes 1 item, including everything inside. It can’t be undone.',
  )
  await expectAccessible(page, '[role="alertdialog"]')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(satchel.row('Banana')).toBeVisible()
  await expect(satchel.tree).toBeFocused()
  await page.keyboard.press('Delete')
  await question.getByRole('button', { name: 'Delete permanently' }).click()
  await expect(satchel.results).toContainText('Deleted “Banana” permanently')
  await expect(satchel.row('Banana')).toHaveCount(0)
})

test('empties the Trash; a count of more than 100 must be typed', async ({ satchel }) => {
  test.setTimeout(120_000)
  const { page, question } = satchel
  await (await satchel.show('Food & Drink')).click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Food & Drink” to the Trash', { timeout: 60_000 })
  await (await satchel.show('Trash')).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trash')
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByRole('button', { name: 'Empty Trash…' }).click()
  const field = question.getByRole('textbox', { name: /^Type \d+ to confirm$/ })
  const confirm = question.getByRole('button', { name: 'Empty Trash' })
  await expect(field).toBeVisible()
  await expect(confirm).toBeDisabled()
  await expectAccessible(page, '[role="alertdialog"]')
  await field.fill('1')
  await expect(confirm).toBeDisabled()
  const label = await question.locator('label').innerText()
  await field.fill(/\d+/.exec(label)?.[0] ?? '')
  await field.press('Enter')
  await expect(satchel.results).toContainText('Emptied the Trash', { timeout: 60_000 })
})

test('counting can be called off', async ({ satchel, sandbox }) => {
  const { page, question } = satchel
  await (await satchel.show('Fruit')).click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Fruit” to the Trash')
  await (await satchel.show('Trash')).click()
  await sandbox.control('fault list-delay=3000')
  await page.keyboard.press('Delete')
  await expect(question).toContainText('Counting the contents…')
  await expect(question.getByRole('button', { name: 'Empty Trash' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await sandbox.control('clear list-delay')
  await expect(satchel.row('Trash')).toBeVisible()
})

test('a locked folder is neither deleted, moved nor renamed', async ({ satchel }) => {
  const { page } = satchel
  await (await satchel.show('Drink')).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Lock folder' }).click()
  await expect(page.getByRole('status', { name: 'Announcements' })).toHaveText(
    'Locked “Drink” on this computer',
  )
  await expect(satchel.row('Drink')).toHaveAccessibleDescription(/Locked/)
  await satchel.row('Drink').click()
  await page.keyboard.press('Delete')
  await expect(satchel.failures).toContainText('“Drink” is locked. Unlock it first')
  await satchel.row('Drink').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Unlock folder' }).click()
  await expect(page.getByRole('status', { name: 'Announcements' })).toHaveText('Unlocked “Drink”')
  await satchel.row('Drink').click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Drink” to the Trash')
})
