import { PauseWatch } from './fixtures/pause-watch'
import { expect, test } from './fixtures/test'
import { FindBox } from './pages/find-box'

const ENTRIES = 100_000
const LONGEST_PAUSE_MS = 50

/** The machine is shared: a pause that the window makes itself is there every time, a borrowed one is not. */
const ATTEMPTS = 4

test.use({ sandboxArguments: ['--bulk-root', String(ENTRIES)] })

test('100,000 names: no letter waits, neither for the first search nor for later ones', async ({
  satchel,
}) => {
  const { page, tree } = satchel
  const find = new FindBox(page)
  await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-setsize', /^1000\d\d$/)
  await expect(tree).toHaveAttribute('aria-busy', 'false')

  const pauses: number[] = []
  for (let attempt = 0; attempt < ATTEMPTS && (pauses.at(-1) ?? Infinity) >= LONGEST_PAUSE_MS; attempt++) {
    await page.reload()
    await expect(tree).toHaveAttribute('aria-busy', 'false')
    await tree.focus()
    const watch = await PauseWatch.start(page)
    await page.keyboard.press('Control+f')
    for (const letter of 'entry') await page.keyboard.type(letter)
    await expect(find.count).toHaveText(/^The first 200 of \d+,\d+ entries$/)
    await page.keyboard.type(' 99')
    await expect(find.options.first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(find.selected).toHaveCount(1)
    pauses.push(await watch.longestMs())
  }
  console.log(`Longest pause of the window in each attempt: ${pauses.map(Math.round).join(', ')} ms`)
  expect(Math.min(...pauses)).toBeLessThan(LONGEST_PAUSE_MS)
})
