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

const AVATAR = '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b'

async function askToGive(satchel: BrowserWindow, name: string): Promise<Locator> {
  await (await satchel.show(name)).click({ button: 'right' })
  await satchel.page.getByRole('menuitem', { name: 'Give…', exact: true }).click()
  const dialog = satchel.page.getByRole('alertdialog', { name: `Give “${name}”` })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  return dialog
}

test('what a bot has is given once, after a warning where it leaves, refused where it may not, and not known where the answer is lost', async ({
  open,
  sandbox,
  bot: { server, address },
}) => {
  const objects = server.inventory.named('Objects').id
  server.inventory.add(objects, 'Single', { permissions: ['trans'] })
  server.inventory.add(objects, 'Mine', { permissions: ['copy'] })
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  const { page } = satchel
  await addBot(satchel, address, TEST_CODE)
  await satchel.expand('Objects')

  await (await satchel.show('Mine')).click({ button: 'right' })
  const never = page.getByRole('menuitem', { name: 'Give…', exact: true })
  await expect(never).toHaveAttribute('aria-disabled', 'true')
  await expect(never).toHaveAccessibleDescription(/this item may not be given away/)
  await page.keyboard.press('Escape')

  let answerNow = (): void => {}
  server.meddle = ({ action }, _reply, { answer }) => {
    if (action === 'inventory_give') answerNow = answer
    else answer()
  }
  const first = await askToGive(satchel, 'Cap')
  await expect(first).toContainText('They get a copy, and it stays here as well.')
  const give = first.getByRole('button', { name: 'Give', exact: true })
  await first.getByRole('textbox').fill('Ada Lovelace of the Long Names, Resident')
  await expect(first).toContainText('That isn’t the ID of an avatar.')
  await expect(give).toBeDisabled()
  await first.getByRole('textbox').fill(`secondlife:///app/agent/${AVATAR}/about`)
  await expectAccessible(page)
  await give.dblclick()
  await expect(first.getByRole('status')).toContainText('Giving “Cap”…')
  await expect(give).toBeDisabled()
  await page.keyboard.press('Enter')
  await expect.poll(() => server.count('inventory_give')).toBe(1)
  answerNow()
  await expect(first).toHaveCount(0)
  await expect(satchel.results).toContainText(`Gave “Cap” to “${AVATAR}”`)
  expect(server.inventory.given).toEqual([{ to: AVATAR, name: 'Cap', contents: [] }])
  await expect(satchel.row('Cap')).toBeVisible()

  server.meddle = null
  const leaving = await askToGive(satchel, 'Single')
  await expect(leaving).toContainText('It can’t be copied, so it leaves this inventory.')
  await leaving.getByRole('textbox').fill(AVATAR)
  await page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Gave “Single”')
  await expect(satchel.row('Single')).toHaveCount(0)

  server.meddle = ({ action }, reply, { answer, act }) => {
    if (action !== 'inventory_give') return answer()
    act()
    reply.destroy()
  }
  const lost = await askToGive(satchel, 'Cap')
  await lost.getByRole('textbox').fill(AVATAR)
  await page.keyboard.press('Enter')
  await expect(satchel.failures).toContainText('“Cap” may or may not have been given.')
  await expect(satchel.failures.getByRole('button', { name: 'Retry' })).toHaveCount(0)
  expect(server.count('inventory_give')).toBe(3)

  await page.getByRole('button', { name: 'History' }).click()
  await expect(satchel.activity).toContainText(`Gave “Cap” to “${AVATAR}”`)
  await expect(satchel.activity).toContainText('Outcome unknown')
  await expect(satchel.activity.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})
