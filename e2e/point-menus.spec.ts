import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'

test('right click judges what lies under the pointer: pins, recent, Trash, path, tray and results, never the selection', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const places = page.getByRole('navigation', { name: 'Places' })
  const path = page.getByRole('navigation', { name: 'Path' })
  const line = (menu: string, name: string) =>
    page
      .getByRole('menu', { name: `Commands for “${menu}”`, exact: true })
      .getByRole('menuitem', { name, exact: true })
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Cherries')).click()
  await page.keyboard.press('Control+d')
  const banana = await satchel.show('Banana')
  await banana.click()

  await places.getByRole('button', { name: 'Cherries', exact: true }).click({ button: 'right' })
  await expect(line('Cherries', 'Unpin')).toBeVisible()
  await expectAccessible(page, '[role="menu"]')
  await line('Cherries', 'Spawn').click()
  await expect.poll(() => sandbox.control('spawns')).toContain('Fruit/Cherries')
  await expect(banana).toHaveAttribute('aria-selected', 'true')

  // A recent item says more than is kept of a pin.
  await page.keyboard.press('Control+Enter')
  const bananas = places.getByRole('button', { name: 'Banana', exact: true })
  await bananas.click({ button: 'right' })
  await line('Banana', 'Pin').click()
  await expect(bananas).toHaveCount(2)

  await places.getByRole('button', { name: 'Trash', exact: true }).click({ button: 'right' })
  await expect(line('Trash', 'Empty Trash…')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)

  await path.getByRole('button', { name: 'Food & Drink', exact: true }).click({ button: 'right' })
  await expect(line('Food & Drink', 'Pin')).toBeVisible()
  await line('Food & Drink', 'Open').click()
  await expect(path.locator('[aria-current="location"]')).toHaveText('Food & Drink')

  await banana.click()
  await page.keyboard.press('Control+Shift+b')
  const chip = page.getByRole('option', { name: 'Banana', exact: true })
  await chip.click({ button: 'right' })
  await line('Banana', 'Remove from tray').click()
  await expect(chip).toHaveCount(0)

  await page.keyboard.press('Control+f')
  await page.keyboard.type('kiwi')
  const kiwi = page.getByRole('option', { name: 'Kiwi fruit', exact: true }).first()
  await kiwi.click({ button: 'right' })
  await line('Kiwi fruit', 'Pin').click()
  await expect(places.getByRole('button', { name: 'Kiwi fruit', exact: true })).toBeVisible()
  await expect(kiwi).toBeVisible()
})
