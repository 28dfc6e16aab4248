import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures/window-test'

test('a reload of the window finds everything again', async ({ satchel }) => {
  await satchel.page.reload()
  await satchel.isReady()
  await satchel.expand('Food & Drink')
  await expect(satchel.row('Fruit')).toBeVisible()
})

test('what ran when the window was reloaded is told by the new one', async ({ satchel, sandbox }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  // Five calls: longer than a reload takes anywhere.
  await sandbox.control('fault delay=3000')
  await satchel.drag(await satchel.show('Banana'), await satchel.show('Drink'))
  await expect(satchel.page.getByText('Moving 1 item')).toBeVisible()
  await satchel.page.reload()
  await expect(satchel.page.getByText('Moving 1 item')).toBeVisible()
  await sandbox.control('clear delay')
  await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')
})

test('pictures that an earlier page asked for never show up elsewhere', async ({ satchel, sandbox }) => {
  await satchel.expand('Worlds')
  const pictureOf = (name: string) => satchel.row(name).locator('img')
  const names = await satchel.tree
    .getByRole('treeitem', { level: 2 })
    .evaluateAll(rows => rows.map(row => row.getAttribute('aria-label') ?? ''))
  const world = names[0] ?? ''
  await expect(pictureOf(world)).toBeVisible()
  const right = await colorsOf(pictureOf(world))

  await sandbox.control('fault thumbnail-delay=400')
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.page.reload()
  await satchel.isReady()
  // What was open opens again, and moves what is below it.
  await expect(satchel.row('Banana')).toBeVisible()
  await satchel.expand('Worlds')
  await expect(pictureOf(world)).toBeVisible()
  // It may be the same picture made smaller in the meantime.
  const now = await colorsOf(pictureOf(world))
  expect(Math.max(...now.map((value, at) => Math.abs(value - (right[at] ?? 0))))).toBeLessThan(24)
})

/** Sixteen patches of a picture on white, as red, green and blue. */
function colorsOf(picture: Locator): Promise<readonly number[]> {
  return picture.evaluate(async image => {
    if (!(image instanceof HTMLImageElement)) throw new Error('It is no picture')
    await image.decode()
    const canvas = new OffscreenCanvas(4, 4)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('Nothing can be drawn')
    context.imageSmoothingQuality = 'high'
    context.fillStyle = 'white'
    context.fillRect(0, 0, 4, 4)
    context.drawImage(image, 0, 0, 4, 4)
    return [...context.getImageData(0, 0, 4, 4).data].filter((_, at) => at % 4 !== 3)
  })
}

test('a window whose process dies comes back', async ({ satchel }) => {
  await satchel.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const isBack = new Promise<void>(resolve => contents?.once('did-finish-load', () => resolve()))
    contents?.forcefullyCrashRenderer()
    return isBack
  })
  // Playwright has lost the page with the process: main is asked what the window shows.
  await expect
    .poll(() =>
      satchel.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          "document.querySelector('[data-app-state]')?.dataset.appState",
        ),
      ),
    )
    .toBe('ready')
})
