import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import { frameFigures, SCROLL_GOALS } from './fixtures/frame-figures'
import { framesOf, scrollThrough } from './fixtures/frames'
import { measureActs } from './fixtures/measure-acts'
import { openAll, ROWS_EACH } from './fixtures/open-all'

/** More than anybody is known to have open. */
const FOLDERS = 3_000
const AMONG = `${FOLDERS.toLocaleString('en')} open folders`
const SCROLL = { durationMs: 2_000 }

bench('open folders', async ({ serve, open, openFloor, record }) => {
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
