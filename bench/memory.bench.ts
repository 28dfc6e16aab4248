import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { endElectron, firstPage, launchElectron } from '../e2e/fixtures/electron'
import { expect } from '../e2e/fixtures/test'
import { BrowserWindow } from '../e2e/pages/browser-window'
import { alternate } from './fixtures/alternate'
import { bench, EMPTY_APP } from './fixtures/bench'
import { scrollThrough } from './fixtures/frames'
import { steadyMemoryMib } from './fixtures/process-memory'
import { forgetShortStarts } from './fixtures/short-starts'

const LONG_MS = 600_000
const TREE = '[role="tree"]'

interface Program {
  readonly home: string
  readonly program?: string
  readonly arguments?: readonly string[]
  /** What is done with it before its memory is taken. */
  readonly use: (window: BrowserWindow) => Promise<void>
}

async function memoryOf({ home, use, ...options }: Program) {
  forgetShortStarts(home)
  const app = await launchElectron(home, options)
  const child = app.process()
  await use(new BrowserWindow(app, await firstPage(app)))
  const mib = await steadyMemoryMib(child.pid ?? 0)
  await endElectron(app, child)
  return { mib }
}

async function openBulk(satchel: BrowserWindow): Promise<void> {
  await satchel.isReady()
  const row = satchel.row('Bulk')
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('[data-twisty]').click()
  await expect(satchel.tree.getByRole('treeitem', { level: 2 }).first()).toBeVisible()
  await expect(row).not.toHaveAttribute('aria-busy', 'true')
}

/** Up and down, close and open again. */
async function useFor(satchel: BrowserWindow, forMs: number): Promise<void> {
  const endMs = performance.now() + forMs
  while (performance.now() < endMs) {
    await openBulk(satchel)
    await scrollThrough(satchel.page, TREE, { durationMs: 10_000 })
    await satchel.tree.evaluate(node => node.scrollTo({ top: 0 }))
    await satchel.row('Bulk').locator('[data-twisty]').click()
    await expect(satchel.row('Bulk')).toHaveAttribute('aria-expanded', 'false')
  }
  await openBulk(satchel)
}

bench('memory', async ({ folder, serve, record, skipFigure }) => {
  bench.setTimeout(1_800_000)
  const sandbox = await serve('--seed', 'empty', '--bulk', '100000')
  const [home, floorHome] = [join(folder, 'app'), join(folder, 'floor')]
  for (const made of [home, floorHome]) mkdirSync(made)
  const source = ['--source', sandbox.address]
  const floor = () => memoryOf({ home: floorHome, program: EMPTY_APP, use: async () => {} })
  const opened = await alternate(() => memoryOf({ home, arguments: source, use: openBulk }), floor)
  record({ name: 'memory: 100,000 entries open / empty window', unit: 'MiB', pairs: opened('mib') })

  const name = 'memory: after ten minutes of use / empty window'
  if (process.env['SATCHEL_BENCH_LONG'] !== '1')
    return skipFigure(name, 'It takes ten minutes: npm run bench -- --only=memory --long')
  const used = await memoryOf({ home, arguments: source, use: satchel => useFor(satchel, LONG_MS) })
  record({ name, unit: 'MiB', pairs: [{ app: used.mib, floor: (await floor()).mib }] })
})
