import { expect } from '../e2e/fixtures/test'
import type { BrowserWindow } from '../e2e/pages/browser-window'
import { alternate } from './fixtures/alternate'
import type { BareCalls } from './fixtures/bare-calls'
import { bench, type FloorWindow } from './fixtures/bench'
import { watchGaps } from './fixtures/timer-gaps'

const FOLDER = 'Bulk'

/** What 100,000 entries weigh on the wire. */
const LISTING_BYTES = 26_000_000

/** From the click on the twisty to the end of the frame that has rows of the folder. */
async function openFolder(satchel: BrowserWindow): Promise<number> {
  const { page } = satchel
  await page.evaluate(() => {
    const painted = new Promise<number>(resolve => {
      const onClick = ({ timeStamp }: MouseEvent): void => {
        const look = (): void => {
          if (!document.querySelector('[role="treeitem"][aria-level="2"]')) requestAnimationFrame(look)
          else setTimeout(() => resolve(performance.now() - timeStamp))
        }
        requestAnimationFrame(look)
      }
      window.addEventListener('click', onClick, { capture: true, once: true })
    })
    Object.assign(window, { painted })
  })
  await satchel.row(FOLDER).locator('[data-twisty]').click()
  const ms: number = await page.evaluate(() => Reflect.get(window, 'painted'))
  await expect(satchel.row(FOLDER)).not.toHaveAttribute('aria-busy', 'true')
  return ms
}

/** Nothing of the folder is left in the page, while main keeps its connection. */
async function forget(satchel: BrowserWindow): Promise<void> {
  const row = satchel.row(FOLDER)
  if ((await row.getAttribute('aria-expanded')) === 'true') await row.locator('[data-twisty]').click()
  await expect(row).toHaveAttribute('aria-expanded', 'false')
  await satchel.page.reload()
  await satchel.isReady()
  // What a start still does afterwards is the matter of another bench.
  await satchel.page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)))
}

async function openInApp(satchel: BrowserWindow) {
  await forget(satchel)
  const mainGaps = await watchGaps(satchel.app)
  const pageGaps = await watchGaps(satchel.page)
  const ms = await openFolder(satchel)
  return { ms, mainPauseMs: await mainGaps(), pagePauseMs: await pageGaps() }
}

/** The pause that a page cannot avoid: so many bytes in one piece. */
async function receiveBytes({ app, page }: FloorWindow): Promise<number> {
  await page.evaluate(receivePort)
  const gaps = await watchGaps(page)
  await app.evaluate((_electron, size) => Reflect.get(globalThis, 'postBytes')(size), LISTING_BYTES)
  await page.evaluate(() => Reflect.get(window, 'received'))
  return gaps()
}

function receivePort(): void {
  const received = new Promise<void>(resolve => {
    window.addEventListener(
      'message',
      ({ ports: [port] }) => port?.addEventListener('message', () => resolve()),
      {
        once: true,
      },
    )
    window.addEventListener('message', ({ ports: [port] }) => port?.start(), { once: true })
  })
  Object.assign(window, { received })
}

async function callBare(calls: BareCalls, floor: FloorWindow) {
  const { ms, longestPauseMs } = await calls.list(`/Inventory/${FOLDER}`)
  return { ms, mainPauseMs: longestPauseMs, pagePauseMs: await receiveBytes(floor) }
}

/** Of a display with 60 frames a second. */
const FRAME_MS = 17

/** A small folder is judged by what is seen of it: the call itself takes 3 ms, and a frame is the least that shows. */
for (const [label, entries, goals] of [
  ['100', 100, { limit: 2 * FRAME_MS }],
  ['10,000', 10_000, { goal: 5.5, gate: 6, limit: 4 * FRAME_MS }],
  ['100,000', 100_000, { goal: 4, gate: 6 }],
] as const) {
  bench(`list ${entries}`, async ({ serve, open, openFloor, bareCalls, record }) => {
    const sandbox = await serve('--seed', 'empty', '--bulk', String(entries))
    const satchel = await open({ arguments: ['--source', sandbox.address] })
    await satchel.isReady()
    const calls = bareCalls(sandbox)
    const floor = await openFloor('empty-app/page.html')
    const result = await alternate(
      () => openInApp(satchel),
      () => callBare(calls, floor),
    )
    record({ name: `list ${label}: click to rows / bare call`, unit: 'ms', pairs: result('ms'), ...goals })
    if (entries < 100_000) return
    const main = { goal: 2, gate: 3, pairs: result('mainPauseMs') }
    record({ name: `list ${label}: pause of main / of the bare call`, unit: 'ms', ...main })
    const page = { goal: 1, pairs: result('pagePauseMs') }
    record({ name: `list ${label}: pause of the page / one array of as many bytes`, unit: 'ms', ...page })
  })
}
