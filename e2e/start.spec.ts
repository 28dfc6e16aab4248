import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'

const BANANA = 'satchel:open?path=/Inventory/Food%20%26%20Drink/Fruit/Banana'

/** A further start for the same person; resolves with its exit code. */
async function startAgain(satchel: BrowserWindow, ...args: readonly string[]): Promise<unknown> {
  const [program = '', ...first] = await satchel.app.evaluate(() => process.argv)
  const further = spawn(program, [...first, ...args], { stdio: 'ignore', env: process.env })
  const [code] = await once(further, 'exit')
  return code
}

async function boundsOf({ app }: BrowserWindow): Promise<unknown> {
  return app.evaluate(({ BrowserWindow: windows }) => windows.getAllWindows()[0]?.getNormalBounds())
}

test('a link opens the folders on the way and selects the entry', async ({ open }) => {
  const satchel = await open({ arguments: [BANANA] })
  await satchel.isReady()
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.row('Fruit')).toHaveAttribute('aria-expanded', 'true')
  await expect(satchel.row('Banana')).toBeInViewport()
})

test('a second start hands its link to the window that is open, and ends', async ({ open }) => {
  const satchel = await open()
  await satchel.isReady()
  await satchel.app.evaluate(({ BrowserWindow: windows }) => windows.getAllWindows()[0]?.hide())
  expect(await startAgain(satchel, BANANA)).toBe(0)
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  const isVisible = (): Promise<boolean | undefined> =>
    satchel.app.evaluate(({ BrowserWindow: windows }) => windows.getAllWindows()[0]?.isVisible())
  await expect.poll(isVisible).toBe(true)
  expect(satchel.app.windows()).toHaveLength(1)
})

test('a second start that asks for a window of its own gets one, at the top of the same inventory', async ({
  open,
}) => {
  const satchel = await open()
  await satchel.isReady()
  const opened = satchel.app.waitForEvent('window')
  expect(await startAgain(satchel, '--new-window')).toBe(0)
  const page = await opened
  await expect(page.getByRole('treeitem', { name: 'Food & Drink' })).toBeVisible()
  expect(satchel.app.windows()).toHaveLength(2)
})

test('in the grid a link goes to the folder and selects the tile', async ({ open }) => {
  const satchel = await open()
  await satchel.isReady()
  await satchel.page.keyboard.press('ControlOrMeta+2')
  expect(await startAgain(satchel, BANANA)).toBe(0)
  const tile = satchel.page.getByRole('grid', { name: 'Contents' }).getByRole('gridcell', { name: 'Banana' })
  await expect(tile).toHaveAttribute('aria-selected', 'true')
})

test('whatever else a link or a second start wants is refused in a sentence', async ({ open }) => {
  const satchel = await open({ arguments: ['satchel:spawn?path=/Inventory/Food%20%26%20Drink'] })
  await satchel.isReady()
  await expect(satchel.failures).toContainText('Couldn’t open “satchel:spawn')
  await startAgain(satchel, 'satchel:open?path=/Inventory/Food%20%26%20Drink/Stone%20soup')
  await expect(satchel.failures).toContainText('There is no “Stone soup” in “Food & Drink”')
  await startAgain(satchel, '--source=unix:/nowhere.sock')
  await expect(satchel.failures).toContainText('shows one inventory at a time')
})

test('the window opens where it was left', async ({ open }) => {
  const place = { x: 120, y: 60, width: 900, height: 640 }
  const first = await open()
  await first.isReady()
  await first.app.evaluate(
    ({ BrowserWindow: windows }, bounds) => windows.getAllWindows()[0]?.setBounds(bounds),
    place,
  )
  await expect.poll(() => boundsOf(first)).toEqual(place)
  await first.app.close()
  expect(await boundsOf(await open())).toEqual(place)
})

test('a start counts as failed until the window has its content', async ({ open, folder }) => {
  const satchel = await open()
  await satchel.isReady()
  const failedStarts = (): unknown => JSON.parse(readFileSync(join(folder, 'user/starts.json'), 'utf8'))
  await expect.poll(failedStarts).toMatchObject({ failedStarts: 0 })
})

test('About tells versions and what is connected', async ({ satchel }) => {
  await satchel.page.keyboard.press('ControlOrMeta+K')
  await satchel.page.keyboard.type('About')
  await satchel.page.keyboard.press('Enter')
  const about = satchel.page.getByRole('dialog', { name: 'About Satchel' })
  const { electron, chrome } = await satchel.app.evaluate(() => process.versions)
  await expect(about).toContainText(`Electron${electron}`)
  await expect(about).toContainText(`Chromium${chrome}`)
  await expect(about).toContainText('ResoniteIO mod0.5.0 in Resonite')
})
