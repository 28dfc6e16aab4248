import { expect } from '../e2e/fixtures/test'
import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import { frameFigures, SCROLL_GOALS } from './fixtures/frame-figures'
import { framesOf, type Scroll, scrollThrough } from './fixtures/frames'

const ENTRIES = 100_000

const WAYS: Readonly<Record<string, Scroll>> = {
  'by wheel': { durationMs: 2_000, pxPerSecond: 4_000 },
  'end to end': { durationMs: 2_000 },
}

const VIEWS = [
  { view: 'tree', key: 'Control+1', selector: '[role="tree"]', columns: 1, linePx: 28 },
  {
    view: 'grid',
    key: 'Control+2',
    selector: '[role="grid"][aria-label="Contents"]',
    columns: 6,
    linePx: 160,
  },
] as const

for (const { view, key, selector, ...shape } of VIEWS) {
  bench(`scroll ${view}`, async ({ serve, open, openFloor, record }) => {
    const sandbox = await serve('--seed', 'empty', '--bulk-root', String(ENTRIES))
    const satchel = await open({ arguments: ['--source', sandbox.address] })
    await satchel.isReady()
    await expect(satchel.tree).toHaveAttribute('aria-busy', 'false')
    await satchel.page.keyboard.press(key)
    await expect(satchel.page.locator(selector)).toBeVisible()
    const { page } = await openFloor('virtual-list.html')
    await page.evaluate(options => Reflect.get(window, 'layOut')(options), { count: ENTRIES, ...shape })
    for (const [way, scroll] of Object.entries(WAYS)) {
      const result = await alternate(
        () => framesOf(satchel.page, () => scrollThrough(satchel.page, selector, scroll)),
        () => framesOf(page, () => scrollThrough(page, '#list', scroll)),
      )
      const name = `scroll 100,000 in the ${view}, ${way}`
      const keys = ['p50Ms', 'p95Ms', 'maxMs', 'threadMs'] as const
      for (const figure of frameFigures(name, result, keys, SCROLL_GOALS)) record(figure)
    }
  })
}
