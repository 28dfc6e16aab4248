import type { BrowserWindow } from '../e2e/pages/browser-window'
import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import { frameFigures, SCROLL_GOALS } from './fixtures/frame-figures'
import { framesOf, scrollThrough } from './fixtures/frames'
import { measureActs } from './fixtures/measure-acts'

/** What issue 4 names takes minutes to be opened; this many take seconds. */
const FOLDERS = process.env['SATCHEL_BENCH_LONG'] === '1' ? 3_000 : 500
const AMONG = `${FOLDERS.toLocaleString('en')} open folders`
const ROW_PX = 28
const OPENED_WITHIN_MS = 600_000
const SCROLL = { durationMs: 2_000 }

bench('open folders', async ({ serve, open, openFloor, bareCalls, record, skipFigure }) => {
  if (FOLDERS < 3_000) skipFigure('3,000 open folders', 'Opening them takes minutes: --only=folders --long')
  const sandbox = await serve('--seed', 'empty')
  const names = Array.from({ length: FOLDERS }, (_, index) => `/Inventory/Folder ${10_000 + index}`)
  await bareCalls(sandbox).makeDirs(names.flatMap(name => [name, `${name}/Within`]))
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  await openAll(satchel)
  const floor = await openFloor('virtual-list.html')
  const scene = { satchel, floor, count: 2 * FOLDERS, among: AMONG, record }
  await measureActs(scene)
  const result = await alternate(
    () => framesOf(satchel.page, () => scrollThrough(satchel.page, '[role="tree"]', SCROLL)),
    () => framesOf(floor.page, () => scrollThrough(floor.page, '#list', SCROLL)),
  )
  for (const figure of frameFigures(`scroll ${AMONG}, end to end`, result, ['p95Ms', 'maxMs'], SCROLL_GOALS))
    record(figure)
})

/** From the bottom up: what a folder shows below itself never gets in the way. */
async function openAll({ page, tree }: BrowserWindow): Promise<void> {
  await tree.focus()
  await page.keyboard.press('End')
  await tree.evaluate(
    (node, folders) =>
      new Promise<void>(resolve => {
        const press = (key: string): void => {
          node.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
        }
        let opened = 0
        const openSome = (): void => {
          for (let some = 0; some < 20 && opened < folders; some++, opened++) {
            press('ArrowRight')
            press('ArrowUp')
          }
          if (opened < folders) requestAnimationFrame(openSome)
          else resolve()
        }
        openSome()
      }),
    FOLDERS,
  )
  await page.waitForFunction(
    ({ rows, rowPx }) => (document.querySelector('[role="tree"]')?.scrollHeight ?? 0) >= rows * rowPx,
    { rows: 2 * FOLDERS, rowPx: ROW_PX },
    { timeout: OPENED_WITHIN_MS },
  )
}
