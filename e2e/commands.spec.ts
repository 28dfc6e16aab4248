import { expectAccessible } from './fixtures/accessibility'
import { firstByDay } from './fixtures/whole'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

const menuOf = (satchel: BrowserWindow) =>
  satchel.page.getByRole('menu', { name: 'Commands for the selection' })
const paletteOf = (satchel: BrowserWindow) => satchel.page.getByRole('dialog', { name: 'All commands' })

const clipboardText = (satchel: BrowserWindow): Promise<string> =>
  satchel.app.evaluate(({ clipboard }) => clipboard.readText())

test('the context menu selects the row under the pointer, lists its commands with their keys, and gives the focus back', async ({
  satchel,
}) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click({ button: 'right' })
  const menu = menuOf(satchel)
  await expect(menu).toBeVisible()
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await expect(menu.getByRole('menuitem', { name: 'Cut' })).toHaveAttribute('aria-keyshortcuts', 'Control+X')
  await expect(menu.getByRole('menuitem', { name: 'Cut' })).toContainText('Ctrl+X')
  await expect(menu.getByRole('menuitem', { name: 'New folder' })).toHaveCount(0)
  await expectAccessible(satchel.page, '[role="menu"]')
  await satchel.page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
})

test('a right click within a selection keeps it; beside it, it moves there', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await satchel.row('Cherries').click({ modifiers: ['Control'] })
  await satchel.row('Cherries').click({ button: 'right' })
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await expect(menuOf(satchel).getByRole('menuitem', { name: 'Open', exact: true })).toHaveCount(0)
  await satchel.page.keyboard.press('Escape')
  await satchel.row('Blueberries').click({ button: 'right' })
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'false')
  await expect(menuOf(satchel).getByRole('menuitem', { name: 'Rename' })).toBeVisible()
})

test('another right click moves the menu', async ({ satchel }) => {
  await satchel.row('Activities').click({ button: 'right' })
  await expect(menuOf(satchel)).toBeVisible()
  const below = await satchel.row('Resonite Essentials').boundingBox()
  if (!below) throw new Error('The row is not on screen')
  await satchel.page.mouse.click(below.x + 200, below.y + 5, { button: 'right' })
  await expect(satchel.row('Resonite Essentials')).toHaveAttribute('aria-selected', 'true')
  await expect(menuOf(satchel)).toBeVisible()
})

for (const key of firstByDay(['Shift+F10', 'ContextMenu'])) {
  test(`opens at the focused row with ${key}, and is used by keyboard alone`, async ({ satchel }) => {
    const { keyboard } = satchel.page
    await satchel.expand('Food & Drink', 'Fruit')
    await (await satchel.show('Banana')).click()
    await keyboard.press(key)
    const menu = menuOf(satchel)
    await expect(menu).toBeVisible()
    // Behind an open menu nothing has a role.
    const row = satchel.page.locator('[role="treeitem"][aria-label="Banana"]')
    const besideRow = async (): Promise<number> => {
      const [here, there] = [await menu.boundingBox(), await row.boundingBox()]
      return here && there ? Math.abs(here.x - there.x) : Infinity
    }
    await expect.poll(besideRow).toBeLessThan(200)
    await keyboard.type('ren')
    await expect(menu.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(satchel.page.getByRole('textbox', { name: 'New name for “Banana”' })).toBeFocused()
    await keyboard.press('Escape')
    await expect(satchel.tree).toBeFocused()
  })
}

test('cuts and pastes by menus alone', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click({ button: 'right' })
  await menuOf(satchel).getByRole('menuitem', { name: 'Cut' }).click()
  await expect(satchel.results).toContainText('Cut “Banana”')
  await (await satchel.show('Drink')).click({ button: 'right' })
  await menuOf(satchel).getByRole('menuitem', { name: 'Paste' }).click()
  await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')
})

test('the empty space has a menu of its own, about the inventory itself', async ({ satchel }) => {
  await satchel.row('Activities').click()
  const box = await satchel.tree.boundingBox()
  if (!box) throw new Error('The tree is not on screen')
  await satchel.page.mouse.click(box.x + box.width / 2, box.y + box.height - 10, { button: 'right' })
  await expect(satchel.row('Activities')).toHaveAttribute('aria-selected', 'false')
  await menuOf(satchel).getByRole('menuitem', { name: 'New folder' }).click()
  await expect(
    satchel.page.getByRole('textbox', { name: 'Name of the new folder in “Inventory”' }),
  ).toBeFocused()
})

test('a command that cannot be used says why, in the menu and in the palette', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.expand('Resonite Essentials')
  await (await satchel.show('Tools')).click({ button: 'right' })
  const reason = 'Everything inside the link “Resonite Essentials” is read-only'
  const rename = menuOf(satchel).getByRole('menuitem', { name: 'Rename' })
  await expect(rename).toHaveAttribute('aria-disabled', 'true')
  await expect(rename).toHaveAttribute('aria-description', reason)
  await expect(rename).toHaveAttribute('title', reason)
  await keyboard.press('Escape')
  await keyboard.press('Control+k')
  await keyboard.type('rename')
  await expect(paletteOf(satchel).getByRole('option', { name: 'Rename' })).toContainText(reason)
  await keyboard.press('Enter')
  await expect(paletteOf(satchel)).toBeVisible()
})

test('the palette finds commands by their words and runs them', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+k')
  const palette = paletteOf(satchel)
  await expect(palette.getByRole('combobox', { name: 'All commands' })).toBeFocused()
  await expectAccessible(satchel.page, '[role="dialog"]')
  await keyboard.type('no such thing')
  await expect(palette.getByText('No matching commands or items')).toBeVisible()
  await expectAccessible(satchel.page, '[role="dialog"]')
  await keyboard.press('Control+a')
  await keyboard.type('name copy')
  await expect(palette.getByRole('option')).toHaveCount(1)
  await keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await expect(satchel.results).toContainText('Copied to the clipboard')
  expect(await clipboardText(satchel)).toBe('Banana')
  await expect(satchel.tree).toBeFocused()
  await keyboard.press('Control+k')
  await keyboard.type('rename')
  await keyboard.press('Enter')
  await expect(satchel.page.getByRole('textbox', { name: 'New name for “Banana”' })).toBeFocused()
  // What can be done comes first, then what is in the inventory, with its picture.
  await keyboard.press('Escape')
  await keyboard.press('Control+k')
  await keyboard.type('kiwi')
  const kiwi = palette.getByRole('option', { name: 'Kiwi fruit' })
  await expect(kiwi).toContainText('Inventory / Food & Drink / Fruit')
  await expect(kiwi.locator('img')).toBeVisible()
  await keyboard.press('Enter')
  await expect(satchel.row('Kiwi fruit')).toHaveAttribute('aria-selected', 'true')
})

for (const [what, key] of [
  ['the palette', { key: 'k', code: 'KeyK', ctrlKey: true }],
  ['the context menu', { key: 'F10', code: 'F10', shiftKey: true }],
  ['the shortcuts', { key: 'F1', code: 'F1' }],
] as const) {
  test(`${what} has the keyboard before the next key comes, not a frame later`, async ({ satchel }) => {
    await satchel.row('Activities').click()
    const isThere = await satchel.tree.evaluate(async (tree, init) => {
      tree.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
      // Neither a frame nor a key comes between microtasks.
      for (let turn = 0; turn < 100; turn++) await Promise.resolve()
      return document.activeElement?.closest('[role="dialog"], [role="menu"]') !== null
    }, key)
    expect(isThere).toBe(true)
  })
}

test('copies names, paths and links as text, one line for each entry', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await satchel.row('Blueberries').click({ modifiers: ['Control'] })
  const copy = async (label: string): Promise<string> => {
    await satchel.row('Blueberries').click({ button: 'right' })
    await menuOf(satchel).getByRole('menuitem', { name: label }).click()
    await expect(satchel.results).toContainText('2 lines copied to the clipboard')
    await satchel.results.getByRole('button', { name: 'Dismiss' }).click()
    return await clipboardText(satchel)
  }
  expect(await copy('Copy name')).toBe('Banana\nBlueberries')
  expect(await copy('Copy path')).toBe(
    '/Inventory/Food & Drink/Fruit/Banana\n/Inventory/Food & Drink/Fruit/Blueberries',
  )
  expect(await copy('Copy record link')).toMatch(/^resrec:\/\/\/U-[^/]+\/R-\S+\nresrec:\/\/\/U-[^/]+\/R-\S+$/)
  expect(await copy('Copy asset link')).toMatch(/^resdb:\/\/\/\S+\nresdb:\/\/\/\S+$/)
})

test('what lies below a link is a record of its owner', async ({ satchel }) => {
  await satchel.expand('Resonite Essentials')
  await (await satchel.show('Tools')).click({ button: 'right' })
  await menuOf(satchel).getByRole('menuitem', { name: 'Copy record link' }).click()
  await expect(satchel.results).toContainText('Copied to the clipboard')
  expect(await clipboardText(satchel)).toMatch(/^resrec:\/\/\/G-[^/]+\/R-\S+$/)
})

for (const key of firstByDay(['F1', '?'])) {
  test(`${key} shows all shortcuts, and closing gives the focus back`, async ({ satchel }) => {
    await satchel.tree.focus()
    await satchel.page.keyboard.press(key)
    const dialog = satchel.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(dialog.getByText('Ctrl+Shift+N')).toBeVisible()
    await expect(dialog.getByText('Extend the selection').first()).toBeVisible()
    await expect(dialog.getByRole('heading', { name: 'Collect tray' })).toBeAttached()
    await expectAccessible(satchel.page, '[role="dialog"]')
    await satchel.page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(satchel.tree).toBeFocused()
  })
}

test('F6 walks through the parts of the window and round again', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.row('Activities').click()
  await keyboard.press('F6')
  await expect(satchel.page.getByRole('complementary', { name: 'Details' }).locator(':focus')).toHaveCount(1)
  await keyboard.press('F6')
  await expect(satchel.page.getByRole('toolbar').locator(':focus')).toHaveCount(1)
  const places = satchel.page.getByRole('navigation', { name: 'Places' })
  await keyboard.press('F6')
  await expect(places.locator(':focus')).toHaveCount(1)
  await keyboard.press('F6')
  await expect(satchel.tree).toBeFocused()
  await keyboard.press('Shift+F6')
  await expect(places.locator(':focus')).toHaveCount(1)
})

test('keys for entries leave buttons, fields and selected text alone', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.row('Activities').click()
  await satchel.page.getByRole('button', { name: 'Refresh' }).focus()
  await keyboard.press('Control+c')
  await expect(satchel.results).not.toContainText('Copied')
  await satchel.tree.focus()
  await keyboard.press('F2')
  await keyboard.press('Control+c')
  await expect(satchel.page.getByRole('textbox')).toBeFocused()
  await expect.poll(() => clipboardText(satchel)).toBe('Activities')
  await keyboard.press('Escape')
  await satchel.page.getByRole('complementary').getByRole('heading', { level: 2 }).click({ clickCount: 3 })
  await keyboard.press('Control+c')
  await expect.poll(() => clipboardText(satchel)).toContain('Activities')
  await expect(satchel.results).not.toContainText('Copied')
})

/** What the native menu says of a command. */
const appMenuItem = (satchel: BrowserWindow, id: string) =>
  satchel.app.evaluate(({ Menu }, itemId) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(itemId)
    return item && { label: item.label, accelerator: String(item.accelerator), isEnabled: item.enabled }
  }, id)

const choose = (satchel: BrowserWindow, id: string) =>
  satchel.app.evaluate(({ Menu }, itemId) => Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click(), id)

test('the application menu has the same commands, words and keys, and does the same', async ({ satchel }) => {
  await satchel.row('Activities').click()
  await expect
    .poll(() => appMenuItem(satchel, 'rename'))
    .toEqual({ label: 'Rename', accelerator: 'F2', isEnabled: true })
  await satchel.page.keyboard.press('Escape')
  await expect.poll(async () => (await appMenuItem(satchel, 'rename'))?.isEnabled).toBe(false)
  await satchel.row('Activities').click()
  await choose(satchel, 'rename')
  const field = satchel.page.getByRole('textbox', { name: 'New name for “Activities”' })
  await expect(field).toBeFocused()
  await choose(satchel, 'copy')
  await expect.poll(() => clipboardText(satchel)).toBe('Activities')
  await choose(satchel, 'paste')
  await expect(field).toHaveValue('Activities')
  await satchel.page.keyboard.press('Escape')
  await choose(satchel, 'shortcuts')
  await expect(satchel.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('zooms by keys, also over a dialog', async ({ satchel }) => {
  const width = (): Promise<number> => satchel.page.evaluate(() => window.innerWidth)
  const before = await width()
  await satchel.page.keyboard.press('Control+k')
  await satchel.page.keyboard.press('Control+=')
  await expect.poll(width).toBeLessThan(before)
  await satchel.page.keyboard.press('Control+0')
  await expect.poll(width).toBe(before)
})

test('Ctrl+Q ends the program', async ({ satchel }) => {
  const ended = satchel.app.waitForEvent('close')
  // The window may be gone before the key is let go.
  await satchel.page.keyboard.press('Control+q').catch(() => {})
  await ended
})
