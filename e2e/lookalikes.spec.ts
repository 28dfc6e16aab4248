import { connectTo } from '../src-sandbox/testing/test-clients'
import { expect, test } from './fixtures/window-test'

const NAMES = ['Red  hat', 'Red hat', 'Red hat ', ' Red hat', 'Red\u00a0hat']
const SHOWN = ['Red  hat', 'Red hat', 'Red hat␣', '␣Red hat', 'Red⟨NBSP⟩hat']

test('names that differ in spaces only look different, in the tree and in the grid', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const other = connectTo(sandbox.socketPath)
  for (const name of NAMES) await other.makeDir(`/Inventory/${name}`)
  other.disconnect()
  await page.keyboard.press('F5')
  for (const view of ['treeitem', 'gridcell'] as const) {
    if (view === 'gridcell') await page.keyboard.press('Control+2')
    // As they are drawn: what looks for a name takes two spaces for one.
    const drawnNames = page.getByRole(view).locator('[data-private]')
    await expect.poll(() => drawnNames.allTextContents()).toEqual(expect.arrayContaining(SHOWN))
    for (const name of SHOWN) {
      const drawn = page.getByRole(view).locator('[data-private]').getByText(name, { exact: true })
      await expect(page.getByRole(view, { name, exact: true }).first()).toBeVisible()
      await expect(drawn.first()).toHaveCSS('white-space-collapse', 'preserve')
    }
  }
})

test('an invisible character is marked, makes a twin, and is taken by no new name', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const other = connectTo(sandbox.socketPath)
  await other.makeDir('/Inventory/Hat')
  await other.makeDir('/Inventory/Hat\u200b')
  await other.makeDir('/Inventory/Cap')
  other.disconnect()
  await page.keyboard.press('F5')
  await expect(satchel.row('Hat⟨ZWSP⟩')).toHaveAttribute('aria-description', /invisible characters/)
  await expect(satchel.row('Hat')).toHaveAttribute('aria-description', /invisible characters/)
  await satchel.row('Cap').click()
  await page.keyboard.press('F2')
  await page.keyboard.insertText('Cap\u2060')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This name contains an invisible character.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(satchel.row('Cap')).toBeVisible()
})

test('a typed path that ends in a space leads to the folder that does', async ({ satchel, sandbox }) => {
  const { page } = satchel
  const other = connectTo(sandbox.socketPath)
  await other.makeDir('/Inventory/Box')
  await other.makeDir('/Inventory/Box ')
  await other.makeDir('/Inventory/Box /Inside')
  other.disconnect()
  await page.keyboard.press('F5')
  await page.keyboard.press('Control+L')
  await page.getByRole('combobox').fill('/Inventory/Box ')
  await page.keyboard.press('Enter')
  await expect(satchel.row('Box␣')).toHaveAttribute('aria-selected', 'true')
})
