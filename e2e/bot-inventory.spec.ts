import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { BotServer, TEST_API_KEY, TEST_BOT, TEST_CODE } from '../src-gateways/smartbots/testing/bot-server'
import { expectAccessible } from './fixtures/accessibility'
import { test as base, expect } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'

interface Fixtures {
  /** A bot on this computer, with two things in a folder. */
  readonly bot: { readonly server: BotServer; readonly address: string }
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see what a fixture needs
  bot: async ({}, use) => {
    const server = new BotServer()
    const objects = server.inventory.named('Objects').id
    for (const name of ['Hat; with a semicolon', 'Cap']) server.inventory.add(objects, name)
    await use({ server, address: await server.listen() })
    await server.close()
  },
})

const dialogOf = ({ page }: BrowserWindow): Locator => page.getByRole('dialog')

async function addBot(satchel: BrowserWindow, address: string, code: string): Promise<void> {
  await satchel.isReady()
  await satchel.page.getByRole('button', { name: 'Add an inventory…' }).first().click()
  const dialog = dialogOf(satchel)
  await dialog.getByRole('button', { name: /^SmartBots bot/ }).click()
  await dialog.getByRole('textbox', { name: 'Bot', exact: true }).fill(TEST_BOT)
  await dialog.getByLabel('Access code of the bot').fill(code)
  await dialog.getByLabel('Your developer’s API key').fill(TEST_API_KEY)
  await dialog.getByRole('textbox', { name: /^Address of the service/ }).fill(address)
  await dialog.getByRole('checkbox', { name: 'Allow changes' }).check()
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(TEST_BOT)
  await expectAccessible(satchel.page)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

test('a bot is added, mended, browsed, tidied for good, seen loading, and read offline after a restart', async ({
  open,
  sandbox,
  bot: { server, address },
  folder,
}) => {
  const args = ['--source', sandbox.address]
  const first = await open({ arguments: args })
  const { page } = first
  await addBot(first, address, 'not the code')
  const panel = page.getByRole('alert').filter({ hasText: `Couldn’t open “${TEST_BOT}”` })
  await expect(panel).toContainText('The name, the password or the key is wrong.')
  expect(server.count('inventory_list_2')).toBe(0)
  await panel.getByRole('button', { name: 'Edit…' }).click()
  await dialogOf(first).getByLabel('Access code of the bot').fill(TEST_CODE)
  await dialogOf(first).getByRole('button', { name: 'Save' }).click()

  await first.expand('Objects')
  await (await first.show('Hat; with a semicolon')).click()
  // Renaming is not offered by the service: the reason is said, and nothing is asked.
  await page.keyboard.press('F2')
  await expect(first.failures).toContainText('viewer')
  await page.keyboard.press('Delete')
  await expect(first.question).toHaveAccessibleName('Delete “Hat; with a semicolon” permanently?')
  await first.question.getByRole('button', { name: 'Delete permanently' }).click()
  await expect(first.results).toContainText('Deleted “Hat; with a semicolon” permanently')
  expect(server.inventory.in(server.inventory.named('Objects').id).map(({ name }) => name)).toEqual(['Cap'])

  // A bot that has just begun: nothing that was there is called gone.
  server.loaded = 'nothing'
  await page.keyboard.press('F5')
  await expect(page.getByText(/still loading/).first()).toBeVisible()
  await expect(first.row('Notecards')).toBeVisible()
  await first.app.close()

  await server.close()
  const second = await open({ arguments: args })
  // Neither the service nor the secrets are there: this system has no keyring.
  await second.hasState('disconnected')
  await expect(second.row('Notecards')).toBeVisible()
  await second.expand('Objects')
  await (await second.show('Cap')).click()
  await second.page.keyboard.press('Delete')
  await expect(second.failures).toContainText('Not connected.')
  for (const text of filesBelow(folder))
    for (const secret of [TEST_CODE, TEST_API_KEY]) expect(text).not.toContain(secret)
  expect(server.asked.every(({ method, url }) => method === 'POST' && url === '/api/bot.html')).toBe(true)
})

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield readFileSync(join(entry.parentPath, entry.name), 'latin1')
}
