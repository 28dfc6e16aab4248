import { expect, test } from './fixtures/test'

test('what was changed is there after a restart of the app and of the built-in sandbox', async ({ open }) => {
  const first = await open()
  await first.isReady()
  await first.expand('Food & Drink', 'Fruit')
  await first.drag(await first.show('Banana'), await first.show('Drink'))
  await expect(first.results).toContainText('Moved “Banana” to “Drink”')
  await first.app.close()

  const second = await open()
  await second.isReady()
  await second.expand('Food & Drink', 'Drink')
  await expect(second.row('Banana', 3)).toBeVisible()
})

test('closes at once, also while it still starts', async ({ open }) => {
  const satchel = await open()
  const ended = new Promise<number | null>(resolve => satchel.app.process().once('exit', resolve))
  await satchel.app.close()
  expect(await ended).toBe(0)
})
