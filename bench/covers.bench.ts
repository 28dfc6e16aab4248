import { expect } from '../e2e/fixtures/test'
import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import { frameFigures } from './fixtures/frame-figures'
import { framesOf, scrollThrough } from './fixtures/frames'
import { openAll } from './fixtures/open-all'

const FOLDERS = 600
const GRID = '[role="grid"][aria-label="Contents"]'
/** Slowly enough to be looked at: what flies by is not asked for. */
const SCROLL = { durationMs: 3_000, pxPerSecond: 1_500 }

bench('folder of covers', async ({ serve, open, openFloor, record }) => {
  const sandbox = await serve('--seed', 'empty', '--bulk-folders', String(FOLDERS))
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  const { page } = satchel
  // All of them are listed once: the index knows what is in them.
  await openAll(satchel, FOLDERS)
  await page.evaluate(() => localStorage.clear())
  await page.keyboard.press('Control+2')
  const floor = await openFloor('virtual-list.html')
  const shape = { count: FOLDERS, columns: 6, linePx: 160 }
  await floor.page.evaluate(options => Reflect.get(window, 'layOut')(options), shape)

  /** A page that was just loaded knows no cover: they come in while it is scrolled. */
  async function scrollCovers() {
    await page.reload()
    await satchel.hasState('ready')
    await expect(page.locator('[data-cover]').first()).toBeVisible()
    const frames = await framesOf(page, () => scrollThrough(page, GRID, SCROLL))
    await expect(page.locator('[data-cover]').first()).toBeVisible()
    return frames
  }

  const result = await alternate(scrollCovers, () =>
    framesOf(floor.page, () => scrollThrough(floor.page, '#list', SCROLL)),
  )
  const goals = { p95Ms: { goal: 1.1, gate: 1.3 } }
  const name = 'a folder of covers, scrolled while they come in'
  for (const figure of frameFigures(name, result, ['p50Ms', 'p95Ms', 'maxMs', 'threadMs'], goals))
    record(figure)
})
