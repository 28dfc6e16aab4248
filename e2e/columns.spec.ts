import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/window-test'

const header = (page: Page, name: string): Locator => page.getByRole('columnheader', { name })
const border = (page: Page, column: string): Locator =>
  page.getByRole('separator', { name: `Width of ${column}` })

async function leftOf(locator: Locator): Promise<number> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('Not on screen')
  return box.x
}

/** The names on screen from the top, at one level. */
function names(tree: Locator, level: number): Promise<readonly (string | null)[]> {
  return tree
    .getByRole('treeitem', { level })
    .evaluateAll(rows =>
      rows
        .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map(row => row.getAttribute('aria-label')),
    )
}

test('names begin below their heading', async ({ satchel }) => {
  const heading = satchel.page.getByRole('button', { name: 'Name', exact: true }).locator('span')
  const name = satchel.row('Activities').getByText('Activities')
  expect(Math.abs((await leftOf(heading)) - (await leftOf(name)))).toBeLessThan(1)
  for (const column of ['Kind', 'Modified']) {
    const cell = satchel.row('Activities').locator(`[data-column="${column.toLowerCase()}"]`)
    const label = header(satchel.page, column).locator('button span')
    expect(Math.abs((await leftOf(label)) - (await leftOf(cell)))).toBeLessThan(1)
  }
})

test('a click sorts, another reverses; what was selected, open and focused stays so', async ({ satchel }) => {
  const { page, tree } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await satchel.row('Cherries').click({ modifiers: ['Control'] })
  const before = await names(tree, 3)
  expect(before[0]).toBe('Banana')

  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(header(page, 'Name')).toHaveAttribute('aria-sort', 'descending')
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.row('Cherries')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('heading', { name: '2 items selected' })).toBeVisible()

  await page.getByRole('button', { name: 'Modified' }).click()
  await expect(header(page, 'Modified')).toHaveAttribute('aria-sort', 'descending')
  await expect(header(page, 'Name')).toHaveAttribute('aria-sort', 'none')
  await expect(satchel.row('Cherries')).toHaveAttribute('aria-selected', 'true')
  await satchel.row('Fruit').scrollIntoViewIfNeeded()
  await expect.poll(async () => (await names(tree, 3))[0]).toBe('Mango')

  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect.poll(() => names(tree, 3)).toEqual(before)
})

test('the row with the focus keeps its place in the window when the order changes', async ({ satchel }) => {
  const { page, tree } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Kiwi fruit')).click()
  await tree.evaluate(node => node.scrollTo({ top: 120 }))
  const before = await satchel.row('Kiwi fruit').boundingBox()
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(header(page, 'Name')).toHaveAttribute('aria-sort', 'descending')
  await expect(async () => {
    const after = await satchel.row('Kiwi fruit').boundingBox()
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(1)
  }).toPass()
})

test('a border is dragged, moved by keys and fitted by a double click, and stays so', async ({ satchel }) => {
  const { page } = satchel
  const kind = border(page, 'Kind')
  const before = Number(await kind.getAttribute('aria-valuenow'))
  const box = await kind.boundingBox()
  if (!box) throw new Error('Not on screen')
  await page.mouse.move(box.x + 4, box.y + 8)
  await page.mouse.down()
  await page.mouse.move(box.x + 4 - 40, box.y + 8, { steps: 4 })
  await page.mouse.up()
  await expect(kind).toHaveAttribute('aria-valuenow', String(before + 40))
  expect(Math.abs((await leftOf(kind)) - (box.x - 40))).toBeLessThan(2)

  await kind.focus()
  await page.keyboard.press('ArrowRight')
  await expect(kind).toHaveAttribute('aria-valuenow', String(before + 32))
  await kind.dblclick()
  const widthPx = async (): Promise<number> => Number(await kind.getAttribute('aria-valuenow'))
  await expect.poll(widthPx).toBeLessThan(before)
  const fitted = await widthPx()
  const cell = satchel.row('Activities').locator('[data-column="kind"]')
  expect(await cell.evaluate(node => node.scrollWidth <= node.clientWidth)).toBe(true)
  await page.reload()
  await satchel.isReady()
  await expect(kind).toHaveAttribute('aria-valuenow', String(fitted))
})

test('folders go first, or among the others by choice', async ({ satchel }) => {
  const { page, tree } = satchel
  await satchel.expand('Odd cases')
  const first = await names(tree, 1)
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Folders always first' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => names(tree, 1)).not.toEqual(first)
})

test('rows are 24, 28 or 36 px high', async ({ satchel }) => {
  const { page } = satchel
  await page.getByRole('button', { name: 'View options' }).click()
  for (const [name, heightPx] of [
    ['Compact', 24],
    ['Comfortable', 36],
    ['Default', 28],
  ] as const) {
    await page.getByRole('menuitemradio', { name }).click()
    await expect
      .poll(async () => (await page.locator('[role="treeitem"]').first().boundingBox())?.height)
      .toBe(heightPx)
  }
})
