import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

const placesIn = ({ page }: BrowserWindow) => page.getByRole('navigation', { name: 'Places' })
/** Its number of items is part of its name. */
const place = (satchel: BrowserWindow, name: string) =>
  placesIn(satchel).getByRole('button', { name: new RegExp(`^${name}\\b`) })
const stripOf = ({ page }: BrowserWindow) => page.getByRole('region', { name: /^Palette/ })
const slots = (satchel: BrowserWindow) => stripOf(satchel).locator('[data-slot]')

test('a palette is made, ordered, spawned by number and as a whole, renamed and removed by keyboard alone', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const { keyboard } = page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+Shift+d')
  await expect(page.getByRole('textbox', { name: 'Name of the palette' })).toHaveValue('Palette')
  await keyboard.press('Enter')
  await expect(slots(satchel)).toHaveCount(1)
  await expect(satchel.tree).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Control+Shift+d')
  await expect(page.getByRole('radio', { name: /^Palette/ })).toBeFocused()
  await keyboard.press('Enter')
  await expect(slots(satchel)).toHaveCount(3)
  const [, second = '', third = ''] = await slots(satchel).evaluateAll(all =>
    all.map(one => one.ariaLabel ?? ''),
  )

  // A number spawns from wherever the keyboard is, but for where one types.
  await keyboard.press('1')
  await expect(slots(satchel).first()).toHaveAttribute('data-result', 'done')
  expect(await sandbox.control('spawns')).toBe('ok spawns 1 ["/Inventory/Food & Drink/Fruit/Banana"]')
  await slots(satchel).first().focus()
  await keyboard.press('End')
  await keyboard.press('Control+ArrowLeft')
  await expect(slots(satchel).nth(1)).toHaveAccessibleName(third)
  await keyboard.press('Control+ArrowLeft')
  await expect(slots(satchel).first()).toHaveAccessibleName(third)
  await expect(slots(satchel).first()).toBeFocused()
  await keyboard.press('Alt+Enter')
  await expect(stripOf(satchel).locator('[data-result=done]')).toHaveCount(3)
  expect(await sandbox.control('spawns')).toBe(
    `ok spawns 4 ${JSON.stringify(['Banana', third, 'Banana', second].map(name => `/Inventory/Food & Drink/Fruit/${name}`))}`,
  )
  await expectAccessible(page, '[data-palette]')

  await place(satchel, 'Palette').focus()
  await keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name of the palette' })).toBeFocused()
  await keyboard.type('At hand')
  await keyboard.press('Enter')
  await expect(place(satchel, 'At hand')).toBeFocused()
  await keyboard.press('Delete')
  await expect(stripOf(satchel)).toHaveCount(0)
  await satchel.results.getByRole('button', { name: 'Put back' }).click()
  await expect(place(satchel, 'At hand')).toBeVisible()
  await expect(slots(satchel)).toHaveCount(3)
  await satchel.tree.focus()
  await keyboard.press('Control+Shift+p')
  await expect(slots(satchel)).toHaveCount(0)
  await keyboard.press('Control+Shift+p')
  await expect(slots(satchel)).toHaveCount(3)
})

test('what is dropped between two items of a palette stands there, and its items are dragged elsewhere in it', async ({
  satchel,
}) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Control+Shift+d')
  await keyboard.press('Enter')
  await expect(slots(satchel)).toHaveCount(3)
  const names = () => slots(satchel).evaluateAll(all => all.map(one => one.ariaLabel ?? ''))
  const [first = '', second = '', third = ''] = await names()
  // On the left half: before it.
  const before = { targetPosition: { x: 6, y: 20 } }
  await slots(satchel).nth(2).dragTo(slots(satchel).first(), before)
  await expect.poll(names).toEqual([third, first, second])
  await (await satchel.show('Kiwi fruit')).dragTo(slots(satchel).nth(1), before)
  await expect.poll(names).toEqual([third, 'Kiwi fruit', first, second])
})
