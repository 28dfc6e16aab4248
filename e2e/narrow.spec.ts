import { expect, test } from './fixtures/window-test'

test('a narrow window is used by keyboard alone: places, rows, details, Find and Spawn', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const { keyboard } = page
  const places = page.getByRole('navigation', { name: 'Places' })
  const details = page.getByRole('complementary', { name: 'Details' })
  await satchel.expand('Food & Drink', 'Fruit')
  await page.setViewportSize({ width: 420, height: 500 })
  await expect(places).toBeHidden()
  await satchel.tree.focus()

  await keyboard.press('Control+b')
  await expect(places.getByRole('button', { name: 'Inventory', exact: true })).toBeFocused()
  await keyboard.press('End')
  await expect(places.getByRole('button', { name: 'Trash' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(places).toBeHidden()
  await expect(satchel.tree).toBeFocused()
  await keyboard.press('Control+b')
  await keyboard.press('Enter')
  await expect(places).toBeHidden()
  await expect(satchel.tree).toBeFocused()

  await keyboard.type('kiwi')
  const kiwi = satchel.row('Kiwi fruit')
  await expect(kiwi).toHaveAttribute('aria-selected', 'true')
  await expect(details).toContainText('Kiwi')
  await keyboard.press('F6')
  await expect(details.getByRole('button', { name: 'Show details' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(details).toContainText('Record link')
  await expect(kiwi).toBeInViewport({ ratio: 0.95 })
  await keyboard.press('Tab')
  await expect(details.getByRole('button', { name: 'Spawn in “Home”' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(satchel.results).toContainText('Spawned “Kiwi fruit” in “Home”')
  await keyboard.press('Control+i')
  await expect(details).toHaveAttribute('data-open', 'false')

  await keyboard.press('Control+f')
  await keyboard.type('banana')
  const found = page.getByRole('option', { name: 'Banana' }).first()
  await expect(found).toBeInViewport({ ratio: 1 })
  // What is not chosen waits behind a button: results are what there is room for.
  const find = page.getByRole('search')
  await expect(find.getByRole('button', { name: 'Public' })).toBeHidden()
  await find.getByRole('button', { name: 'Filters' }).click()
  await expect(find.getByRole('button', { name: 'Public' })).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect.poll(() => sandbox.control('spawns')).toContain('ok spawns 2 ')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420)
})

test('the window gets as narrow as 420 pixels, and stays above others for who wants that', async ({
  satchel,
}) => {
  const { app, page } = satchel
  const window = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows()
      return { least: first?.getMinimumSize(), isOnTop: first?.isAlwaysOnTop() }
    })
  expect(await window()).toEqual({ least: [420, 400], isOnTop: false })
  for (const isOnTop of [true, false]) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('keep on top')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await window()).isOnTop).toBe(isOnTop)
  }
})
