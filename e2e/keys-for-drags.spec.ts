import { expect, test } from './fixtures/window-test'

/** Whatever can be dragged can be cut and pasted: each target of a drag has its keys (design-shown.md, "Principles"). */
test('a folder, a pin and a segment of the path take what was cut, by keyboard alone', async ({
  satchel,
}) => {
  const { page, tree } = satchel
  const { keyboard } = page
  await satchel.row('Worlds').click()
  await keyboard.press('Control+d')
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+x')
  await (await satchel.show('Drink')).click()
  await keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')

  await (await satchel.show('Cherries')).click()
  await keyboard.press('Control+x')
  const pin = page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: 'Worlds', exact: true })
  await pin.first().focus()
  await keyboard.press('Enter')
  await expect(satchel.row('Worlds')).toHaveAttribute('aria-selected', 'true')
  await expect(tree).toBeFocused()
  await keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Cherries” to “Worlds”')

  await (await satchel.show('Coconut')).click()
  await keyboard.press('Control+x')
  await keyboard.press('Alt+ArrowUp')
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Coconut” to “Food & Drink”')
})

test('the Trash and the world take it, too', async ({ satchel, sandbox }) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+Enter')
  await expect(satchel.results).toContainText('Spawned “Banana” in “Home”')
  expect(await sandbox.control('spawns')).toContain('ok spawns 1 ')
  await keyboard.press('Delete')
  await expect(satchel.row('Banana')).toHaveCount(0)
  await expect(satchel.results).toContainText('to the Trash')
})
