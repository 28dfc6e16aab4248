import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EACH_AUTH, expect, test } from './fixtures/test'
import { firstByDay } from './fixtures/whole'

const SOCKET = `resonite-${process.pid}.sock`

/** How often each function was called, as the server counts. */
function callsIn(answer: string): Readonly<Record<string, number>> {
  return JSON.parse(answer.slice('ok calls '.length))
}

test('a listing that takes long says so, and can be ended', async ({ satchel, sandbox }) => {
  await sandbox.control('fault list-delay=60000')
  await satchel.row('Food & Drink').click()
  await satchel.page.keyboard.press('ArrowRight')
  const waiting = satchel.page.getByRole('status').filter({ hasText: 'Still loading “Food & Drink”' })
  await expect(waiting).toBeVisible()
  await waiting.getByRole('button', { name: 'Cancel' }).click()
  await expect(waiting).toHaveCount(0)
  await expect(satchel.tree).toContainText('Cancelled.')
  await sandbox.control('clear')
  await satchel.tree.getByRole('button', { name: 'Retry' }).click()
  await expect(satchel.row('Fruit')).toBeVisible()
})

test('the inventory itself has a name, too, while it is listed', async ({ satchel, sandbox }) => {
  await sandbox.control('fault list-delay=60000')
  await satchel.page.keyboard.press('F5')
  await expect(
    satchel.page.getByRole('status').filter({ hasText: 'Still loading “Inventory”' }),
  ).toBeVisible()
})

test('coming back to the window after a minute lists anew, sooner does not', async ({ satchel, sandbox }) => {
  const lists = async () => callsIn(await sandbox.control('calls'))['Inventory/List'] ?? 0
  const before = await lists()
  await satchel.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await satchel.expand('Food & Drink')
  await expect(satchel.row('Fruit')).toBeVisible()
  expect(await lists()).toBe(before + 1)
  await satchel.page.clock.setFixedTime(Date.now() + 61_000)
  await satchel.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(lists).toBe(before + 3)
})

for (const { auth, sandboxArguments } of firstByDay(EACH_AUTH)) {
  test.describe(`a service ${auth}`, () => {
    test.use({ sandboxArguments })

    test('a start without Resonite shows the last inventory, read-only, and goes on when it comes', async ({
      open,
      folder,
      startSandbox,
    }) => {
      const environment = { RESONITE_IO_SOCKET_DIR: folder }
      const service = await startSandbox(SOCKET)
      const first = await open({ environment })
      await first.isReady()
      await first.expand('Food & Drink', 'Fruit')
      await first.app.close()
      await service.kill()

      const satchel = await open({ environment })
      await satchel.hasState('disconnected')
      await expect(satchel.row('Food & Drink')).toBeVisible()
      await satchel.expand('Food & Drink', 'Fruit')
      await expect(satchel.row('Banana')).toBeVisible()
      const notice = satchel.page.getByRole('alert').filter({ hasText: 'Last updated at' })
      await expect(notice).toContainText('Resonite with the ResoniteIO mod isn’t running')
      await expect(satchel.page.getByRole('button', { name: 'New folder' })).toBeDisabled()
      await satchel.expand('Drink')
      await expect(satchel.tree).toContainText('Not available offline')
      await satchel.row('Banana').click()

      await notice.getByRole('button', { name: 'Source…' }).click()
      const dialog = satchel.page.getByRole('dialog', { name: 'Inventory source' })
      await expect(dialog.getByRole('button', { name: 'Open the sandbox' })).toBeVisible()
      await dialog.getByRole('button', { name: 'Close' }).click()

      await service.start()
      await satchel.isReady()
      await expect(notice).toHaveCount(0)
      await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
      await expect(satchel.page.getByRole('button', { name: 'New folder' })).toBeEnabled()
    })

    test('what is kept is this user’s alone, and nothing of the sandbox is kept', async ({
      open,
      folder,
      startSandbox,
    }) => {
      const alone = await open()
      await alone.isReady()
      await alone.app.close()
      const listings = join(folder, 'user/listings')
      expect(readdirSync(join(folder, 'user'))).not.toContain('listings')
      await startSandbox(SOCKET)
      const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: folder } })
      await satchel.isReady()
      await expect.poll(() => readdirSync(listings, { recursive: true }).length).toBeGreaterThan(1)
      expect(statSync(join(folder, 'user')).mode & 0o777).toBe(0o700)
      for (const entry of readdirSync(listings, { recursive: true, withFileTypes: true })) {
        const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777
        expect(mode).toBe(entry.isFile() ? 0o600 : 0o700)
      }
    })

    test('on return everything that is open is listed once, and nothing else', async ({
      satchel,
      sandbox,
    }) => {
      await satchel.expand('Food & Drink', 'Fruit')
      await satchel.row('Fruit').click()
      await satchel.page.keyboard.press('ArrowLeft')
      await sandbox.kill()
      await satchel.hasState('disconnected')
      await sandbox.start()
      await satchel.isReady()
      await expect.poll(async () => callsIn(await sandbox.control('calls'))['Inventory/List']).toBe(2)
    })

    test('pictures that were seen are shown without the service, too', async ({
      open,
      folder,
      startSandbox,
    }) => {
      const environment = { RESONITE_IO_SOCKET_DIR: folder }
      const service = await startSandbox(SOCKET)
      const first = await open({ environment })
      await first.isReady()
      await first.expand('Food & Drink', 'Fruit')
      await expect(first.row('Banana').locator('img')).toBeVisible()
      await first.app.close()
      await service.kill()
      const satchel = await open({ environment })
      await satchel.expand('Food & Drink', 'Fruit')
      await expect(satchel.row('Banana').locator('img')).toBeVisible()
    })
  })
}
