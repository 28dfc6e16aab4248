import { expect, test } from './fixtures/window-test'

/** Design page, "Accessible names": people's tools and the tests both rely on these. */

test.slow()

test('the tree and its items', async ({ satchel }) => {
  const { page, tree } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await expect(tree).toHaveAttribute('aria-multiselectable', 'true')
  const fruit = satchel.row('Fruit', 2)
  await expect(fruit).toHaveAttribute('aria-expanded', 'true')
  await expect(fruit).toHaveAttribute('aria-setsize', /^\d+$/)
  const kiwi = await satchel.show('Kiwi fruit')
  await kiwi.click()
  await expect(kiwi).toHaveAttribute('aria-level', '3')
  await expect(kiwi).toHaveAttribute('aria-selected', 'true')
  await expect(kiwi).toHaveAttribute('aria-setsize', '19')
  await expect(kiwi).toHaveAttribute('aria-posinset', '7')
  // What is no folder neither opens nor closes.
  await expect(kiwi).not.toHaveAttribute('aria-expanded')
  await expect(tree).toHaveAttribute('aria-activedescendant', (await kiwi.getAttribute('id')) ?? '')
  await satchel.expand('Odd cases', 'Names')
  await expect(await satchel.show('Hat')).toBeVisible()
  await expect(page.getByRole('treeitem', { name: '<color' })).toHaveCount(0)
})

test('the grid and its cells', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Kiwi fruit')).click()
  await page.keyboard.press('Control+2')
  const grid = page.getByRole('grid', { name: 'Contents' })
  await expect(grid).toBeFocused()
  const cell = grid.getByRole('gridcell', { name: 'Kiwi fruit', exact: true })
  await expect(cell).toHaveAttribute('aria-selected', 'true')
  await expect(cell).toHaveAttribute('aria-colindex', /^\d+$/)
  await expect(grid.getByRole('row').first()).toHaveAttribute('aria-rowindex', '1')
  await expect(grid).toHaveAttribute('aria-rowcount', /^\d+$/)
})

test('buttons, navigation, search and live regions', async ({ satchel }) => {
  const { page, statusBar } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await expect(page.locator('[data-app-state]')).toHaveAttribute('data-app-state', 'ready')
  for (const name of ['Places', 'Path']) {
    await expect(page.getByRole('navigation', { name, exact: true })).toBeVisible()
  }
  await expect(page.getByRole('searchbox', { name: 'Find', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'New folder', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Spawn in “Home”', exact: true })).toBeVisible()
  await expect(statusBar.getByRole('button', { name: 'Undo', exact: true })).toBeVisible()
  await expect(satchel.results).toHaveCount(1)
  await expect(satchel.failures).toHaveCount(1)
  await page.keyboard.press('Control+Enter')
  await expect(satchel.results).toContainText('Spawned “Banana” in “Home”')
  // Polite is what `status` is by itself; nothing may turn it up.
  await expect(satchel.results).not.toHaveAttribute('aria-live', /./)
})

test('Cancel of what runs, Retry of what failed', async ({ satchel, sandbox }) => {
  const { page, activity } = satchel
  await satchel.expand('Food & Drink')
  await sandbox.control('fault record-delay=400')
  await satchel.carry('Fruit', 'Activities')
  await page.keyboard.press('Control+h')
  const cancel = activity.getByRole('button', { name: 'Cancel', exact: true })
  await expect(activity).toContainText('A folder can’t be stopped halfway')
  await expect(cancel).toHaveCount(0)
  await satchel.carry('Drink', 'Activities')
  await expect(activity).toContainText('Waits for: Moving “Fruit” to “Activities”')
  await cancel.click()
  await expect(activity).not.toContainText('Waits for')
  await sandbox.control('clear record-delay')
  await expect(satchel.results).toContainText('Moved “Fruit” to “Activities”', { timeout: 30_000 })
  await page.keyboard.press('Escape')
  await expect(satchel.tree).toBeFocused()
  await sandbox.control('fault internal')
  await (await satchel.show('Flags')).click()
  await page.keyboard.press('ArrowRight')
  await expect(satchel.tree.getByRole('button', { name: 'Retry', exact: true })).toBeVisible({
    timeout: 30_000,
  })
  await sandbox.control('clear internal')
})

test('dialogs are titled by what they ask', async ({ satchel }) => {
  const { page, question } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.drag(await satchel.show('Drink'), await satchel.show('Activities'))
  await expect(page.getByRole('alertdialog', { name: 'Move “Drink”?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('F2')
  await expect(page.getByRole('alertdialog', { name: 'Rename 2 items' })).toBeVisible()
})
