import { expect, test } from './fixtures/window-test'

test('a folder move that breaks off says so, and Retry finishes it', async ({ satchel, sandbox }) => {
  await satchel.expand('Food & Drink')
  await sandbox.control('fault fail-after=5')
  await satchel.drag(await satchel.show('Fruit'), await satchel.show('Activities'))
  await satchel.page.getByRole('alertdialog').getByRole('button', { name: 'Move' }).click()
  await expect(satchel.failures).toContainText('Try again to finish it')
  await expect(satchel.row('Fruit', 2)).toBeVisible()

  await sandbox.control('clear fail-after')
  await satchel.failures.getByRole('button', { name: 'Retry' }).click()
  await expect(satchel.results).toContainText('Moved “Fruit” to “Activities”')
  await satchel.expand('Activities', 'Fruit')
  await expect(satchel.row('Banana', 3)).toHaveAttribute('aria-setsize', '19')
})

test('the service dies in the middle of a folder move, comes back, and Retry finishes it', async ({
  satchel,
  sandbox,
}) => {
  await satchel.expand('Food & Drink')
  await sandbox.control('fault kill-after=5')
  await satchel.drag(await satchel.show('Fruit'), await satchel.show('Activities'))
  await satchel.page.getByRole('alertdialog').getByRole('button', { name: 'Move' }).click()
  await satchel.hasState('disconnected')
  await sandbox.start()
  await satchel.isReady()
  await expect(satchel.failures).toContainText('Try again to finish it')
  await satchel.failures.getByRole('button', { name: 'Retry' }).click()
  await expect(satchel.results).toContainText('Moved “Fruit” to “Activities”')
  await satchel.expand('Activities', 'Fruit')
  await expect(satchel.row('Banana', 3)).toHaveAttribute('aria-setsize', '19')
})
