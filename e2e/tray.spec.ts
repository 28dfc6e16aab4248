import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'
import { CollectTray } from './pages/collect-tray'
import { FindBox } from './pages/find-box'

/** Two entries from two folders. */
async function gather(satchel: BrowserWindow): Promise<CollectTray> {
  const tray = new CollectTray(satchel)
  await satchel.expand('Food & Drink', 'Drink')
  await tray.collect('Teapot')
  await satchel.expand('Fruit')
  await tray.collect('Banana')
  await expect(tray.shelf).toContainText('2 items from 2 folders')
  return tray
}

async function select(satchel: BrowserWindow, name: string): Promise<void> {
  const row = await satchel.show(name)
  await row.click()
  await expect(row).toHaveAttribute('aria-selected', 'true')
}

/** Not drawn below the shelf, where no pointer reaches it. */
async function inView(satchel: BrowserWindow, name: string): Promise<Locator> {
  const row = await satchel.show(name)
  await row.scrollIntoViewIfNeeded()
  return row
}

test('a drag to the status bar brings the shelf up over the rows, and a drop there only gathers', async ({
  satchel,
}) => {
  const tray = new CollectTray(satchel)
  await satchel.expand('Food & Drink', 'Fruit')
  const banana = await satchel.show('Banana')
  await expect(tray.shelf).toHaveCount(0)
  const rowBefore = await banana.boundingBox()
  const heightBefore = await satchel.tree.evaluate(tree => tree.clientHeight)
  await satchel.drag(banana, satchel.statusBar, {
    whileOver: async () => {
      await expect(satchel.dragHint).toHaveText('Collect “Banana”')
      await expect(tray.shelf).toContainText('They stay where they are.')
      expect(await satchel.tree.evaluate(node => node.clientHeight)).toBe(heightBefore)
    },
  })
  await expect(tray.chip('Banana')).toHaveAttribute(
    'aria-description',
    'Object, in Inventory / Food & Drink / Fruit',
  )
  await expect(tray.shelf).toContainText('1 item from 1 folder')
  await expect(tray.news).toHaveText('1 item collected, 1 in the tray')
  // Nothing jumped, and nothing was moved.
  expect(await banana.boundingBox()).toEqual(rowBefore)
  await expect(satchel.results).toBeEmpty()
  await satchel.drag(satchel.row('Banana'), tray.shelf)
  await expect(tray.news).toHaveText('Already in the tray, which holds 1 item')
  await expect(tray.chips).toHaveCount(1)
})

test('entries of two folders move to a third by a button, follow, and come back with Undo', async ({
  satchel,
}) => {
  const tray = await gather(satchel)
  await select(satchel, 'Worlds')
  await expect(tray.button('Move 2 to “Worlds”')).toBeEnabled()
  await tray.button('Move 2 to “Worlds”').click()
  await expect(satchel.results).toContainText('Moved 2 items to “Worlds”')
  await expect(tray.shelf).toContainText('2 items from 1 folder')
  await expect(tray.chip('Banana')).toHaveAttribute('aria-description', /in Inventory \/ Worlds/)
  await expect(tray.button('Move to “Worlds”')).toHaveAttribute('aria-description', 'Already there')
  await satchel.results.getByRole('button', { name: 'Undo' }).click()
  await expect(satchel.results).toContainText('Undone: Move 2 items')
  await expect(tray.shelf).toContainText('2 items from 2 folders')
  await expect(tray.chip('Banana')).toHaveAttribute('aria-description', /Food & Drink \/ Fruit/)
})

test('is dragged out as a whole or in part, with the usual verbs; what is copied stays in it', async ({
  satchel,
}) => {
  const tray = await gather(satchel)
  await satchel.drag(tray.handle, await inView(satchel, 'Worlds'), {
    ctrl: true,
    whileOver: () => expect(satchel.dragHint).toHaveText('Copy 2 items to “Worlds”'),
  })
  await expect(satchel.results).toContainText('Copied 2 items to “Worlds”')
  await expect(tray.shelf).toContainText('2 items from 2 folders')
  await tray.chip('Teapot').click()
  await expect(tray.button('Spawn 1')).toBeVisible()
  await satchel.drag(tray.chip('Teapot'), await inView(satchel, 'Symbols'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Move “Teapot” to “Symbols”'),
  })
  await expect(satchel.results).toContainText('Moved “Teapot” to “Symbols”')
  await expect(tray.chip('Teapot')).toHaveAttribute('aria-description', /in Inventory \/ Symbols/)
})

test('what goes to the Trash leaves the tray, and is in it again after Undo', async ({ satchel }) => {
  const tray = await gather(satchel)
  await tray.button('Move 2 to the Trash').click()
  await expect(satchel.results).toContainText('Moved 2 items to the Trash')
  await expect(tray.shelf).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
  await satchel.results.getByRole('button', { name: 'Undo' }).click()
  await expect(satchel.results).toContainText('Undone: Move 2 items to Trash')
  await expect(tray.shelf).toContainText('2 items from 2 folders')
  await expect(tray.chip('Banana')).toHaveAttribute(
    'aria-description',
    'Object, in Inventory / Food & Drink / Fruit',
  )
})

test('spawns what was gathered', async ({ satchel, sandbox }) => {
  const tray = await gather(satchel)
  await tray.button('Spawn 2').click()
  await expect(satchel.results).toContainText('Spawned 2 items in “Home”')
  expect(await sandbox.control('spawns')).toContain('ok spawns 2 ')
  await expect(tray.chips).toHaveCount(2)
})

test('by keyboard alone: collect, walk, take out without deleting, cut and paste, close', async ({
  satchel,
}) => {
  const { page } = satchel
  const tray = await gather(satchel)
  await expect(satchel.tree).toBeFocused()
  await page.keyboard.press('F6')
  // The inspector comes next, then the tray.
  if (!(await tray.list.evaluate(list => list === document.activeElement))) await page.keyboard.press('F6')
  await expect(tray.list).toBeFocused()
  await page.keyboard.press('End')
  await expect(tray.chip('Banana')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Shift+Home')
  await expect(tray.shelf).toContainText('2 selected')
  await page.keyboard.press('Escape')
  await expect(tray.shelf).not.toContainText('selected')
  await page.keyboard.press('ArrowRight')
  await expect(tray.chip('Banana')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Delete')
  await expect(tray.chip('Banana')).toHaveCount(0)
  await expect(satchel.results).toContainText('Removed “Banana” from the tray. Nothing was deleted.')
  await expect(tray.list).toBeFocused()
  await expect(await satchel.show('Banana')).toBeVisible()
  await page.keyboard.press('Control+x')
  await expect(satchel.results).toContainText('Cut “Teapot”. Paste to move it.')
  await page.keyboard.press('Escape')
  await expect(tray.shelf).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
  const reopen = satchel.statusBar.getByRole('button', { name: 'Collect tray: 1 item' })
  await expect(reopen).toHaveAttribute('aria-expanded', 'false')
  await select(satchel, 'Worlds')
  await page.keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Teapot” to “Worlds”')
  await reopen.focus()
  await page.keyboard.press('Enter')
  await expect(tray.chip('Teapot')).toHaveAttribute('aria-description', /in Inventory \/ Worlds/)
  await tray.list.focus()
  await page.keyboard.press('Enter')
  await expect(satchel.row('Teapot', 2)).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree).toBeFocused()
})

test('Backspace takes out of the tray as Delete does', async ({ satchel }) => {
  const tray = await gather(satchel)
  await tray.list.focus()
  await satchel.page.keyboard.press('Home')
  const [first] = await tray.list
    .getByRole('option')
    .evaluateAll(all => all.map(each => each.ariaLabel ?? ''))
  await satchel.page.keyboard.press('Backspace')
  await expect(tray.list.getByRole('option', { name: first ?? '', exact: true })).toHaveCount(0)
})

test('emptying says what stays, offers to put it back, and the focus is not lost', async ({ satchel }) => {
  const tray = await gather(satchel)
  await tray.button('Empty tray').focus()
  await satchel.page.keyboard.press('Enter')
  await expect(tray.shelf).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
  await expect(satchel.results).toContainText('Emptied the tray. 2 items stay in the inventory.')
  await satchel.results.getByRole('button', { name: 'Put back' }).click()
  await expect(tray.chips).toHaveCount(2)
})

test('an empty shelf is shown by a command, with a hint, and axe finds nothing in any state of it', async ({
  satchel,
}) => {
  const { page } = satchel
  await page.keyboard.press('Control+k')
  await page.keyboard.type('collect tray')
  await page.keyboard.press('Enter')
  const tray = new CollectTray(satchel)
  await expect(tray.shelf).toContainText('Drag items here')
  await expectAccessible(page)
  await gather(satchel)
  await tray.chip('Banana').click()
  await expectAccessible(page)
})

test('is there at the next start; what is gone is said, marked and left out', async ({
  open,
  sandbox,
  folder,
}) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  await gather(first)
  await first.page.reload()
  await first.isReady()
  await expect(new CollectTray(first).chips).toHaveCount(2)
  await first.app.close()
  // As if another program had deleted one of them, and made another of the same name.
  const inventories = join(folder, 'user', 'inventories')
  const [inventory = ''] = readdirSync(inventories)
  const file = join(inventories, inventory, 'tray.json')
  const kept: { entries: { path: string; recordIds: string[] }[] } = JSON.parse(readFileSync(file, 'utf8'))
  for (const entry of kept.entries) {
    if (entry.path.endsWith('/Banana')) entry.recordIds.splice(-1, 1, 'R-gone')
  }
  writeFileSync(file, JSON.stringify(kept))
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  const tray = new CollectTray(second)
  await expect(tray.shelf).toContainText('2 items from 2 folders')
  await select(second, 'Worlds')
  await tray.button(/^Move \d to “Worlds”/).click()
  await expect(second.results).toContainText('Left out 1 collected item.')
  await expect(second.results).toContainText('Moved “Teapot” to “Worlds”')
  await expect(tray.chip('Banana')).toHaveAttribute('aria-description', /No longer in “Fruit”/)
  await expect(tray.shelf).toContainText('1 not available')
  await tray.chip('Banana').click()
  await expect(tray.button('Spawn')).toHaveAttribute(
    'aria-description',
    'None of the collected items is available.',
  )
})

test('what is deleted elsewhere is shown as such; what lies below a link can only be spawned', async ({
  satchel,
}) => {
  const tray = await gather(satchel)
  await select(satchel, 'Banana')
  await satchel.page.keyboard.press('Delete')
  await expect(tray.chip('Banana')).toHaveAttribute('aria-description', /In the Trash/)
  await satchel.expand('Resonite Essentials')
  await tray.collect('Tools')
  await expect(tray.chip('Tools')).toHaveAttribute('aria-description', /Read-only: inside the link/)
  await select(satchel, 'Worlds')
  await tray.button('Copy 1 to “Worlds”').click()
  await expect(satchel.results).toContainText('Left out 2 collected items.')
  await expect(satchel.results).toContainText('Everything inside the link “Resonite Essentials” is read-only')
  await expect(satchel.results).toContainText('Copied “Teapot” to “Worlds”')
})

test('takes what was found, by key and by drag', async ({ satchel }) => {
  const { page } = satchel
  const tray = new CollectTray(satchel)
  await satchel.expand('Food & Drink', 'Fruit')
  await page.keyboard.press('Control+f')
  const find = new FindBox(page)
  await page.keyboard.type('banana')
  await expect(find.option('Banana')).toBeVisible()
  await page.keyboard.press('Control+Shift+B')
  await expect(tray.chip('Banana')).toBeVisible()
  await find.box.fill('cherries')
  await expect(find.option('Cherries')).toBeVisible()
  // What was found is no target and says nothing: a drag that the browser missed shows at the other end only.
  await expect(async () => {
    await satchel.drag(find.option('Cherries'), tray.shelf, {
      cannotBegin: true,
      whileOver: () => expect(satchel.dragHint).toHaveText('Collect “Cherries”', { timeout: 2_000 }),
    })
  }).toPass()
  await expect(tray.chip('Cherries')).toBeVisible()
  await expect(tray.shelf).toContainText('2 items from 1 folder')
})

test('while nothing is connected, everything stays in it and each button says why not', async ({
  satchel,
  sandbox,
}) => {
  const tray = await gather(satchel)
  await sandbox.kill()
  await satchel.hasState('disconnected')
  await expect(tray.chips).toHaveCount(2)
  const trash = tray.button(/to the Trash$/)
  await expect(trash).toHaveAttribute('aria-disabled', 'true')
  await expect(trash).toHaveAttribute(
    'aria-description',
    'Not connected. You can make changes again when the connection is back.',
  )
  await trash.focus()
  await satchel.page.keyboard.press('Enter')
  await expect(satchel.failures).toContainText(
    'Not connected. You can make changes again when the connection is back.',
  )
})

test('the row with the focus is not covered by the shelf when it comes', async ({ satchel }) => {
  const tray = new CollectTray(satchel)
  await satchel.expand('Food & Drink', 'Fruit')
  await select(satchel, 'Banana')
  const focused = satchel.tree.locator('[aria-selected="true"]')
  // Down to the last row that is wholly in the window.
  await satchel.page.keyboard.press('PageDown')
  await satchel.page.keyboard.press('PageDown')
  await satchel.page.keyboard.press('Control+Shift+B')
  await expect(tray.chips).toHaveCount(1)
  await expect(focused).toBeInViewport({ ratio: 1 })
})
