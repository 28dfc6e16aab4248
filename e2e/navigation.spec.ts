import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/window-test'

const path = (page: Page): Locator => page.getByRole('navigation', { name: 'Path' })
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Contents' })
const tile = (page: Page, name: string): Locator => grid(page).getByRole('gridcell', { name, exact: true })
const here = (page: Page): Locator => path(page).locator('[aria-current="location"]')

test('goes back and forward by keys, buttons and the mouse, and up', async ({ satchel }) => {
  const { page } = satchel
  await page.keyboard.press('Control+2')
  await tile(page, 'Food & Drink').dblclick()
  await tile(page, 'Fruit').dblclick()
  await expect(here(page)).toHaveText('Fruit')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(here(page)).toHaveText('Food & Drink')
  await expect(tile(page, 'Fruit')).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(here(page)).toHaveText('Inventory')
  await page.getByRole('button', { name: 'Back' }).click({ force: true })
  await expect(satchel.results).toContainText('Nothing to go back to')
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByRole('button', { name: 'Forward' }).click()
  await expect(here(page)).toHaveText('Fruit')
  await page.evaluate(() => window.dispatchEvent(new MouseEvent('mouseup', { button: 3 })))
  await expect(here(page)).toHaveText('Food & Drink')
  await page.evaluate(() => window.dispatchEvent(new MouseEvent('mouseup', { button: 4 })))
  await expect(here(page)).toHaveText('Fruit')
  await here(page).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(here(page)).toHaveText('Food & Drink')
  await expect(tile(page, 'Fruit')).toHaveAttribute('aria-selected', 'true')
  // The segment that had the focus is gone.
  await expect(grid(page)).toBeFocused()
})

test('in the tree, going to a folder shows it and gives it the focus', async ({ satchel }) => {
  const { page, tree } = satchel
  await page.keyboard.press('Control+l')
  const field = page.getByRole('combobox', { name: 'Go to path' })
  await expect(field).toBeFocused()
  await field.fill('/Inventory/Food & Drink/Fruit')
  await page.keyboard.press('Enter')
  await expect(satchel.row('Fruit')).toHaveAttribute('aria-selected', 'true')
  await expect(tree).toBeFocused()
  await expect(here(page)).toHaveText('Fruit')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(here(page)).toHaveText('Inventory')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(satchel.row('Fruit')).toHaveAttribute('aria-selected', 'true')
})

test('completes a path from what is listed, and says clearly what is wrong with one', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const field = page.getByRole('combobox', { name: 'Go to path' })
  await page.keyboard.press('Control+l')
  await field.fill('/Inventory/fo')
  await expect(page.getByRole('option', { name: 'Food & Drink' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('/Inventory/Food & Drink/')
  await field.pressSequentially('Nuts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(['There is no “Nuts” in “Food & Drink”.'])
  const notAPath = page.getByRole('alert').filter({ hasText: 'Paths begin with “/Inventory”' })
  for (const typed of ['Food', '', '/Elsewhere/Food', '/Inventory/../Food']) {
    await field.fill('/Inventory')
    await expect(notAPath).toHaveCount(0)
    await field.fill(typed)
    await page.keyboard.press('Enter')
    await expect(notAPath).toBeVisible()
    await expect(field).toHaveValue(typed)
  }
  await sandbox.control('fault internal')
  await field.fill('/Inventory/Flags/Deeper')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Couldn’t open “Flags”.' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(satchel.tree).toBeFocused()
})

test('a path to an item goes to its folder and selects it there', async ({ satchel }) => {
  const { page } = satchel
  await page.keyboard.press('Control+2')
  await page.keyboard.press('Control+l')
  await page.getByRole('combobox').fill('/Inventory/Food & Drink/Fruit/Banana')
  await page.keyboard.press('Enter')
  await expect(here(page)).toHaveText('Fruit')
  await expect(tile(page, 'Banana')).toHaveAttribute('aria-selected', 'true')
})

test('each segment opens a menu of the folders beside it', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink')
  await satchel.row('Drink').click()
  await path(page).getByRole('button', { name: 'Folders next to “Drink”' }).click()
  await page.getByRole('menuitem', { name: 'Vegetables' }).click()
  await expect(here(page)).toHaveText('Vegetables')
  await expect(satchel.row('Vegetables')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree).toBeFocused()
})

test('a long path folds in its middle, and unfolds as a menu', async ({ satchel }) => {
  const { page, app } = satchel
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(420, 600))
  await satchel.expand('Food & Drink')
  await satchel.row('Cooked & Prepared').click()
  await page.keyboard.press('Control+Shift+N')
  await page.keyboard.type('A folder with quite a long name')
  await page.keyboard.press('Enter')
  await expect(here(page)).toHaveText('A folder with quite a long name')
  await path(page).getByRole('button', { name: 'Folders in between' }).click()
  await page.getByRole('menuitem', { name: 'Food & Drink' }).click()
  await expect(here(page)).toHaveText('Food & Drink')
})

test('the place stays the same when the view changes, and so do selection and scroll', async ({
  satchel,
}) => {
  const { page, tree } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Strawberry')).click()
  // The window learns of it with the next frame.
  await tree.evaluate(
    node =>
      new Promise(resolve => {
        node.addEventListener('scroll', resolve, { once: true })
        node.scrollTo({ top: 200 })
      }),
  )
  await page.keyboard.press('Control+2')
  await expect(here(page)).toHaveText('Fruit')
  await expect(tile(page, 'Strawberry')).toHaveAttribute('aria-selected', 'true')
  await expect(tile(page, 'Strawberry')).toBeInViewport()
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('Control+1')
  await expect(satchel.row('Strawberry')).toHaveAttribute('aria-selected', 'true')
  await expect(tree).toBeFocused()
  await expect.poll(() => tree.evaluate(node => node.scrollTop)).toBe(200)
})
