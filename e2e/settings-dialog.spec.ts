import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

async function openSettings({ page }: BrowserWindow) {
  await page.keyboard.press('Control+,')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Behind an open dialog nothing has a role. */
const heightOf = ({ page }: BrowserWindow): Promise<number> =>
  page.locator('[role="treeitem"][aria-label="Worlds"]').evaluate(row => row.getBoundingClientRect().height)

test('opens with Ctrl+comma, is accessible in both themes, and gives the focus back', async ({ satchel }) => {
  const { page } = satchel
  await satchel.tree.focus()
  const dialog = await openSettings(satchel)
  await expectAccessible(page, '[role="dialog"]')
  await dialog.getByRole('radio', { name: 'Dark' }).click()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(27, 28, 31)')
  await expectAccessible(page, '[role="dialog"]')
  await dialog.getByRole('radio', { name: 'Light' }).click()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(satchel.tree).toBeFocused()
})

test('is used by keyboard alone: density shows at once, language without a reload', async ({ satchel }) => {
  const { page } = satchel
  expect(await heightOf(satchel)).toBe(28)
  const dialog = await openSettings(satchel)
  await dialog.getByRole('radio', { name: 'Default' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => heightOf(satchel)).toBe(36)
  await dialog.getByRole('radio', { name: 'Match system' }).last().focus()
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('radio', { name: 'English' })).toBeChecked()
  await page.keyboard.press('ArrowRight')
  const japanese = page.getByRole('dialog', { name: '設定' })
  await expect(japanese.getByRole('radio', { name: '日本語' })).toBeFocused()
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Escape')
  await expect(satchel.tree).toBeVisible()
})

test('with drags off nothing can be dragged, and cut and paste still move', async ({ satchel }) => {
  const { page } = satchel
  const dialog = await openSettings(satchel)
  await dialog.getByRole('switch', { name: 'Drag and drop' }).click()
  await page.keyboard.press('Escape')
  await satchel.drag(satchel.row('Flags'), satchel.row('Worlds'), {
    cannotBegin: true,
    whileOver: () => expect(satchel.dragHint).toBeHidden(),
  })
  await satchel.row('Flags').click()
  await page.keyboard.press('Control+x')
  await satchel.row('Worlds').click()
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Flags” to “Worlds”')
})

test('without the question a drag moves a folder at once', async ({ satchel }) => {
  const { page } = satchel
  const dialog = await openSettings(satchel)
  await dialog.getByText('Ask before large moves').click()
  await expect(dialog.getByRole('switch', { name: 'Ask before' })).not.toBeChecked()
  await page.keyboard.press('Escape')
  // At the top: what a long drag opens there moves nothing under the pointer.
  await satchel.drag(satchel.row('Flags'), satchel.row('Activities'))
  await expect(satchel.results).toContainText('Moved “Flags” to “Activities”')
  await expect(page.getByRole('alertdialog')).toBeHidden()
})

test('a double-click spawns only for those who chose it', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.row('Banana').dblclick()
  await page.keyboard.press('Escape')
  await expect(satchel.results).toBeEmpty()
  const dialog = await openSettings(satchel)
  await dialog.getByRole('radio', { name: 'Spawn' }).click()
  await page.keyboard.press('Escape')
  await satchel.row('Banana').dblclick()
  await expect(satchel.results).toContainText('Spawned “Banana” in “Home”')
})

test('without thumbnails no picture is shown', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  const picture = satchel.row('Banana').locator('img')
  await expect(picture).toBeVisible()
  const dialog = await openSettings(satchel)
  await dialog.getByRole('switch', { name: 'Thumbnails' }).click()
  await page.keyboard.press('Escape')
  await expect(picture).toHaveCount(0)
})

test('streamer mode blurs names until they are pointed at or reached by keyboard', async ({ satchel }) => {
  const { page } = satchel
  const dialog = await openSettings(satchel)
  await dialog.getByRole('switch', { name: 'Streamer mode' }).click()
  await page.keyboard.press('Escape')
  const nameOf = (row: string) => satchel.row(row).locator('[data-private]').last()
  await expect(nameOf('Flags')).toHaveCSS('filter', 'blur(5px)')
  await satchel.row('Flags').hover()
  await expect(nameOf('Flags')).toHaveCSS('filter', 'none')
  await expect(nameOf('Worlds')).toHaveCSS('filter', 'blur(5px)')
  await satchel.row('Flags').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect(nameOf('Activities')).toHaveCSS('filter', 'none')
  // What was done names the same things.
  await satchel.row('Flags').click()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Control+h')
  const sentence = satchel.activity.getByText('Moved “Flags” to the Trash')
  await expect(sentence).toHaveCSS('filter', 'blur(5px)')
  await sentence.hover()
  await expect(sentence).toHaveCSS('filter', 'none')
})
