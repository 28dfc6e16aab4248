import { expect, test } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'
import { CollectTray } from './pages/collect-tray'

const SOCKET = `resonite-${process.pid}.sock`

const pinned = ({ page }: BrowserWindow, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name, exact: true })

/** Pins Worlds and collects Banana, so that Food & Drink and Fruit are open and Banana is selected. */
async function keepThings(satchel: BrowserWindow): Promise<void> {
  await (await satchel.show('Worlds')).click()
  await satchel.page.keyboard.press('Control+d')
  await expect(pinned(satchel, 'Worlds')).toBeVisible()
  await satchel.expand('Food & Drink', 'Fruit')
  await new CollectTray(satchel).collect('Banana')
}

async function expectThings(satchel: BrowserWindow): Promise<void> {
  await expect(pinned(satchel, 'Worlds')).toBeVisible()
  await expect(new CollectTray(satchel).chip('Banana')).toBeVisible()
}

test('a start without the service shows pins and tray of the inventory whose listings it shows', async ({
  open,
  folder,
  startSandbox,
}) => {
  const environment = { RESONITE_IO_SOCKET_DIR: folder }
  const service = await startSandbox(SOCKET)
  const first = await open({ environment })
  await first.isReady()
  await keepThings(first)
  await first.app.close()
  await service.kill()

  const second = await open({ environment })
  await second.hasState('disconnected')
  await expect(second.row('Food & Drink')).toBeVisible()
  await expectThings(second)
})

test('a service whose account is called like the sandbox’s shares nothing with the sandbox', async ({
  open,
  sandbox,
}) => {
  const satchel = await open()
  await satchel.isReady()
  await keepThings(satchel)

  await satchel.page.getByRole('button', { name: /^Sandbox/ }).click()
  await satchel.page.getByRole('button', { name: 'Connect to…' }).click()
  const address = satchel.page.getByRole('textbox', { name: 'Address' })
  await address.fill(sandbox.address)
  await address.press('Enter')
  await expect(satchel.page.getByTitle(sandbox.address)).toBeVisible()
  await satchel.isReady()
  await expect(pinned(satchel, 'Worlds')).toHaveCount(0)
  await expect(new CollectTray(satchel).shelf).toHaveCount(0)
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-expanded', 'false')
  await expect(satchel.tree.locator('[aria-selected=true]')).toHaveCount(0)

  await satchel.page.getByTitle(sandbox.address).click()
  await satchel.page.getByRole('button', { name: 'Open the sandbox' }).click()
  await satchel.page.getByRole('button', { name: 'Close' }).click()
  await expect(satchel.page.getByText('This is the sandbox')).toBeVisible()
  await satchel.isReady()
  await expectThings(satchel)
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-expanded', 'true')
})
