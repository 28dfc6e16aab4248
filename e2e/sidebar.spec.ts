import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

const placesIn = ({ page }: BrowserWindow) => page.getByRole('navigation', { name: 'Places' })
const place = (satchel: BrowserWindow, name: string) =>
  placesIn(satchel).getByRole('button', { name, exact: true })

test('Ctrl+D pins; the pin follows a rename and a move, leads there, and is there at the next start', async ({
  open,
  sandbox,
}) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  const { page } = first
  await first.expand('Food & Drink')
  await first.row('Fruit').click()
  await page.keyboard.press('Control+d')
  await expect(place(first, 'Fruit')).toBeVisible()
  await page.keyboard.press('F2')
  await page.keyboard.type('Fresh fruit')
  await page.keyboard.press('Enter')
  await expect(place(first, 'Fresh fruit')).toBeVisible()
  await expect(first.row('Fresh fruit')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+x')
  await first.row('Worlds').click()
  await page.keyboard.press('Control+v')
  await expect(first.results).toContainText('Moved “Fresh fruit” to “Worlds”')
  await first.row('Activities').click()
  await place(first, 'Fresh fruit').first().click()
  await expect(first.row('Fresh fruit', 2)).toHaveAttribute('aria-selected', 'true')
  await expect(first.row('Worlds')).toHaveAttribute('aria-expanded', 'true')
  await expect(first.tree).toBeFocused()
  await first.app.close()
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  await place(second, 'Fresh fruit').first().click()
  await expect(second.row('Fresh fruit', 2)).toHaveAttribute('aria-selected', 'true')
})

test('is walked by arrow keys with one stop for Tab; Delete unpins and keeps the focus', async ({
  satchel,
}) => {
  const { page } = satchel
  for (const name of ['Flags', 'Objects']) {
    await satchel.row(name).click()
    await page.keyboard.press('Control+d')
    await expect(place(satchel, name)).toBeVisible()
  }
  await place(satchel, 'Inventory').focus()
  await page.keyboard.press('ArrowDown')
  await expect(place(satchel, 'Flags')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('separator', { name: 'Width of the sidebar' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(place(satchel, 'Flags')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(place(satchel, 'Flags')).toHaveCount(0)
  await expect(place(satchel, 'Objects')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(satchel.row('Objects')).toHaveAttribute('aria-selected', 'true')
})

test('a pinned folder takes drops', async ({ satchel }) => {
  const { page } = satchel
  await satchel.row('Worlds').click()
  await page.keyboard.press('Control+d')
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.drag(satchel.row('Banana'), place(satchel, 'Worlds'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Move “Banana” to “Worlds”'),
  })
  await expect(satchel.results).toContainText('Moved “Banana” to “Worlds”')
})

test('a drop pins, between pins or above them, and a drag orders them', async ({ satchel }) => {
  const pins = () =>
    placesIn(satchel)
      .locator('[data-place^="pin "]')
      .evaluateAll(all => all.map(one => one.querySelector('[data-private]')?.textContent))
  await satchel.row('Worlds').dragTo(placesIn(satchel).getByRole('heading', { name: 'Pinned' }))
  await expect.poll(pins).toEqual(['Worlds'])
  // The edges of a folder lie beside it; its middle is the folder.
  await satchel.row('Symbols').dragTo(place(satchel, 'Worlds'), { targetPosition: { x: 40, y: 2 } })
  await expect.poll(pins).toEqual(['Symbols', 'Worlds'])
  await expect(satchel.row('Symbols')).toBeVisible()
  await place(satchel, 'Worlds').dragTo(place(satchel, 'Symbols'), { targetPosition: { x: 40, y: 2 } })
  await expect.poll(pins).toEqual(['Worlds', 'Symbols'])
})

test('what was spawned, and folders that one stays in, are recent', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.row('Banana').click()
  await page.keyboard.press('Control+Enter')
  await expect(place(satchel, 'Banana')).toBeVisible()
  await satchel.expand('Symbols')
  await expect(place(satchel, 'Symbols')).toBeVisible()
  // While the pointer is there, nothing moves under it.
  await place(satchel, 'Banana').hover()
  const recent = placesIn(satchel).locator('[data-place^="recent "]')
  const names = () => recent.evaluateAll(all => all.map(one => one.textContent))
  const held = await names()
  await satchel.tree.focus()
  await page.keyboard.type('cherr')
  await expect(satchel.row('Cherries')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+Enter')
  await expect(recent).toHaveCount(held.length + 1)
  expect((await names()).slice(0, held.length)).toEqual(held)
  // By the index, whatever became of the list.
  await place(satchel, 'Recently spawned').click()
  await expect(page.getByRole('option').first()).toHaveAccessibleName('Cherries')
  await expect(page.getByRole('option', { name: 'Banana' })).toBeVisible()
  await page.keyboard.press('Escape')
  await placesIn(satchel).getByRole('button', { name: 'Clear recent items' }).click({ force: true })
  await expect(place(satchel, 'Banana')).toHaveCount(0)
})

test('the sidebar is resized by mouse and keyboard and put away, and stays so', async ({ open, sandbox }) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  const { page } = first
  const handle = page.getByRole('separator', { name: 'Width of the sidebar' })
  await handle.focus()
  await page.keyboard.press('ArrowRight')
  await expect(handle).toHaveAttribute('aria-valuenow', '216')
  const box = await handle.boundingBox()
  if (!box) throw new Error('The handle is not on screen')
  await page.mouse.move(box.x + 3, box.y + 200)
  await page.mouse.down()
  await page.mouse.move(box.x + 53, box.y + 200, { steps: 5 })
  await page.mouse.up()
  await expect(handle).toHaveAttribute('aria-valuenow', '266')
  const widthIn = async (satchel: BrowserWindow): Promise<number | undefined> =>
    (await placesIn(satchel).boundingBox())?.width
  await expect.poll(() => widthIn(first)).toBe(266)
  await page.keyboard.press('Control+b')
  await expect(placesIn(first)).toBeHidden()
  await first.app.close()
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  await expect(placesIn(second)).toBeHidden()
  await second.page.keyboard.press('Control+b')
  await expect.poll(() => widthIn(second)).toBe(266)
})

test('a pin whose entry is gone is greyed, says so, and offers to unpin', async ({
  open,
  sandbox,
  folder,
}) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  await first.row('Worlds').click()
  await first.page.keyboard.press('Control+d')
  await expect(place(first, 'Worlds').first()).toBeVisible()
  await first.app.close()
  // As if another program had deleted it, and made another of the same name.
  const inventories = join(folder, 'user', 'inventories')
  const [inventory = ''] = readdirSync(inventories)
  const places = join(inventories, inventory, 'places.json')
  const kept = readFileSync(places, 'utf8')
  writeFileSync(places, kept.replaceAll(/"R-[^"]*"/g, '"R-gone"'))
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  await expect(place(second, 'Worlds').first()).toHaveAttribute('title', /No longer in “Inventory”/)
  await place(second, 'Worlds').first().click()
  await expect(second.failures).toContainText('“Worlds” is no longer in “Inventory”.')
  await second.failures.getByRole('button', { name: 'Unpin' }).click()
  await expect(placesIn(second).getByRole('button', { name: 'Unpin' })).toHaveCount(0)
})

test('axe finds nothing in the sidebar', async ({ satchel }) => {
  const { page } = satchel
  await satchel.row('Worlds').click()
  await page.keyboard.press('Control+d')
  await expect(place(satchel, 'Worlds')).toBeVisible()
  await expectAccessible(page, 'nav[data-pane]')
  await expectAccessible(page, '[role="separator"]')
})
