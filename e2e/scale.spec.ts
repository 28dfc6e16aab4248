import { expect, test } from './fixtures/test'

const ENTRIES = 100_000

test.use({ sandboxArguments: ['--bulk-root', String(ENTRIES)] })

/** Starts measuring the longest time between two turns of the window's event loop. */
async function watchPauses(page: import('@playwright/test').Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { longestMs: 0, lastMs: performance.now() }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const nowMs = performance.now()
      watch.longestMs = Math.max(watch.longestMs, nowMs - watch.lastMs)
      watch.lastMs = nowMs
      setTimeout(() => port2.postMessage(null), 0)
    }
    port2.postMessage(null)
    Object.assign(window, { pauseWatch: watch })
  })
  return () => page.evaluate(() => Reflect.get(window, 'pauseWatch').longestMs)
}

test('100,000 direct children open and scroll without an error or a long pause', async ({
  open,
  sandbox,
}) => {
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  await expect(satchel.tree.getByRole('treeitem').first()).toHaveAttribute('aria-setsize', /^1000\d\d$/)
  await expect(satchel.page.getByText(/^Loading [\d,]+ entries/)).toHaveCount(0)

  const longestPause = await watchPauses(satchel.page)
  await satchel.page.keyboard.press('F5')
  await satchel.tree.focus()
  for (let page = 0; page < 30; page++) await satchel.page.keyboard.press('PageDown')
  await satchel.page.keyboard.press('End')
  await expect(satchel.tree.getByRole('treeitem', { selected: true })).toHaveAttribute(
    'aria-posinset',
    /^1000\d\d$/,
  )
  await satchel.page.keyboard.press('Home')
  await expect(satchel.tree.getByRole('treeitem', { selected: true })).toHaveAttribute('aria-posinset', '1')
  expect(await longestPause()).toBeLessThan(100)
  await expect(satchel.failures).toBeEmpty()
})
