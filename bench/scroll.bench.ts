import { expect } from '../e2e/fixtures/test'
import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import { frameFigures, SCROLL_GOALS } from './fixtures/frame-figures'
import { framesOf, type Scroll, scrollThrough } from './fixtures/frames'

const ENTRIES = 100_000

const WAYS = {
  'by wheel': { durationMs: 2_000, pxPerSecond: 4_000 },
  'end to end': { durationMs: 2_000 },
} as const satisfies Readonly<Record<string, Scroll>>

const VIEWS = [
  {
    view: 'tree',
    key: 'Control+1',
    selector: '[role="tree"]',
    columns: 1,
    linePx: 28,
    goals: { 'by wheel': { goal: 2.2, gate: 3 }, 'end to end': { goal: 2.3, gate: 2.7 } },
  },
  {
    view: 'grid',
    key: 'Control+2',
    selector: '[role="grid"][aria-label="Contents"]',
    columns: 6,
    linePx: 160,
    goals: { 'by wheel': { goal: 2, gate: 2.5 }, 'end to end': { goal: 1.5, gate: 2.5 } },
  },
] as const

for (const { view, key, selector, goals, ...shape } of VIEWS) {
  bench(`scroll ${view}`, async ({ serve, open, openFloor, record }) => {
    const sandbox = await serve('--seed', 'empty', '--bulk-root', String(ENTRIES))
    const satchel = await open({ arguments: ['--source', sandbox.address] })
    await satchel.isReady()
    await expect(satchel.tree).toHaveAttribute('aria-busy', 'false')
    await satchel.page.keyboard.press(key)
    await expect(satchel.page.locator(selector)).toBeVisible()
    const { page } = await openFloor('virtual-list.html')
    await page.evaluate(options => Reflect.get(window, 'layOut')(options), { count: ENTRIES, ...shape })
    for (const way of ['by wheel', 'end to end'] as const) {
      const scroll = WAYS[way]
      const result = await alternate(
        () => framesOf(satchel.page, () => scrollThrough(satchel.page, selector, scroll)),
        () => framesOf(page, () => scrollThrough(page, '#list', scroll)),
      )
      const name = `scroll 100,000 in the ${view}, ${way}`
      const keys = ['p50Ms', 'p95Ms', 'maxMs', 'threadMs'] as const
      const threadMs = goals[way]
      for (const figure of frameFigures(name, result, keys, { ...SCROLL_GOALS, threadMs })) record(figure)
    }
  })
}
