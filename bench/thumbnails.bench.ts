import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { endElectron, firstPage, launchElectron } from '../e2e/fixtures/electron'
import { expect } from '../e2e/fixtures/test'
import { BrowserWindow } from '../e2e/pages/browser-window'
import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import { forgetShortStarts } from './fixtures/short-starts'

const TILES = 200
const FLAGS = '/Inventory/Flags/Country Flags'
const ASSETS = resolve(import.meta.dirname, '../node_modules/@lobehub/fluent-emoji-3d/assets')

/** Larger than the screen if need be: all the tiles have to be in view. */
const WINDOW = { x: 0, y: 0, width: 2_400, height: 2_000 }

/** The pictures of the same folder: flags of countries are named by the letters that make them up. */
const URLS = readdirSync(ASSETS)
  .filter(name => /^1f1[ef][0-9a-f]-.*\.webp$/.test(name))
  .slice(0, TILES)
  .map(name => pathToFileURL(join(ASSETS, name)).href)

/** From Enter in the field for the path to the frame in which 200 pictures are read, decoded and painted. */
async function timeOfTiles({ page }: BrowserWindow): Promise<number> {
  await page.keyboard.press('Control+l')
  await page.getByRole('combobox', { name: 'Go to path' }).fill(FLAGS)
  await page.evaluate(tiles => {
    const shown = (): readonly HTMLImageElement[] =>
      [...document.querySelectorAll<HTMLImageElement>('[role="gridcell"] [data-picture="shown"] img')].filter(
        image => image.complete && image.naturalWidth > 0,
      )
    const painted = new Promise<number>(done => {
      const onKeyDown = ({ timeStamp }: KeyboardEvent): void => {
        const look = (): void => {
          const images = shown()
          if (images.length < tiles) return void requestAnimationFrame(look)
          const decoded = Promise.all(images.map(image => image.decode()))
          void decoded.then(() =>
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp))),
          )
        }
        look()
      }
      window.addEventListener('keydown', onKeyDown, { capture: true, once: true })
    })
    Object.assign(window, { painted })
  }, TILES)
  await page.keyboard.press('Enter')
  return page.evaluate(() => Reflect.get(window, 'painted'))
}

/** How many small pictures main has kept so far: what they are kept under ends so. */
function smallOnesIn(home: string): number {
  const folder = join(home, 'user', 'pictures')
  if (!existsSync(folder)) return 0
  const indexes = readdirSync(folder).filter(name => name.endsWith('.index'))
  return indexes.flatMap(name => readFileSync(join(folder, name), 'latin1').split('] small').slice(1)).length
}

/** A start of its own each time: nothing but the disk remembers the pictures. */
async function timeInApp(home: string, address: string, waitsForSmallOnes = false) {
  mkdirSync(home, { recursive: true })
  forgetShortStarts(home)
  const app = await launchElectron(home, { arguments: ['--source', address] })
  const child = app.process()
  const satchel = new BrowserWindow(app, await firstPage(app))
  await satchel.hasState('ready')
  await app.evaluate(
    ({ BrowserWindow: windows }, bounds) => windows.getAllWindows()[0]?.setBounds(bounds),
    WINDOW,
  )
  await satchel.page.evaluate(
    tileSizePx => window.satchel.call('settings.change', { tileSizePx }, 'bench'),
    96 as const,
  )
  await satchel.page.keyboard.press('Control+2')
  await expect(satchel.page.getByRole('gridcell', { name: 'Food & Drink' })).toBeVisible()
  const ms = await timeOfTiles(satchel)
  const patience = { timeout: 120_000 }
  if (waitsForSmallOnes) await expect.poll(() => smallOnesIn(home), patience).toBeGreaterThanOrEqual(TILES)
  await endElectron(app, child)
  return { ms }
}

/** A page that was just loaded: what another run decoded is forgotten. */
async function timeOfFloor(page: Page) {
  await page.reload()
  const ms: number = await page.evaluate(urls => Reflect.get(window, 'showPictures')(urls), URLS)
  return { ms }
}

bench('thumbnails', async ({ folder, serve, openFloor, record }) => {
  const sandbox = await serve()
  const { app, page } = await openFloor('pictures.html')
  await app.evaluate(
    ({ BrowserWindow: windows }, bounds) => windows.getAllWindows()[0]?.setBounds(bounds),
    WINDOW,
  )
  let homes = 0
  const cold = await alternate(
    () => timeInApp(join(folder, `cold-${homes++}`), sandbox.address),
    () => timeOfFloor(page),
  )
  const floor = 'the same files in an empty page'
  const asGoal = { goal: 1.8, gate: 3 }
  record({ name: `thumbnails: ${TILES} tiles, cold / ${floor}`, unit: 'ms', pairs: cold('ms'), ...asGoal })
  const warm = await alternate(
    () => timeInApp(join(folder, 'warm'), sandbox.address, true),
    () => timeOfFloor(page),
  )
  const goals = { goal: 1.1, gate: 1.4 }
  record({ name: `thumbnails: ${TILES} tiles, warm / ${floor}`, unit: 'ms', pairs: warm('ms'), ...goals })
})
