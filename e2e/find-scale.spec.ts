import { PauseWatch } from './fixtures/pause-watch'
import { expect, test } from './fixtures/window-test'
import { FindBox } from './pages/find-box'

const ENTRIES = 100_000
const LONGEST_PAUSE_MS = 50

/** The machine is shared: a pause that the window makes itself is there every time, a borrowed one is not. */
const ATTEMPTS = 6

test.use({ sandboxArguments: ['--bulk-root', String(ENTRIES)] })

test('100,000 names: no letter waits, neither for the first search nor for later ones', async ({
  satchel,
}) => {
  const { page, tree } = satchel
  const find = new FindBox(page)
  await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-setsize', /^1000\d\d$/)
  await expect(tree).toHaveAttribute('aria-busy', 'false')

  test.setTimeout(240_000)
  let isShort = false
  const pauses: string[] = []
  for (let attempt = 0; attempt < ATTEMPTS && !isShort; attempt++) {
    await page.reload()
    await expect(tree).toHaveAttribute('aria-busy', 'false')
    await tree.focus()
    // What a window takes that searches nothing, on this machine, at this time.
    const scrolling = await PauseWatch.start(page)
    for (let step = 0; step < 20; step++) await page.keyboard.press('PageDown')
    await expect(tree.getByRole('treeitem', { selected: true })).toHaveCount(1)
    const floorMs = await scrolling.longestMs()

    const finding = await PauseWatch.start(page)
    await page.keyboard.press('Control+f')
    for (const letter of 'entry') await page.keyboard.type(letter)
    await expect(find.count).toHaveText(/^The first 200 of \d+,\d+ items$/)
    await page.keyboard.type(' 99')
    await expect(find.options.first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(find.selected).toHaveCount(1)
    const pauseMs = await finding.longestMs()
    pauses.push(`${Math.round(pauseMs)} (scrolling: ${Math.round(floorMs)})`)
    isShort = pauseMs < Math.max(LONGEST_PAUSE_MS, floorMs)
  }
  console.log(`Longest pause of the window in each attempt: ${pauses.join(', ')} ms`)
  expect(isShort).toBe(true)
})
