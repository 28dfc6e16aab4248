import { expectAccessible } from './fixtures/accessibility'
import { firstByDay } from './fixtures/whole'
import { expect, test } from './fixtures/window-test'

for (const colorScheme of firstByDay(['dark', 'light'] as const)) {
  test(`axe finds nothing in either view, its menus and the typed path (${colorScheme})`, async ({
    satchel,
  }) => {
    const { page } = satchel
    await page.emulateMedia({ colorScheme })
    await satchel.expand('Odd cases')
    await satchel.row('Odd cases').click()
    await expectAccessible(page)
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('grid', { name: 'Contents' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'View options' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    // The library's guards around an open menu take the focus only to pass it on.
    await expectAccessible(page, '[role="menu"] > *')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+l')
    await page.getByRole('combobox').fill('/Inventory/F')
    await expect(page.getByRole('option').first()).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+N')
    await page.keyboard.type('Nothing in it')
    await page.keyboard.press('Enter')
    await page.getByRole('gridcell', { name: 'Nothing in it' }).dblclick()
    await expect(page.getByText('This folder is empty')).toBeVisible()
    await expectAccessible(page)
  })
}
