import { openSilentFront } from '../src-main/testing/silent-front'
import { expect, test } from './fixtures/test'

test('a connection falls silent in the middle of a folder move: it ends, what waited behind it goes on, Resume finishes it', async ({
  open,
  sandbox,
}) => {
  test.setTimeout(240_000)
  const front = await openSilentFront(sandbox.socketPath)
  const satchel = await open({ arguments: ['--source', `localhost:${front.port}`] })
  await satchel.isReady()
  const { page } = satchel
  await satchel.expand('Food & Drink')
  // Three records take long enough to fall silent after the move has begun; that it then fails is never told.
  await sandbox.control('fault record-delay=2000')
  await sandbox.control('fault fail-after=3')
  await satchel.drag(await satchel.show('Fruit'), await satchel.show('Activities'))
  await satchel.question.getByRole('button', { name: 'Move' }).click()
  await expect.poll(() => sandbox.control('calls')).toContain('Inventory/Move')
  front.fallSilent()
  await (await satchel.show('Worlds')).click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Places')
  await page.keyboard.press('Enter')

  const banner = page.getByRole('region', { name: 'Unfinished moves' })
  await expect(banner).toContainText('Moving “Fruit” to “Activities” was interrupted.', { timeout: 90_000 })
  await sandbox.control('clear')
  await satchel.hasState('ready')
  await expect(satchel.row('Places')).toBeVisible({ timeout: 30_000 })
  await banner.getByRole('button', { name: 'Resume' }).click()
  await expect(satchel.results).toContainText('Finished moving “Fruit” to “Activities”', { timeout: 30_000 })
  await satchel.expand('Activities', 'Fruit')
  await expect(await satchel.show('Banana')).toHaveAttribute('aria-setsize', '19')
  front.close()
})
