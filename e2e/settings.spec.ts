import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/test'

test('what was chosen is there at the next start', async ({ open, sandbox, folder }) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  const hide = first.page.getByRole('button', { name: 'Hide details' })
  await hide.click()
  await expect(first.page.getByRole('complementary', { name: 'Details' })).toBeHidden()
  const file = join(folder, 'user', 'settings.json')
  await expect(async () => expect(readFileSync(file, 'utf8')).toContain('"isOpen": false')).toPass()
  await first.app.close()
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  await expect(second.page.getByRole('button', { name: 'Show details' })).toBeVisible()
})

test('a file that cannot be read is kept, and the person is told where', async ({
  open,
  sandbox,
  folder,
}) => {
  mkdirSync(join(folder, 'user'))
  writeFileSync(join(folder, 'user', 'settings.json'), '{"version":1,')
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  await expect(satchel.failures).toContainText('Settings couldn’t be read')
  await expect(satchel.failures).toContainText('settings.json.unreadable-')
})
