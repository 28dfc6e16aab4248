import { PauseWatch } from './fixtures/pause-watch'
import { expect, test } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'

const ENTRIES = 100_000
const ROUNDS = 3

/** How many times longer the window may pause than with an inventory that fits on a screen. */
const MOST_FLOORS = 6

test.use({ sandboxArguments: ['--bulk-root', String(ENTRIES)] })

/**
 * The floor is what the same window pauses in the same minute, on the same machine with all that it has to do, over
 * an inventory of a dozen entries. The middle one of some rounds counts, in which both take turns.
 */
test('100,000 direct children open and scroll without an error or a long pause', async ({
  open,
  sandbox,
  startSandbox,
}) => {
  test.setTimeout(240_000)
  const small = await startSandbox('small.sock', { arguments: [] })
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  const floors: number[] = []
  const pauses: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await connectTo(satchel, small.address, /^\d\d$/)
    floors.push(await pauseMsOf(satchel))
    await connectTo(satchel, sandbox.address, /^1000\d\d$/)
    pauses.push(await pauseMsOf(satchel))
  }
  const shown = (all: readonly number[]): string => all.map(Math.round).join(', ')
  console.log(`longest pauses: ${shown(pauses)} ms; of a small inventory: ${shown(floors)} ms`)
  expect(middleOf(pauses) / middleOf(floors)).toBeLessThan(MOST_FLOORS)
  await expect(satchel.failures).toBeEmpty()
})

async function connectTo({ page, tree }: BrowserWindow, address: string, count: RegExp): Promise<void> {
  const wish = { address, caFile: null, certificateFile: null, keyFile: null }
  await page.evaluate(source => window.satchel.call('source.connectTo', source, crypto.randomUUID()), wish)
  await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-setsize', count)
}

/** The longest pause while a page opens its inventory and a person scrolls to its end and back. */
async function pauseMsOf({ page, tree }: BrowserWindow): Promise<number> {
  await page.reload()
  const watch = await PauseWatch.start(page)
  await expect(tree).toHaveAttribute('aria-busy', 'false')
  await tree.focus()
  for (let step = 0; step < 20; step++) await page.keyboard.press('PageDown')
  const selected = tree.getByRole('treeitem', { selected: true })
  await page.keyboard.press('End')
  const last = (await selected.getAttribute('aria-setsize')) ?? ''
  await expect(selected).toHaveAttribute('aria-posinset', last)
  await page.keyboard.press('Home')
  await expect(selected).toHaveAttribute('aria-posinset', '1')
  return watch.longestMs()
}

function middleOf(all: readonly number[]): number {
  return all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? Number.NaN
}
