import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'

test('Space shows an item large, the arrow keys walk on, and closing leaves one there', async ({
  satchel,
}) => {
  const { page } = satchel
  const { keyboard } = page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Space')
  await expect(page.getByRole('dialog', { name: 'Banana' }).locator('img')).toBeVisible()
  await expect(page.getByRole('status', { name: 'Shown item' })).toContainText('Object')
  await expectAccessible(page, '[role="dialog"]')
  await keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'Blueberries' }).locator('img')).toBeVisible()
  await keyboard.press('ArrowDown')
  await expect(page.getByRole('dialog', { name: 'Cherries' })).toBeVisible()
  await keyboard.press('ArrowLeft')
  await expect(page.getByRole('dialog', { name: 'Blueberries' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
  await expect(satchel.row('Blueberries')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'false')
  await keyboard.press('Space')
  await expect(page.getByRole('dialog', { name: 'Blueberries' })).toBeVisible()
  await keyboard.press('Space')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('Enter and double-click show an item, and open and close a folder', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Banana' })).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  await satchel.row('Cherries').dblclick()
  await expect(page.getByRole('dialog', { name: 'Cherries' })).toBeVisible()
  await page.keyboard.press('Escape')
  await satchel.row('Fruit').click()
  await page.keyboard.press('Enter')
  await expect(satchel.row('Fruit')).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(satchel.row('Fruit')).toHaveAttribute('aria-expanded', 'true')
})

test('the preview has buttons to walk, an end at either side, and spawns', async ({ satchel }) => {
  const { page } = satchel
  await (await satchel.show('Activities')).click()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Previous item' })).toBeDisabled()
  await page.getByRole('button', { name: 'Next item' }).click()
  await expect(page.getByRole('dialog', { name: 'Animals & Nature' })).toBeVisible()
  await page.getByRole('button', { name: 'Previous item' }).click()
  await expect(page.getByRole('dialog', { name: 'Activities' })).toBeVisible()
  await page.keyboard.press('Escape')
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('Space')
  await page.getByRole('dialog').getByRole('button', { name: 'Spawn in “Home”' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Spawn in “Home”' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await expect(satchel.results).toContainText('Spawned “Banana” in “Home”')
})

test('a space in a name that is being typed is part of it', async ({ satchel }) => {
  const { page } = satchel
  await satchel.tree.focus()
  await page.keyboard.type('food &')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-selected', 'true')
})
