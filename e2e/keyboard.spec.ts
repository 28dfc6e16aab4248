import { expect, test } from './fixtures/window-test'

test('walks, opens and closes the tree by keyboard alone', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.tree.focus()
  await keyboard.press('Home')
  await expect(satchel.row('Activities')).toHaveAttribute('aria-selected', 'true')
  await keyboard.type('food')
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowRight')
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-expanded', 'true')
  await keyboard.press('ArrowRight')
  await expect(satchel.row('Asian')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-expanded', 'false')
  await keyboard.press('End')
  await expect(satchel.row('Resonite Essentials')).toHaveAttribute('aria-selected', 'true')
})

test('the right arrow twice leads into a folder, however slowly it is listed', async ({
  satchel,
  sandbox,
}) => {
  const { keyboard } = satchel.page
  await satchel.row('Food & Drink').click()
  await sandbox.control('fault list-delay=800')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await expect(satchel.row('Asian')).toHaveAttribute('aria-selected', 'true')
  // Past a folder that is being listed, one walks on at once, and stays there.
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowDown')
  await expect(satchel.row('Cooked & Prepared')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.row('Asian')).not.toHaveAttribute('aria-busy')
  await expect(satchel.row('Cooked & Prepared')).toHaveAttribute('aria-selected', 'true')
})

test('renames with F2, keeps the focus, and says what it did', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('F2')
  await expect(satchel.page.getByRole('textbox', { name: 'New name for “Banana”' })).toBeFocused()
  await keyboard.type('Yellow')
  await keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed “Banana” to “Yellow”')
  await expect(satchel.row('Yellow')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree).toBeFocused()
})

test('refuses names that the service could not address, while they are typed', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  for (const [typed, sentence] of [
    ['a/b', 'Names can’t contain “/”.'],
    ['a\\b', 'Names can’t contain “\\”.'],
    ['..', '“.” and “..” can’t be names.'],
    ['cherries', '“Fruit” already contains “cherries”'],
  ] as const) {
    await keyboard.press('F2')
    await keyboard.type(typed)
    await expect(satchel.page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    await keyboard.press('Enter')
    await expect(satchel.page.getByRole('textbox')).toBeVisible()
    await keyboard.press('Escape')
    await expect(satchel.tree).toBeFocused()
  }
  await expect(satchel.row('Banana')).toHaveCount(1)
})

test('makes a folder in the focused one, cuts and pastes into it', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.row('Fruit').click()
  await keyboard.press('Control+Shift+N')
  await expect(satchel.page.getByRole('textbox', { name: 'Name of the new folder in “Fruit”' })).toBeFocused()
  await keyboard.type('Best of')
  await keyboard.press('Enter')
  await expect(satchel.results).toContainText('Created “Best of” in “Fruit”')
  await expect(satchel.row('Best of')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Control+x')
  await satchel.row('Best of').click()
  await keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved 2 items to “Best of”')
  await satchel.expand('Best of')
  await expect(satchel.row('Banana', 4)).toBeVisible()
  await expect(satchel.row('Blueberries', 4)).toBeVisible()
})

test('selects all siblings with Ctrl+A', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.row('Banana').click()
  await satchel.page.keyboard.press('Control+a')
  await expect(satchel.page.getByRole('heading', { name: '19 items selected' })).toBeVisible()
  await expect(satchel.row('Fruit')).toHaveAttribute('aria-selected', 'false')
})

test('copies and pastes with Caps Lock and on a Cyrillic layout', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await satchel.tree.dispatchEvent('keydown', { key: 'с', code: 'KeyC', ctrlKey: true })
  await expect(satchel.results).toContainText('Copied “Banana”')
  await (await satchel.show('Drink')).click()
  await satchel.tree.dispatchEvent('keydown', { key: 'V', code: 'KeyV', ctrlKey: true })
  await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
})

test('a refused paste keeps what was cut, to be pasted elsewhere', async ({ satchel }) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+c')
  await (await satchel.show('Drink')).click()
  await keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+x')
  await keyboard.press('Control+v')
  await expect(satchel.failures).toContainText('Already there')
  await satchel.row('Drink').click()
  await keyboard.press('Control+v')
  await expect(satchel.question).toHaveAccessibleName('“Drink” already contains “Banana”')
  await keyboard.press('Escape')
  await (await satchel.show('Activities')).click()
  await keyboard.press('Control+v')
  await expect(satchel.results).toContainText('Moved “Banana” to “Activities”')
  await keyboard.press('Control+v')
  await expect(satchel.failures).toContainText('Nothing to paste. Cut or copy something first.')
})

test('says why F2 does nothing', async ({ satchel }) => {
  await satchel.expand('Resonite Essentials')
  await (await satchel.show('Tools')).click()
  await satchel.page.keyboard.press('F2')
  await expect(satchel.failures).toContainText('Can’t be renamed')
  await expect(satchel.failures).toContainText(
    'Everything inside the link “Resonite Essentials” is read-only',
  )
})

test('the keys of the window wait while a question is open', async ({ satchel }) => {
  await satchel.expand('Food & Drink')
  await satchel.drag(await satchel.show('Drink'), await satchel.show('Activities'))
  const question = satchel.page.getByRole('alertdialog', { name: 'Move “Drink”?' })
  await expect(question).toBeVisible()
  await satchel.page.keyboard.press('Control+Shift+N')
  // Not by role: what lies behind a question has none.
  await expect(satchel.page.locator('main input')).toHaveCount(0)
  await satchel.page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
})

test('Esc takes back a cut, then the selection; then the inventory itself is the place', async ({
  satchel,
}) => {
  const { keyboard } = satchel.page
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('Control+x')
  await keyboard.press('Escape')
  await keyboard.press('Control+v')
  await expect(satchel.failures).toContainText('Nothing to paste. Cut or copy something first.')
  await keyboard.press('Escape')
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'false')
  await keyboard.press('Control+Shift+N')
  await expect(
    satchel.page.getByRole('textbox', { name: 'Name of the new folder in “Inventory”' }),
  ).toBeFocused()
  await keyboard.press('Escape')
  await (await satchel.show('Banana')).click()
  await satchel.page
    .getByRole('navigation', { name: 'Path' })
    .getByRole('button', { name: 'Inventory' })
    .click()
  await expect(satchel.tree).toBeFocused()
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'false')
})
