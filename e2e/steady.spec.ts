import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

/** Nothing jumps (design-shown.md, "Principles"). */
test('a picture that comes late moves nothing: its box was there', async ({ satchel, sandbox }) => {
  await sandbox.control('fault thumbnail-delay=3000')
  await satchel.expand('Animals & Nature')
  await satchel.expand('Food & Drink', 'Fruit')
  const row = await satchel.show('Banana')
  const name = row.getByText('Banana', { exact: true })
  await expect(row.locator('[data-picture="loading"]')).toBeVisible()
  const before = { row: await row.boundingBox(), name: await name.boundingBox() }
  await sandbox.control('clear thumbnail-delay')
  await expect(row.locator('[data-picture="shown"]')).toBeVisible()
  expect({ row: await row.boundingBox(), name: await name.boundingBox() }).toEqual(before)
})

test('a name, a new folder and a paste in sight bring no message, and a message shifts nothing', async ({
  satchel,
}) => {
  const { page, results } = satchel
  const { keyboard } = page
  const cards = results.getByRole('button', { name: 'Dismiss' })
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await keyboard.press('F2')
  await keyboard.type('Bananas')
  await keyboard.press('Enter')
  await expect(results).toContainText('Renamed “Banana” to “Bananas”')
  await expect(satchel.row('Bananas')).toHaveAttribute('aria-selected', 'true')
  await expect(cards).toHaveCount(0)

  await keyboard.press('Control+Shift+n')
  await keyboard.type('Crate')
  await keyboard.press('Enter')
  await expect(results).toContainText('Created “Crate” in “Fruit”')
  await expect(await satchel.show('Crate')).toBeVisible()
  await expect(cards).toHaveCount(0)

  await (await satchel.show('Drink')).click()
  await keyboard.press('Control+x')
  await (await satchel.show('Fruit')).click()
  await keyboard.press('Control+v')
  await expect(results).toContainText('Moved “Drink” to “Fruit”')
  await expect(cards).toHaveCount(0)

  // What is out of sight is said, and lies over what is there.
  const parts = [satchel.tree, satchel.statusBar, page.getByRole('toolbar').first(), satchel.row('Fruit')]
  const frame = () => Promise.all(parts.map(part => part.boundingBox()))
  const before = await frame()
  await page.getByRole('button', { name: 'Back' }).click({ force: true })
  await expect(results).toContainText('Nothing to go back to')
  await expect(cards).toHaveCount(1)
  expect(await frame()).toEqual(before)
  await cards.click()
  await expect(cards).toHaveCount(0)
  expect(await frame()).toEqual(before)
})

test('F5 leaves selection, focus, what is open and where one is', async ({ satchel, sandbox }) => {
  const { page, tree } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Pear')).click()
  await page.keyboard.press('Shift+ArrowUp')
  await tree.evaluate(node => node.scrollTo({ top: 140 }))
  const stand = () =>
    tree.evaluate(node => ({
      top: node.scrollTop,
      focus: node.getAttribute('aria-activedescendant'),
      rows: [...node.querySelectorAll('[role=treeitem]')].map(row => [
        row.getAttribute('aria-label'),
        row.getAttribute('aria-selected'),
        row.getAttribute('aria-expanded'),
      ]),
    }))
  const before = await stand()
  const listed = await sandbox.control('calls')
  await page.keyboard.press('F5')
  await expect.poll(() => sandbox.control('calls')).not.toBe(listed)
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible()
  await expect.poll(stand).toEqual(before)
  await expect(tree).toBeFocused()
})

test('what spins does so only after 300 ms', async ({ satchel, sandbox }) => {
  await sandbox.control('fault list-delay=60000')
  const spinner = satchel.page.getByRole('toolbar').locator('[data-spinner]')
  await satchel.page.keyboard.press('F5')
  await expect(spinner).toBeAttached()
  const delays = await spinner.evaluate(node =>
    [...node.querySelectorAll('svg, span')]
      .flatMap(part => part.getAnimations())
      .map(animation => animation.effect?.getComputedTiming().delay),
  )
  expect(delays).toContain(300)
  await expect(spinner.locator('svg').last()).toBeVisible()
})

test('nothing moves for those who want less motion', async ({ satchel, sandbox }) => {
  const { page } = satchel
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await sandbox.control('fault list-delay=60000')
  await satchel.row('Food & Drink').click()
  await page.keyboard.press('ArrowRight')
  await expect(satchel.tree.getByText('Loading…')).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  expect(await movementsIn(satchel)).toEqual([])
})

/** Animations that take any time, but for one that only shows or hides. */
function movementsIn({ page }: BrowserWindow): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 0)
      .map(animation => (animation instanceof CSSAnimation ? animation.animationName : animation.id)),
  )
}
