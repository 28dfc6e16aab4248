import { expect, test } from './fixtures/test'

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
  await sandbox.control('fault delay=400')
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
  await expect(satchel.failures).toContainText(/not known|may have/)
  await expect(satchel.failures.getByRole('button', { name: 'Retry' })).toHaveCount(0)
  await sandbox.control('clear reply-lost')
  expect(await sandbox.control('spawns')).toContain('ok spawns 1 ')
})
