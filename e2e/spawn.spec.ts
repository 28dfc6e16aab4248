import { expect, test } from './fixtures/window-test'

test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
})

test('spawns once, in the world that the button names', async ({ satchel, sandbox }) => {
  await satchel.page.getByRole('button', { name: 'Spawn in “Home”' }).click()
  await expect(satchel.results).toContainText('Spawned “Banana” in “Home”')
  expect(await sandbox.control('spawns')).toBe('ok spawns 1 ["/Inventory/Food & Drink/Fruit/Banana"]')
})

test('cannot be double-fired', async ({ satchel, sandbox }) => {
  await sandbox.control('fault delay=3000')
  await satchel.page.getByRole('button', { name: 'Spawn in “Home”' }).dblclick()
  await expect(satchel.page.getByRole('button', { name: 'Spawning…' })).toBeDisabled()
  await satchel.page.keyboard.press('Control+Enter')
  await sandbox.control('clear delay')
  await expect(satchel.results).toContainText('Spawned “Banana”')
  expect(await sandbox.control('spawns')).toContain('ok spawns 1 ')
})

test('says why a world refuses', async ({ satchel, sandbox }) => {
  await sandbox.control('fault spawn-denied')
  await satchel.page.getByRole('button', { name: 'Spawn in “Home”' }).click()
  await expect(satchel.failures).toContainText(/permi|allow/)
  expect(await sandbox.control('spawns')).toContain('ok spawns 0 ')
})

test('is disabled, with the reason, while no world is focused', async ({ satchel, sandbox }) => {
  await sandbox.control('fault no-world')
  await expect(satchel.page.getByRole('button', { name: 'Spawn', exact: true })).toBeDisabled()
  await expect(satchel.page.getByText('No world is focused.')).toBeVisible()
  await sandbox.control('clear no-world')
  await expect(satchel.page.getByRole('button', { name: 'Spawn in “Home”' })).toBeEnabled()
})

test('never retries a spawn whose answer was lost', async ({ satchel, sandbox }) => {
  await sandbox.control('fault reply-lost')
  await satchel.page.getByRole('button', { name: 'Spawn in “Home”' }).click()
  await expect(satchel.failures).toContainText(/may or may not|may have/)
  await expect(satchel.failures.getByRole('button', { name: 'Retry' })).toHaveCount(0)
  await sandbox.control('clear reply-lost')
  expect(await sandbox.control('spawns')).toContain('ok spawns 1 ')
})

test('a drop on the name of the world in the status bar spawns, and leaves the item where it is', async ({
  satchel,
  sandbox,
}) => {
  const world = satchel.statusBar.getByText('Home', { exact: true })
  await satchel.drag(await satchel.show('Cherries'), world, {
    whileOver: () => expect(satchel.dragHint).toHaveText('Spawn “Cherries” in “Home”'),
  })
  await expect(satchel.results).toContainText('Spawned “Cherries” in “Home”')
  expect(await sandbox.control('spawns')).toBe('ok spawns 1 ["/Inventory/Food & Drink/Fruit/Cherries"]')
  await expect(satchel.row('Cherries')).toBeVisible()
})

test('a drop on the Spawn button spawns what is dragged; folders in it stay where they are', async ({
  satchel,
  sandbox,
}) => {
  const details = satchel.page.getByRole('complementary', { name: 'Details' })
  for (const name of ['Cherries', 'Drink']) {
    await (await satchel.show(name)).click({ modifiers: ['Control'] })
  }
  await satchel.drag(satchel.row('Cherries'), details.getByRole('button', { name: /^Spawn/ }), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Spawn 2 items in “Home”'),
  })
  await expect.poll(() => sandbox.control('spawns')).toContain('ok spawns 2 ')
})

test('a drop of a folder on the world says that it cannot be spawned', async ({ satchel, sandbox }) => {
  const world = satchel.statusBar.getByText('Home', { exact: true })
  await satchel.drag(await satchel.show('Drink'), world, {
    whileOver: () => expect(satchel.dragHint).toContainText('“Drink” can’t be spawned'),
  })
  await expect(satchel.failures).toContainText('Nothing was spawned.')
  expect(await sandbox.control('spawns')).toContain('ok spawns 0 ')
})

test('a drop on the world says that none is focused', async ({ satchel, sandbox }) => {
  await sandbox.control('fault no-world')
  const world = satchel.statusBar.getByText('No world focused')
  await expect(world).toBeVisible()
  await satchel.drag(await satchel.show('Cherries'), world, {
    whileOver: () => expect(satchel.dragHint).toContainText('No world is focused'),
  })
  await expect(satchel.failures).toContainText('Nothing was spawned.')
  expect(await sandbox.control('spawns')).toContain('ok spawns 0 ')
})

test('the button at the end of the row under the pointer spawns that one, in rows, tiles and results; the selection stays', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const here = { name: 'Spawn this in “Home”' }
  const banana = satchel.row('Banana')
  await expect(banana.getByRole('button', here)).toBeVisible()
  const cherries = await satchel.show('Cherries')
  const before = await cherries.evaluate(row => [...row.children].map(cell => cell.getBoundingClientRect().x))
  await cherries.hover()
  const button = cherries.getByRole('button', here)
  await expect(button).toBeVisible()
  const after = await cherries.evaluate(row => [...row.children].map(cell => cell.getBoundingClientRect().x))
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1))
  await sandbox.control('fault delay=1000')
  await button.dblclick()
  await expect(cherries).toHaveAttribute('data-busy', 'true')
  await button.click()
  await sandbox.control('clear delay')
  await expect(satchel.results).toContainText('Spawned “Cherries” in “Home”')
  await expect(banana).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree).toBeFocused()
  await satchel.row('Drink').hover()
  await expect(satchel.row('Drink').getByRole('button')).toBeHidden()

  await page.keyboard.press('Control+2')
  const tile = page.getByRole('gridcell', { name: 'Cherries' })
  await tile.hover()
  await tile.getByRole('button', here).click()
  await expect.poll(() => sandbox.control('spawns')).toContain('ok spawns 2 ')

  await sandbox.control('fault no-world')
  const dead = page.getByRole('gridcell', { name: 'Banana' }).getByRole('button')
  await expect(dead).toHaveAttribute('title', /No world is focused/)
  await dead.click({ force: true })
  await expect(satchel.failures).toContainText('No world is focused')
  await sandbox.control('clear no-world')
  expect(await sandbox.control('spawns')).toContain('ok spawns 2 ')
})
