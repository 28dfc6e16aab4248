import type { Locator } from '@playwright/test'
import { TEST_BUCKET } from '../src-gateways/s3/testing/asked-request'
import { S3Server, TEST_ACCESS_KEY, TEST_SECRET } from '../src-gateways/s3/testing/s3-server'
import { expectAccessible } from './fixtures/accessibility'
import { test as base, expect } from './fixtures/test'
import { BrowserWindow } from './pages/browser-window'

interface Fixtures {
  /** A service on this computer that checks signatures, with some objects in its bucket. */
  readonly service: { readonly server: S3Server; readonly address: string }
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see what a fixture needs
  service: async ({}, use) => {
    const server = new S3Server({ hasVersions: true })
    for (const key of [
      'worlds/chair.usd',
      'worlds/lamp.usd',
      'worlds/Room/wall.usd',
      'worlds/Room/floor.usd',
    ])
      server.put(key)
    server.put('elsewhere.txt')
    await use({ server, address: await server.listen() })
    await server.close()
  },
})

const dialogOf = ({ page }: BrowserWindow): Locator => page.getByRole('dialog')

/** Without what lies in the Trash. */
const shownIn = ({ keys }: S3Server): readonly string[] =>
  keys.filter(key => !key.includes('.satchel-trash/')).sort()

async function addBucket(satchel: BrowserWindow, address: string, secret: string): Promise<void> {
  await satchel.page.getByRole('button', { name: 'Add an inventory…' }).first().click()
  const dialog = dialogOf(satchel)
  await dialog.getByRole('button', { name: /^S3 bucket/ }).click()
  await dialog.getByRole('textbox', { name: 'Endpoint' }).fill(address)
  await dialog.getByRole('textbox', { name: 'Bucket', exact: true }).fill(TEST_BUCKET)
  await dialog.getByRole('textbox', { name: /^Prefix/ }).fill('worlds')
  await dialog.getByRole('textbox', { name: 'Access key' }).fill(TEST_ACCESS_KEY)
  await dialog.getByLabel('Secret key').fill(secret)
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('worlds')
  await expectAccessible(satchel.page)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

test('a bucket is added, mended, browsed read-only, and sorted with moves, the Trash, Undo and versions', async ({
  satchel,
  service: { server, address },
}) => {
  const { page } = satchel
  await satchel.isReady()
  await addBucket(satchel, address, 'not the secret')
  const panel = page.getByRole('alert').filter({ hasText: 'Couldn’t open “worlds”' })
  await expect(panel).toContainText('The name, the password or the key is wrong.')
  await panel.getByRole('button', { name: 'Edit…' }).click()
  await dialogOf(satchel).getByLabel('Secret key').fill(TEST_SECRET)
  await dialogOf(satchel).getByRole('button', { name: 'Save' }).click()
  await expect(satchel.row('chair.usd')).toBeVisible()
  await satchel.expand('Room')
  await expect(satchel.row('wall.usd')).toBeVisible()
  await expect(page.getByText('elsewhere.txt')).toHaveCount(0)

  const before = server.asked.length
  await satchel.row('chair.usd').click()
  await page.keyboard.press('F2')
  await expect(page.getByText(/this inventory is read-only/).first()).toBeVisible()
  expect(server.asked.slice(before).every(({ method }) => method === 'GET' || method === 'HEAD')).toBe(true)
  await page.getByRole('button', { name: 'About “worlds”' }).click()
  await expect(dialogOf(satchel)).toContainText('S3 bucket')
  await expect(dialogOf(satchel)).toContainText(
    'Moving folders isn’t possible, because this inventory is read-only',
  )
  await dialogOf(satchel).getByRole('button', { name: 'Edit…' }).click()
  await dialogOf(satchel).getByRole('checkbox', { name: 'Allow changes' }).check()
  await dialogOf(satchel).getByRole('button', { name: 'Save' }).click()
  await expect(dialogOf(satchel)).toHaveCount(0)

  await satchel.carry('chair.usd', 'Room')
  await expect(satchel.results).toContainText('Moved “chair.usd” to “Room”')
  expect(shownIn(server)).toContain('worlds/Room/chair.usd')
  await (await satchel.show('Room')).click()
  await page.keyboard.press('F2')
  await page.getByRole('textbox').fill('Hall')
  await page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed “Room” to “Hall”')
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone: Rename')
  await page.keyboard.press('Control+Shift+z')
  await expect(satchel.results).toContainText('Redone: Rename')
  // What somebody writes over it is a new version, and the one before can be the newest again, in every window.
  server.put('worlds/lamp.usd', 'written over')
  const opening = satchel.app.waitForEvent('window')
  await page.keyboard.press('Control+n')
  const second = new BrowserWindow(satchel.app, await opening)
  await (await second.show('lamp.usd')).click()
  const detailsThere = second.page.getByRole('complementary', { name: 'Details' })
  await expect(detailsThere).toContainText('12 byte')
  await (await satchel.show('lamp.usd')).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  const versions = page.getByRole('alertdialog', { name: 'Versions of “lamp.usd”' })
  await expect(versions.getByRole('radio')).toHaveCount(2)
  await expectAccessible(page)
  await versions.getByRole('button', { name: 'Make it the newest' }).click()
  await expect(satchel.results).toContainText('The earlier version is the newest again.')
  expect(server.text('worlds/lamp.usd')).toBe('worlds/lamp.usd')
  await expect(detailsThere).toContainText('15 byte')
  await second.page.close()
  expect(server.table.versionsOf('worlds/lamp.usd').map(({ body }) => body?.toString())).toContain(
    'written over',
  )

  await (await satchel.show('lamp.usd')).click()
  await page.keyboard.press('Delete')
  await expect(satchel.row('lamp.usd')).toHaveCount(0)
  expect(shownIn(server)).toEqual(
    ['elsewhere.txt', 'worlds/Hall/chair.usd', 'worlds/Hall/floor.usd', 'worlds/Hall/wall.usd'].sort(),
  )
  await satchel.openTrash()
  await satchel.trashed('lamp.usd').click()
  await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Restore' }).click()
  await expect(satchel.results).toContainText('Restored “lamp.usd”')
  expect(shownIn(server)).toContain('worlds/lamp.usd')
  expect(server.text('worlds/lamp.usd')).toBe('worlds/lamp.usd')
})
