import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { electronEnvironment, electronPath } from './fixtures/electron'
import { expect, test } from './fixtures/test'
import { CollectTray } from './pages/collect-tray'

const PROJECT = resolve(import.meta.dirname, '..')
/**
 * Left behind, killed in the middle of a folder move, by the last version before inventories had ids (5d05105); with
 * the inventory of the sandbox that it belongs to.
 */
const OLD_DATA = resolve(import.meta.dirname, 'fixtures', 'data-of-schema-1.tgz')
const FRUIT = 17

/** What Satchel prints when it is started with its data in `userData`. */
async function printedBy(home: string, userData: string, extra: readonly string[]): Promise<string> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, `--user-data-dir=${userData}`, PROJECT, ...extra]
  const { stdout } = await promisify(execFile)(electronPath(), args, { env: electronEnvironment(home) })
  return stdout
}

test('a data folder that cannot be written is named, also when the command line chose it', async ({
  folder,
}) => {
  // A file on the way stops root, too, whom no mode does.
  writeFileSync(join(folder, 'file'), '')
  const userData = join(folder, 'file', 'data')
  const report = await printedBy(folder, userData, ['--diagnose'])
  // The home folder is left out of reports.
  expect(report).toContain('Satchel may not write to ~/file/data.')
  expect(report).toContain('log          ~/file/data/logs/main.log')
})

test('a data folder that is a link keeps the mode of what it leads to', async ({ folder, sandbox, open }) => {
  const shared = join(folder, 'shared')
  mkdirSync(shared)
  chmodSync(shared, 0o755)
  symlinkSync(shared, join(folder, 'user'))
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  await satchel.app.close()
  expect(statSync(shared).mode & 0o777).toBe(0o755)
  expect(statSync(join(shared, 'logs', 'main.log')).mode & 0o777).toBe(0o600)
})

test('the data folder of an older version opens with everything in it: pins, tray, History, locks, an interrupted move, settings', async ({
  folder,
  startSandbox,
  open,
}) => {
  execFileSync('tar', ['-xzf', OLD_DATA, '-C', folder])
  const sandbox = await startSandbox('s.sock')
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  const { page } = satchel

  const banner = page.getByRole('region', { name: 'Unfinished moves' })
  await expect(banner).toContainText('Moving “Fruit” to “Activities” was interrupted.')
  const settings = await page.evaluate(() => window.satchel.call('settings.read', null, crypto.randomUUID()))
  expect(settings).toMatchObject({
    value: { settings: { density: 'roomy', confirmsDrags: false }, trouble: null },
  })

  const places = page.getByRole('navigation', { name: 'Places' })
  await expect(places.getByRole('button', { name: 'Drink', exact: true })).toBeVisible()
  // That version called recent what was moved, too; recent is what was opened or spawned.
  await expect(places.getByRole('button', { name: 'Cherries', exact: true })).toHaveCount(0)
  const tray = new CollectTray(satchel)
  await expect(tray.chip('Golden banana')).toBeVisible()
  await expect(tray.chip('Vegetables')).toBeVisible()

  await satchel.expand('Food & Drink')
  await expect(await satchel.show('Asian')).toHaveAttribute('aria-description', /Locked/)
  await banner.getByRole('button', { name: 'Resume' }).click()
  await expect(banner).toHaveCount(0, { timeout: 30_000 })
  await satchel.expand('Activities', 'Fruit')
  await expect(await satchel.show('Golden banana')).toHaveAttribute('aria-setsize', String(FRUIT))

  await page.keyboard.press('Control+h')
  await expect(satchel.activity).toContainText('Renamed “Banana” to “Golden banana”')
  await expect(satchel.activity).toContainText(/Moved “Cherries” from “Fruit” to “Drink”/)
  await expect(satchel.activity).toContainText('Moved “Lemon” to the Trash')
  await satchel.openTrash()
  await expect(satchel.trashed('Lemon')).toHaveAccessibleDescription(
    /Deleted from Food & Drink ▸ Fruit, .+, moved to Trash/,
  )
})
