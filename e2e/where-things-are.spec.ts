import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'
import { CollectTray } from './pages/collect-tray'
import { FindBox } from './pages/find-box'

const placesIn = ({ page }: BrowserWindow) => page.getByRole('navigation', { name: 'Places' })
const place = (satchel: BrowserWindow, name: string) =>
  placesIn(satchel).getByRole('button', { name, exact: true })

async function select(satchel: BrowserWindow, name: string): Promise<void> {
  const row = await satchel.show(name)
  await row.click()
  await expect(row).toHaveAttribute('aria-selected', 'true')
}

/** A folder that was opened before, and is closed. */
async function openAndClose(satchel: BrowserWindow, name: string): Promise<void> {
  await satchel.expand(name)
  await satchel.page.keyboard.press('ArrowLeft')
  await expect(satchel.row(name)).toHaveAttribute('aria-expanded', 'false')
}

async function keepBanana(satchel: BrowserWindow): Promise<CollectTray> {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await select(satchel, 'Banana')
  await page.keyboard.press('Control+d')
  await expect(place(satchel, 'Banana')).toBeVisible()
  const tray = new CollectTray(satchel)
  await tray.collect('Banana')
  return tray
}

/** Pin, recent item, tray and Find, none of them struck through. */
async function expectKnownIn(satchel: BrowserWindow, tray: CollectTray, folders: string): Promise<void> {
  const { page } = satchel
  const path = `/Inventory/${folders.replaceAll(' / ', '/')}/Banana`
  for (const line of await place(satchel, 'Banana').all()) {
    await expect(line).toHaveAttribute('title', path)
    await expect(line).not.toHaveAttribute('data-gone')
  }
  await expect(tray.chip('Banana')).toHaveAttribute(
    'aria-description',
    new RegExp(`in Inventory / ${folders}(,|$)`),
  )
  await expect(tray.chip('Banana')).not.toHaveAttribute('aria-description', /No longer|Last seen/)
  const find = new FindBox(page)
  await page.keyboard.press('Control+f')
  await find.box.fill('banana')
  await expect(find.option('Banana')).toHaveCount(1)
  await expect(find.option('Banana')).toHaveAttribute(
    'aria-description',
    new RegExp(`Inventory / ${folders}$`),
  )
  await page.keyboard.press('Escape')
}

test('what was pasted into a closed folder is known there at once, by pin, recent item, tray and Find', async ({
  satchel,
}) => {
  const { page } = satchel
  await openAndClose(satchel, 'Worlds')
  const tray = await keepBanana(satchel)
  await select(satchel, 'Banana')
  await page.keyboard.press('Control+Enter')
  await expect(satchel.results).toContainText('Spawned “Banana”')
  await page.keyboard.press('Control+x')
  await select(satchel, 'Worlds')
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Banana” to “Worlds”')
  // The pin, and what was spawned last.
  await expect(place(satchel, 'Banana')).toHaveCount(2)
  await expectKnownIn(satchel, tray, 'Worlds')
  await expect(satchel.row('Worlds')).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone: Move “Banana”')
  await expectKnownIn(satchel, tray, 'Food & Drink / Fruit')
})

test('what was found where a move has brought it is shown and selected there', async ({ satchel }) => {
  const { page } = satchel
  await openAndClose(satchel, 'Worlds')
  await satchel.expand('Food & Drink', 'Fruit')
  await select(satchel, 'Banana')
  await page.keyboard.press('Control+x')
  await select(satchel, 'Worlds')
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Banana” to “Worlds”')
  const find = new FindBox(page)
  await page.keyboard.press('Control+f')
  await find.box.fill('banana')
  await expect(find.option('Banana')).toHaveAttribute('aria-description', /Worlds$/)
  await page.keyboard.press('Enter')
  await expect(satchel.row('Worlds')).toHaveAttribute('aria-expanded', 'true')
  await expect(satchel.row('Banana', 2)).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree).toBeFocused()
})

test('what lies in a folder that is moved and renamed goes along, also while all of it is closed', async ({
  satchel,
}) => {
  const { page } = satchel
  await openAndClose(satchel, 'Worlds')
  const tray = await keepBanana(satchel)
  await select(satchel, 'Fruit')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Control+x')
  await select(satchel, 'Worlds')
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Fruit” to “Worlds”')
  await expectKnownIn(satchel, tray, 'Worlds / Fruit')
  await select(satchel, 'Worlds')
  await page.keyboard.press('F2')
  await page.keyboard.type('Places I like')
  await page.keyboard.press('Enter')
  await expect(satchel.row('Places I like')).toBeVisible()
  await expectKnownIn(satchel, tray, 'Places I like / Fruit')
  await place(satchel, 'Banana').first().click()
  await expect(satchel.row('Banana', 3)).toHaveAttribute('aria-selected', 'true')
})

test('after a start, what is in folders that nobody opened yet was seen last; Look again looks there', async ({
  open,
  sandbox,
}) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  await keepBanana(first)
  await select(first, 'Food & Drink')
  await first.page.keyboard.press('ArrowLeft')
  await expect(first.row('Food & Drink')).toHaveAttribute('aria-expanded', 'false')
  await first.app.close()
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  const pin = place(second, 'Banana').first()
  await expect(pin).toHaveAttribute('title', /Last seen in “Fruit”, at /)
  await expect(pin).not.toHaveAttribute('data-gone')
  await expect(new CollectTray(second).chip('Banana')).toHaveAttribute(
    'aria-description',
    /Last seen in “Fruit”, at /,
  )
  const lists = async (): Promise<number> =>
    Number(/"Inventory\/List":(\d+)/.exec(await sandbox.control('calls'))?.[1])
  const before = await lists()
  await pin.hover()
  await placesIn(second).getByRole('button', { name: 'Look again for “Banana”' }).first().click()
  await expect(pin).toHaveAttribute('title', '/Inventory/Food & Drink/Fruit/Banana')
  // Just that folder.
  expect(await lists()).toBe(before + 1)
  await expect(new CollectTray(second).chip('Banana')).not.toHaveAttribute('aria-description', /Last seen/)
  await expect(second.row('Food & Drink')).toHaveAttribute('aria-expanded', 'false')
})

test('in the grid one goes along with the folder that one is in, when a move of it is undone', async ({
  satchel,
}) => {
  const { page } = satchel
  await satchel.expand('Food & Drink')
  await select(satchel, 'Fruit')
  await page.keyboard.press('Control+d')
  await page.keyboard.press('Control+x')
  await select(satchel, 'Worlds')
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Fruit” to “Worlds”')
  await page.keyboard.press('Control+2')
  await place(satchel, 'Fruit').first().click()
  const path = page.getByRole('navigation', { name: 'Path' })
  await expect(path).toContainText(/Worlds.*Fruit/)
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone: Move “Fruit”')
  await expect(path).toContainText(/Food & Drink.*Fruit/)
  await expect(page.getByRole('gridcell', { name: 'Banana', exact: true })).toBeVisible()
})
