import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'
import { CollectTray } from './pages/collect-tray'

test.use({ sandboxArguments: ['--no-auth'] })

// The server clears away sockets of dead processes: these two are alive for sure.
const FIRST = `resonite-${process.pid}.sock`
const SECOND = `resonite-${process.ppid}.sock`

const pinned = ({ page }: BrowserWindow, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name, exact: true })
const unfinished = ({ page }: BrowserWindow) => page.getByRole('region', { name: 'Unfinished moves' })
const question = ({ page }: BrowserWindow) =>
  page.getByRole('status').filter({ hasText: 'now says whose inventory this is' })

/** Something of each kind that is kept for an inventory. */
async function keepThings(satchel: BrowserWindow): Promise<void> {
  const { page } = satchel
  await (await satchel.show('Worlds')).click()
  await page.keyboard.press('Control+d')
  await expect(pinned(satchel, 'Worlds')).toBeVisible()
  await satchel.expand('Food & Drink', 'Fruit')
  await new CollectTray(satchel).collect('Banana')
  await (await satchel.show('Drink')).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Lock folder' }).click()
  await expect(satchel.row('Drink')).toHaveAccessibleDescription(/Locked/)
  await satchel.row('Banana').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Yellow')
  await page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed “Banana” to “Yellow”')
}

async function expectThings(satchel: BrowserWindow): Promise<void> {
  await expect(pinned(satchel, 'Worlds')).toBeVisible()
  await expect(new CollectTray(satchel).chip('Yellow')).toBeVisible()
  await satchel.expand('Food & Drink')
  await expect(await satchel.show('Drink')).toHaveAccessibleDescription(/Locked/)
}

/** The service dies in the middle of a move of Fruit to Activities. */
async function breakMove(satchel: BrowserWindow): Promise<void> {
  await satchel.carry('Fruit', 'Activities')
  await satchel.hasState('disconnected')
}

async function expectResumed(satchel: BrowserWindow): Promise<void> {
  await expect(unfinished(satchel)).toContainText('Moving “Fruit” to “Activities” was interrupted.', {
    timeout: 30_000,
  })
  await unfinished(satchel).getByRole('button', { name: 'Resume' }).click()
  await expect(satchel.results).toContainText('Finished moving “Fruit” to “Activities”', { timeout: 30_000 })
  await expect(unfinished(satchel)).toHaveCount(0)
  await satchel.expand('Activities', 'Fruit')
  await expect(await satchel.show('Yellow')).toHaveAttribute('aria-setsize', '19')
}

/** All that the connection was, as the log tells. */
function statesIn(folder: string): string {
  return readFileSync(join(folder, 'user', 'logs', 'main.log'), 'utf8')
}

test('a restart under another process keeps pins, tray, locks, History, Undo and the unfinished move, and asks nothing', async ({
  open,
  folder,
  startSandbox,
}) => {
  test.setTimeout(120_000)
  const environment = { RESONITE_IO_SOCKET_DIR: folder }
  const service = await startSandbox(FIRST)
  const satchel = await open({ environment })
  await satchel.isReady()
  await keepThings(satchel)
  await satchel.page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone: Rename')
  await satchel.page.keyboard.press('Control+Shift+Z')
  await expect(satchel.results).toContainText('Redone: Rename')
  await service.control('fault kill-after=5')
  await breakMove(satchel)
  await startSandbox(SECOND, { dataFolder: service.dataFolder })
  await satchel.isReady()
  await expect(satchel.page.getByTitle(SECOND)).toBeVisible()
  await expectResumed(satchel)
  await expectThings(satchel)
  expect(statesIn(folder)).not.toContain('choose-source')
})

test('so does a restart of both, and History and Undo are those of before', async ({
  open,
  folder,
  startSandbox,
}) => {
  test.setTimeout(120_000)
  const environment = { RESONITE_IO_SOCKET_DIR: folder }
  const service = await startSandbox(FIRST)
  const first = await open({ environment })
  await first.isReady()
  await keepThings(first)
  await first.app.close()
  await service.kill()
  const again = await startSandbox(SECOND, { dataFolder: service.dataFolder })
  const second = await open({ environment })
  await second.isReady()
  await expectThings(second)
  await second.page.keyboard.press('Control+h')
  await expect(second.activity).toContainText('Renamed “Banana” to “Yellow”')
  await second.tree.focus()
  await second.page.keyboard.press('Control+z')
  await expect(second.results).toContainText('Undone: Rename')
  await second.expand('Fruit')
  await expect(await second.show('Banana')).toBeVisible()
  await again.control('fault kill-after=5')
  await breakMove(second)
  // The move is still looked after, so closing would ask.
  const child = second.app.process()
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended

  await startSandbox(FIRST, { dataFolder: service.dataFolder })
  const third = await open({ environment })
  await third.isReady()
  await expect(unfinished(third)).toContainText('Moving “Fruit” to “Activities” was interrupted.', {
    timeout: 30_000,
  })
  expect(statesIn(folder)).not.toContain('choose-source')
})

test('when the account becomes known it is asked once whether it is the same, and all is taken over', async ({
  open,
  folder,
  startSandbox,
}) => {
  test.setTimeout(120_000)
  const environment = { RESONITE_IO_SOCKET_DIR: folder }
  const service = await startSandbox(FIRST)
  const first = await open({ environment })
  await first.isReady()
  await keepThings(first)
  await service.control('fault kill-after=5')
  await breakMove(first)
  await startSandbox(SECOND, { dataFolder: service.dataFolder, arguments: [] })
  await first.isReady()
  await expect(question(first)).toBeVisible()
  await expect(pinned(first, 'Worlds')).toHaveCount(0)
  await question(first).getByRole('button', { name: 'Add them' }).click()
  await expect(question(first)).toHaveCount(0)
  await expectResumed(first)
  await expectThings(first)
  await first.app.close()

  const second = await open({ environment })
  await second.isReady()
  await expectThings(second)
  await expect(question(second)).toHaveCount(0)
})

test('what is not known is never called signed out', async ({ open, folder, startSandbox }) => {
  await startSandbox(FIRST)
  const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: folder } })
  await satchel.isReady()
  const { page } = satchel
  await page.getByTitle(FIRST).click()
  const dialog = page.getByRole('dialog', { name: 'Inventory source' })
  await expect(dialog).toContainText('Unknown')
  await expect(page.locator('body')).not.toContainText(/not signed in|nobody is signed in|sign in to/i)
})

test('two in one folder are never mixed: the one that is open stays so, the other is refused with the reason', async ({
  open,
  folder,
  startSandbox,
}) => {
  test.setTimeout(120_000)
  const environment = { RESONITE_IO_SOCKET_DIR: folder }
  const first = await startSandbox(FIRST)
  const satchel = await open({ environment })
  await satchel.isReady()
  await keepThings(satchel)
  await startSandbox(SECOND)
  await satchel.page.getByTitle(FIRST).click()
  await satchel.page.getByRole('button', { name: 'Look for Resonite' }).click()
  await satchel.hasState('choose-source')
  await satchel.page.getByRole('button', { name: 'Close' }).click()
  const choices = satchel.page.getByRole('listitem').filter({ hasText: 'resonite-' })
  const other = choices.filter({ hasText: SECOND })
  await expect(other).toContainText('can’t tell its inventory from another one in the same folder')
  await expect(other.getByRole('button')).toHaveCount(0)
  await satchel.page.screenshot({ path: test.info().outputPath('alike.png') })
  await choices.filter({ hasText: FIRST }).getByRole('button', { name: 'Open' }).click()
  await satchel.isReady()
  await expectThings(satchel)
  // The other one is no restart of it.
  await first.kill()
  await expect(other).toContainText('It ran beside the inventory you had open')
  await expect(other).not.toContainText('Close the others')
  await expect(satchel.page.getByRole('contentinfo')).toContainText('No inventory can be opened')
  await expect(satchel.page.getByRole('heading', { name: 'An inventory is running' })).toBeVisible()
  await first.start()
  await satchel.isReady()
  await expectThings(satchel)
})
