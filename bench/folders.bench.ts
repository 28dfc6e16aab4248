import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import { frameFigures, SCROLL_GOALS } from './fixtures/frame-figures'
import { framesOf, scrollThrough } from './fixtures/frames'
import { measureActs } from './fixtures/measure-acts'
import { openAll, ROWS_EACH } from './fixtures/open-all'

/** What issue 4 names takes minutes to be opened; this many take seconds. */
const FOLDERS = process.env['SATCHEL_BENCH_LONG'] === '1' ? 3_000 : 500
const AMONG = `${FOLDERS.toLocaleString('en')} open folders`
const SCROLL = { durationMs: 2_000 }

bench('open folders', async ({ serve, open, openFloor, record, skipFigure }) => {
  if (FOLDERS < 3_000) skipFigure('3,000 open folders', 'Opening them takes minutes: --only=folders --long')
  const sandbox = await serve('--seed', 'empty', '--bulk-folders', String(FOLDERS))
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  await openAll(satchel, FOLDERS)
  const floor = await openFloor('virtual-list.html')
  const scene = { satchel, floor, count: FOLDERS * ROWS_EACH, among: AMONG, record }
  await measureActs(scene)
  const result = await alternate(
    () => framesOf(satchel.page, () => scrollThrough(satchel.page, '[role="tree"]', SCROLL)),
    () => framesOf(floor.page, () => scrollThrough(floor.page, '#list', SCROLL)),
  )
  for (const figure of frameFigures(`scroll ${AMONG}, end to end`, result, ['p95Ms', 'maxMs'], SCROLL_GOALS))
    record(figure)
})
