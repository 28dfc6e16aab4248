import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/window-test'

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Contents' })
const tile = (page: Page, name: string): Locator => grid(page).getByRole('gridcell', { name, exact: true })
const selected = (page: Page): Locator => grid(page).locator('[aria-selected="true"]')
const here = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Path' }).locator('[aria-current="location"]')

async function goTo(page: Page, path: string): Promise<void> {
  await page.keyboard.press('Control+l')
  await page.getByRole('combobox', { name: 'Go to path' }).fill(path)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Go to path' })).toHaveCount(0)
}

test.beforeEach(async ({ satchel }) => {
  await satchel.page.keyboard.press('Control+2')
  await expect(grid(satchel.page)).toBeVisible()
})

test('walks in two dimensions, selects, opens and comes back by keyboard alone', async ({ satchel }) => {
  const { page } = satchel
  const { keyboard } = page
  await goTo(page, '/Inventory/Food & Drink/Fruit')
  await keyboard.press('ArrowDown')
  await expect(tile(page, 'Banana')).toHaveAttribute('aria-selected', 'true')
  const columns = Number(await grid(page).getAttribute('aria-colcount'))
  const all = ['Banana', 'Blueberries', 'Cherries', 'Coconut', 'Grapes', 'Green apple', 'Kiwi fruit', 'Lemon']
  await keyboard.press('ArrowRight')
  await expect(tile(page, 'Blueberries')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await expect(tile(page, all[columns + 1] ?? '')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowUp')
  await keyboard.press('Shift+ArrowRight')
  await expect(selected(page)).toHaveCount(2)
  await keyboard.press('Control+a')
  await expect(page.getByRole('heading', { name: '19 items selected' })).toBeVisible()
  await keyboard.press('End')
  await expect(tile(page, 'Watermelon')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Home')
  await keyboard.type('kiwi')
  await expect(tile(page, 'Kiwi fruit')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Alt+ArrowUp')
  await expect(tile(page, 'Fruit')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Enter')
  await expect(here(page)).toHaveText('Fruit')
  await expect(grid(page)).toBeFocused()
})

test('keys pressed ahead of a listing act once it is there, where they were meant', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const { keyboard } = page
  await sandbox.control('fault list-delay=60000')
  await keyboard.press('Control+l')
  await page.getByRole('combobox', { name: 'Go to path' }).fill('/Inventory/Food & Drink')
  await keyboard.press('Enter')
  await keyboard.press('ArrowDown')
  await expect(here(page)).toHaveText('Food & Drink')
  await expect(page.getByText('Loading…')).toBeVisible()
  await keyboard.type('fruit')
  await keyboard.press('Enter')
  await sandbox.control('clear list-delay')
  await expect(here(page)).toHaveText('Fruit')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowRight')
  await keyboard.press('Shift+ArrowRight')
  await expect(selected(page)).toHaveCount(2)
  await expect(tile(page, 'Blueberries')).toHaveAttribute('aria-selected', 'true')
  await expect(tile(page, 'Cherries')).toHaveAttribute('aria-selected', 'true')
})

test('keys pressed ahead are forgotten where they were not meant', async ({ satchel, sandbox }) => {
  const { page } = satchel
  await sandbox.control('fault list-delay=60000')
  await tile(page, 'Flags').dblclick()
  await expect(page.getByText('Loading…')).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(tile(page, 'Flags')).toHaveAttribute('aria-selected', 'true')
  await sandbox.control('clear list-delay')
  await page.keyboard.press('Enter')
  await expect(here(page)).toHaveText('Flags')
  await expect(grid(page).getByRole('gridcell').first()).toBeVisible()
  await expect(selected(page)).toHaveCount(0)
})

test('a rubber band selects what it touches; with Ctrl it adds, Esc takes it back', async ({ satchel }) => {
  const { page } = satchel
  await goTo(page, '/Inventory/Food & Drink/Fruit')
  const first = await tile(page, 'Banana').boundingBox()
  const third = await tile(page, 'Cherries').boundingBox()
  if (!first || !third) throw new Error('Not on screen')
  const { mouse } = page
  await mouse.move(first.x - 6, first.y - 6)
  await mouse.down()
  await mouse.move(third.x + 20, third.y + 40, { steps: 6 })
  await expect(page.getByTestId('rubber-band')).toBeVisible()
  await expect(selected(page)).toHaveCount(3)
  await mouse.up()
  await expect(page.getByTestId('rubber-band')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '3 items selected' })).toBeVisible()

  const below = { x: first.x - 6, y: first.y + first.height + 2 }
  await page.keyboard.down('Control')
  await mouse.move(below.x, below.y)
  await mouse.down()
  await mouse.move(first.x + 20, below.y + 60, { steps: 4 })
  await expect(selected(page)).toHaveCount(4)
  await mouse.up()
  await page.keyboard.up('Control')
  await expect(selected(page)).toHaveCount(4)

  await mouse.move(first.x - 6, first.y - 6)
  await mouse.down()
  await mouse.move(first.x + 20, first.y + 20, { steps: 4 })
  await expect(selected(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(4)
  await mouse.up()
  await expect(selected(page)).toHaveCount(4)
})

test('a rubber band at the edge scrolls on and takes in what comes', async ({ satchel }) => {
  const { page } = satchel
  await goTo(page, '/Inventory/Smileys & Emotion')
  await grid(page).getByRole('gridcell').first().waitFor()
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitemradio', { name: 'Large' }).click()
  await page.keyboard.press('Escape')
  await goTo(page, '/Inventory/Food & Drink/Fruit')
  const box = await grid(page).boundingBox()
  if (!box) throw new Error('Not on screen')
  await page.mouse.move(box.x + 6, box.y + 6)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 40, box.y + box.height + 30, { steps: 6 })
  await expect(page.getByRole('heading', { name: '19 items selected' })).toBeVisible()
  await page.mouse.up()
  expect(await grid(page).evaluate(node => node.scrollTop)).toBeGreaterThan(100)
})

test('drags into a folder, onto the path, and says what a drop would do', async ({ satchel }) => {
  const { page } = satchel
  await goTo(page, '/Inventory/Food & Drink')
  await satchel.drag(tile(page, 'Drink'), tile(page, 'Fruit'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Move “Drink” to “Fruit”'),
  })
  await page.getByRole('alertdialog').getByRole('button', { name: 'Move' }).click()
  await expect(satchel.results).toContainText('Moved “Drink” to “Fruit”')
  // A drag that rests on a folder for long goes into it.
  await goTo(page, '/Inventory/Food & Drink')
  await expect(tile(page, 'Fruit')).toBeVisible()
  await expect(tile(page, 'Drink')).toHaveCount(0)
  await goTo(page, '/Inventory/Food & Drink/Fruit')
  await satchel.drag(
    tile(page, 'Banana'),
    page.getByRole('navigation', { name: 'Path' }).getByRole('button', { name: 'Food & Drink', exact: true }),
    { whileOver: () => expect(satchel.dragHint).toHaveText('Move “Banana” to “Food & Drink”') },
  )
  await expect(satchel.results).toContainText('Moved “Banana” to “Food & Drink”')
  await satchel.drag(tile(page, 'Cherries'), tile(page, 'Coconut'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Already there'),
  })
})

test('a drag that rests on a folder goes into it, and back again when nothing is dropped', async ({
  satchel,
}) => {
  const { page } = satchel
  await goTo(page, '/Inventory/Food & Drink')
  const to = await tile(page, 'Fruit').boundingBox()
  if (!to) throw new Error('Not on screen')
  await satchel.drag(tile(page, 'Drink'), tile(page, 'Fruit'), {
    whileOver: async () => {
      await expect(here(page)).toHaveText('Fruit')
      await page.mouse.move(to.x + 62, to.y + 60)
      await page.keyboard.press('Escape')
    },
  })
  // The tile that was dragged is gone from the page: that the drag is over shows when the pointer moves again.
  await page.mouse.move(to.x + 90, to.y + 90, { steps: 30 })
  await expect(here(page)).toHaveText('Food & Drink')
  await expect(tile(page, 'Drink')).toBeVisible()
})

test('renames in place, makes a folder, cuts and pastes into what is shown', async ({ satchel }) => {
  const { page } = satchel
  await goTo(page, '/Inventory/Food & Drink/Fruit')
  await tile(page, 'Banana').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Yellow')
  await page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed “Banana” to “Yellow”')
  await expect(tile(page, 'Yellow')).toHaveAttribute('aria-selected', 'true')
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByRole('textbox', { name: 'Name of the new folder in “Fruit”' })).toBeFocused()
  await page.keyboard.type('Best of')
  await page.keyboard.press('Enter')
  await expect(tile(page, 'Best of')).toHaveAttribute('aria-selected', 'true')
  await tile(page, 'Yellow').click()
  await page.keyboard.press('Control+x')
  await tile(page, 'Best of').dblclick()
  await expect(page.getByText('This folder is empty')).toBeVisible()
  await grid(page).focus()
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Yellow” to “Best of”')
  await expect(tile(page, 'Yellow')).toBeVisible()
})

test('says why there is nothing to see: loading, failed, below a link', async ({ satchel, sandbox }) => {
  const { page } = satchel
  await sandbox.control('fault list-delay=3000')
  await tile(page, 'Flags').dblclick()
  await expect(page.getByText('Loading…')).toBeVisible()
  await sandbox.control('clear')
  await expect(grid(page).getByRole('gridcell').first()).toBeVisible()
  await page.keyboard.press('Alt+ArrowUp')
  await sandbox.control('fault internal')
  await tile(page, 'Symbols').dblclick()
  await expect(page.getByRole('heading', { name: 'Couldn’t open this folder' })).toBeVisible()
  await sandbox.control('clear')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(grid(page).getByRole('gridcell').first()).toBeVisible()
})

test('what lies below a link is marked and read-only', async ({ satchel }) => {
  const { page } = satchel
  await goTo(page, '/Inventory/Resonite Essentials')
  const first = grid(page).getByRole('gridcell').first()
  await expect(first).toHaveAttribute('aria-description', /Read-only: inside the link “Resonite Essentials”/)
  await first.click()
  await page.keyboard.press('F2')
  await expect(satchel.failures).toContainText(
    'Everything inside the link “Resonite Essentials” is read-only',
  )
})

test('Ctrl with the wheel, the slider and commands size the tiles from 64 to 256 px, and they stay so', async ({
  satchel,
}) => {
  const { page } = satchel
  await page.keyboard.press('Control+2')
  const picture = page.getByRole('gridcell').first().locator('[data-drag-picture]')
  const widthPx = async () => Math.round((await picture.boundingBox())?.width ?? 0)
  const slider = page.getByRole('slider', { name: 'Tile size' })
  await expect(slider).toHaveValue('144')
  await page.getByRole('gridcell').first().hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await expect.poll(widthPx).toBe(164)
  for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 100)
  await page.keyboard.up('Control')
  await expect.poll(widthPx).toBe(64)
  await slider.fill('256')
  await slider.blur()
  await expect.poll(widthPx).toBe(256)
  const kept = await page.evaluate(() => window.satchel.call('settings.read', null, 'test'))
  expect(kept).toMatchObject({ value: { settings: { tileSizePx: 256 } } })
})
