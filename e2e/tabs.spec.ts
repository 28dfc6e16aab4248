import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'

const tabs = (page: Page): Locator => page.getByRole('tab')
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true })
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Contents' })
const here = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Path' }).locator('[aria-current="location"]')

async function isShown(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('tab', { selected: true })).toHaveText(name)
  await expect(here(page)).toHaveText(name)
}

test('each tab keeps its own place, selection, expansion and view, by keyboard alone', async ({
  satchel,
}) => {
  const { page, tree } = satchel
  const { keyboard } = page
  await expect(page.getByRole('tablist')).toHaveCount(0)
  await satchel.expand('Food & Drink')
  await (await satchel.show('Fruit')).click()
  await keyboard.press('Control+Shift+Enter')
  await expect(tabs(page)).toHaveText(['Fruit', 'Fruit'])
  await expect(tree).toBeFocused()
  await expect(satchel.row('Banana')).toBeVisible()
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+2')
  await expect(grid(page)).toBeFocused()
  await keyboard.press('Control+Shift+Tab')
  // The first has its folder closed, and is a tree.
  await expect(tree).toBeFocused()
  await expect(satchel.row('Banana')).toHaveCount(0)
  await expect(satchel.row('Fruit')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Control+Tab')
  await expect(grid(page)).toBeFocused()
  await expect(grid(page).getByRole('gridcell', { name: 'Banana', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await keyboard.press('Alt+ArrowUp')
  await isShown(page, 'Food & Drink')
  await keyboard.press('Control+t')
  await expect(tabs(page)).toHaveText(['Fruit', 'Food & Drink', 'Food & Drink'])
  await expectAccessible(page, 'header')
  await tabs(page).last().focus()
  await keyboard.press('Control+Shift+PageUp')
  await keyboard.press('Control+Shift+PageUp')
  await expect(tabs(page)).toHaveText(['Food & Drink', 'Fruit', 'Food & Drink'])
  await expect(tabs(page).first()).toBeFocused()
  await keyboard.press('ArrowRight')
  await isShown(page, 'Fruit')
  await keyboard.press('Delete')
  await expect(tabs(page)).toHaveText(['Food & Drink', 'Food & Drink'])
  await expect(grid(page)).toBeFocused()
  await keyboard.press('Control+w')
  await expect(page.getByRole('tablist')).toHaveCount(0)
  await expect(grid(page)).toBeFocused()
})

test('the wheel opens folders behind: of rows, of the path, of places; tabs are dragged, and have a menu', async ({
  satchel,
}) => {
  const { page } = satchel
  const middle = { button: 'middle' } as const
  await (await satchel.show('Food & Drink')).click(middle)
  await expect(tabs(page)).toHaveText(['Inventory', 'Food & Drink'])
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-selected', 'false')
  await page
    .getByRole('navigation', { name: 'Path' })
    .getByRole('button', { name: 'Inventory' })
    .click(middle)
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Trash' }).click(middle)
  await expect(tabs(page)).toHaveText(['Inventory', 'Food & Drink', 'Inventory', 'Trash'])
  await isShown(page, 'Inventory')
  await tab(page, 'Trash').click()
  await isShown(page, 'Trash')
  await tab(page, 'Trash').dragTo(tab(page, 'Food & Drink'), { targetPosition: { x: 8, y: 10 } })
  await expect(tabs(page)).toHaveText(['Inventory', 'Trash', 'Food & Drink', 'Inventory'])
  await isShown(page, 'Trash')
  await tab(page, 'Food & Drink').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Close other tabs' }).click()
  await expect(tabs(page)).toHaveCount(0)
  await expect(here(page)).toHaveText('Food & Drink')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('fruit')
  await page.getByRole('option', { name: 'Fruit', exact: true }).click(middle)
  await page.keyboard.press('Escape')
  await expect(tabs(page)).toHaveText(['Food & Drink', 'Fruit'])
})

test('tabs are back after a reload, and follow a folder that was moved while they were out of sight', async ({
  satchel,
}) => {
  const { page, tree } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Fruit')).click()
  await tree.evaluate(node => node.scrollTo({ top: 140 }))
  await page.keyboard.press('Control+t')
  await page.keyboard.press('Control+2')
  await expect(grid(page).getByRole('gridcell', { name: 'Banana', exact: true })).toBeVisible()
  await page.keyboard.press('Control+Shift+Tab')
  await expect(tree).toBeFocused()
  await expect.poll(() => tree.evaluate(node => node.scrollTop)).toBe(140)
  await page.keyboard.press('Control+Tab')
  await expect(grid(page)).toBeFocused()
  await page.reload()
  await satchel.hasState('ready')
  await expect(tabs(page)).toHaveText(['Fruit', 'Fruit'])
  await isShown(page, 'Fruit')
  await expect(grid(page).getByRole('gridcell', { name: 'Banana', exact: true })).toBeVisible()
  await tabs(page).first().click()
  await (await satchel.show('Fruit')).click()
  await page.keyboard.press('Control+x')
  await (await satchel.show('Activities')).click()
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Fruit” to “Activities”')
  await tabs(page).last().click()
  await isShown(page, 'Fruit')
  await expect(page.getByRole('navigation', { name: 'Path' })).toContainText('Activities')
  await expect(grid(page).getByRole('gridcell', { name: 'Banana', exact: true })).toBeVisible()
})

test('two views side by side: the active one is plain; drags go from one into the other, and over a tab', async ({
  satchel,
}) => {
  const { page, dragHint, results } = satchel
  const { keyboard, mouse } = page
  const halves = page.locator('[role="group"][data-active]')
  const [left, right] = [halves.first(), halves.last()]
  const row = (of: Locator, name: string): Locator => of.getByRole('treeitem', { name, exact: true })
  await keyboard.press('Control+Backslash')
  await expect(halves).toHaveCount(2)
  await expect(right).toHaveAttribute('data-active', 'true')
  await expect(right.getByRole('tree')).toBeFocused()
  await row(left, 'Food & Drink').click({ button: 'right' })
  await expect(left).toHaveAttribute('data-active', 'true')
  await page.getByRole('menuitem', { name: 'Open in split view' }).click()
  await expect(right).toHaveAttribute('data-active', 'true')
  await expect(right.getByRole('tree')).toBeFocused()
  await expect(row(right, 'Fruit')).toBeVisible()
  await expect(row(left, 'Fruit')).toHaveCount(0)
  await row(right, 'Fruit').click()
  await keyboard.press('ArrowRight')
  await expect(here(page)).toHaveText('Fruit')
  await expectAccessible(page, 'main')
  await satchel.drag(row(right, 'Banana'), row(left, 'Activities'), {
    whileOver: () => expect(dragHint).toHaveText('Move “Banana” to “Activities”'),
  })
  await expect(results).toContainText('Moved “Banana” to “Activities”')
  await expect(row(right, 'Banana')).toHaveCount(0)
  await row(right, 'Fruit').click()
  await keyboard.press('Control+t')
  await expect(tabs(page)).toHaveText(['Food & Drink | Fruit', 'Fruit'])
  const from = await (await satchel.show('Cherries')).boundingBox()
  const over = await tabs(page).first().boundingBox()
  if (!from || !over) throw new Error('Nothing to drag')
  await mouse.move(from.x + 60, from.y + 10)
  await mouse.down()
  await mouse.move(from.x + 80, from.y + 14, { steps: 4 })
  await mouse.move(over.x + 20, over.y + 10, { steps: 4 })
  await expect(halves).toHaveCount(2)
  const to = await row(left, 'Activities').boundingBox()
  if (!to) throw new Error('Nothing to drop on')
  await mouse.move(to.x + 60, to.y + 12, { steps: 4 })
  await expect(dragHint).toHaveText('Move “Cherries” to “Activities”')
  await mouse.up()
  await expect(results).toContainText('Moved “Cherries” to “Activities”')
  await left.getByRole('tree').focus()
  await expect(here(page)).toHaveText('Food & Drink')
  await keyboard.press('Control+Backslash')
  await expect(halves).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
  await expect(here(page)).toHaveText('Food & Drink')
})
