import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'

test('☰ holds every command by menus; Alt and F10 open it too, nothing moves, and the focus comes back', async ({
  satchel,
}) => {
  const { page, tree } = satchel
  const { keyboard } = page
  const menu = page.getByRole('menu', { name: 'Menu', exact: true })
  await tree.focus()
  await keyboard.press('ArrowDown')
  const before = await tree.boundingBox()
  await keyboard.press('Alt')
  await expect(menu).toBeVisible()
  expect(await tree.boundingBox().catch(() => null)).toEqual(before)
  await expectAccessible(page, '[role="menu"]')
  await keyboard.press('Alt')
  await expect(menu).toBeHidden()
  await expect(tree).toBeFocused()
  // Alt that goes with another key is no menu.
  await keyboard.press('Alt+ArrowLeft')
  await keyboard.down('Alt')
  await page.mouse.click(400, 400)
  await keyboard.up('Alt')
  await expect(menu).toBeHidden()

  await tree.focus()
  await keyboard.press('F10')
  await expect(menu).toBeFocused()
  await keyboard.type('view')
  await keyboard.press('ArrowRight')
  const view = page.getByRole('menu', { name: 'View' })
  await expect(view.getByRole('menuitemcheckbox', { name: 'Tree' })).toBeChecked()
  await view.getByRole('menuitemcheckbox', { name: 'Grid' }).click()
  await expect(page.getByRole('grid', { name: 'Contents' })).toBeFocused()

  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await menu.getByRole('menuitem', { name: 'Settings' }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Find' }).fill('kiwi')
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await menu.getByRole('menuitem', { name: 'Edit' }).hover()
  await page.getByRole('menu', { name: 'Edit' }).getByRole('menuitem', { name: 'Select all' }).click()
  await expect(page.getByRole('searchbox', { name: 'Find' })).toBeFocused()
  await keyboard.type('fig')
  await expect(page.getByRole('searchbox', { name: 'Find' })).toHaveValue('fig')
})
