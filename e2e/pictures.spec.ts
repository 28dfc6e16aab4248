import { join, resolve } from 'node:path'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'
import { FindBox } from './pages/find-box'

/** `npm run pictures` names the folder of the README's pictures; otherwise they are only proof that they can be made. */
const folder = process.env['SATCHEL_PICTURES']

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the README's picture, ${colorScheme}`, async ({ satchel }, testInfo) => {
    await satchel.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await satchel.expand('Food & Drink', 'Fruit')
    await (await satchel.show('Kiwi fruit')).click()
    await satchel.page.mouse.move(400, 20)
    await expect(satchel.page.locator('[data-picture="loading"]')).toHaveCount(0)
    const details = satchel.page.getByRole('complementary', { name: 'Details' })
    await expect(details.locator('[data-picture="shown"]')).toBeVisible()
    const path = folder
      ? join(resolve(folder), `${colorScheme}.png`)
      : testInfo.outputPath(`${colorScheme}.png`)
    const picture = await satchel.page.screenshot({ path })
    expect(picture.byteLength).toBeGreaterThan(20_000)
  })
}

const WIDE = { width: 1080, height: 640 } as const
const BESIDE = { width: 440, height: 640 } as const

/** What the README shows of the rest, each from a window of its own size. */
interface Sight {
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly needsAllKnown?: true
  readonly bring: (satchel: BrowserWindow) => Promise<void>
}

const SIGHTS: readonly Sight[] = [
  {
    name: 'covers',
    size: WIDE,
    needsAllKnown: true,
    bring: async satchel => {
      await satchel.row('Food & Drink').click()
      await satchel.page.keyboard.press('Control+2')
      await expect(satchel.page.locator('[data-cover]').first()).toBeVisible()
    },
  },
  {
    name: 'find',
    size: WIDE,
    needsAllKnown: true,
    bring: async satchel => {
      await satchel.page.keyboard.press('Control+f')
      await satchel.page.keyboard.type('green -book')
      await expect(new FindBox(satchel.page).options.first()).toBeVisible()
    },
  },
  {
    name: 'narrow',
    size: BESIDE,
    bring: async satchel => {
      await satchel.expand('Food & Drink', 'Fruit')
      await (await satchel.show('Kiwi fruit')).click()
      await satchel.page.keyboard.press('Shift+ArrowDown')
      await satchel.page.keyboard.press('Shift+ArrowDown')
      await satchel.page.keyboard.press('Control+Shift+d')
      await satchel.page.keyboard.press('Enter')
      await expect(satchel.page.locator('[data-slot]')).toHaveCount(3)
      await satchel.row('Kiwi fruit').click()
    },
  },
  {
    name: 'trash',
    size: WIDE,
    bring: async satchel => {
      await satchel.expand('Food & Drink', 'Fruit')
      for (const name of ['Fruit', 'Flags']) {
        await (await satchel.show(name)).click()
        await satchel.page.keyboard.press('Delete')
        await expect(satchel.results).toContainText(`Moved “${name}” to the Trash`)
      }
      await satchel.openTrash()
      await satchel.trashed('Flags').click()
      const told = satchel.results.getByRole('button', { name: 'Dismiss' })
      while ((await told.count()) > 0) await told.last().click()
    },
  },
  {
    name: 'sources',
    size: WIDE,
    bring: async ({ page }) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('add an inventory')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toContainText('OpenSimulator')
    },
  },
]

/** So that covers and counts are known; the sandbox of the program itself is looked through at once. */
async function lookThrough({ page }: BrowserWindow): Promise<void> {
  const find = new FindBox(page)
  await page.keyboard.press('Control+f')
  await find.lookThrough.click()
  await expect(find.known).toContainText('Searched all', { timeout: 60_000 })
  await page.keyboard.press('Escape')
}

async function take(satchel: BrowserWindow, { name, size, bring }: Sight): Promise<void> {
  const { page } = satchel
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize(size)
  await bring(satchel)
  await page.mouse.move(size.width / 2, 8)
  await expect(page.locator('[data-picture="loading"]')).toHaveCount(0)
  await page.screenshot({ path: join(resolve(folder ?? ''), `${name}.png`) })
}

for (const sight of folder === undefined ? [] : SIGHTS) {
  const title = `the README's picture of ${sight.name}`
  if (sight.needsAllKnown)
    test(title, async ({ open }) => {
      const satchel = await open()
      await satchel.isReady()
      await lookThrough(satchel)
      await take(satchel, sight)
    })
  else test(title, async ({ satchel }) => take(satchel, sight))
}
