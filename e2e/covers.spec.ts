import type { SandboxProcess } from '../src-sandbox/testing/sandbox-process'
import { expect, test } from './fixtures/window-test'

async function callsOf(sandbox: SandboxProcess): Promise<Readonly<Record<string, number>>> {
  return JSON.parse((await sandbox.control('calls')).slice('ok calls '.length))
}

test('a folder that was looked into shows four pictures and how much is in it, everywhere; nothing is listed for that', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  const items = (name: string) => satchel.row(name).locator('[data-column="items"]')
  await expect(satchel.row('Food & Drink')).toBeVisible()
  await expect(items('Food & Drink')).toHaveCount(0)
  await satchel.expand('Food & Drink', 'Fruit')
  await expect(items('Fruit')).toHaveText('19')
  await satchel.row('Fruit').click()
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details).toContainText('19 items')
  await expect(details.locator('[data-cover="4"]')).toBeVisible()
  await expect(satchel.statusBar).toContainText(/1 of \d+ selected/)

  const before = await callsOf(sandbox)
  await page.keyboard.press('Control+2')
  await page.getByRole('button', { name: 'Up', exact: true }).click()
  const tile = page.getByRole('gridcell', { name: 'Fruit', exact: true })
  await expect(tile.locator('[data-cover="4"]')).toBeVisible()
  await expect(tile.locator('[data-count]')).toHaveText('19')
  await tile.click()
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog').locator('[data-cover="4"] img')).toHaveCount(4)
  await expect(page.getByRole('dialog')).toContainText('19 items')
  await page.keyboard.press('Escape')
  const after = await callsOf(sandbox)
  expect(after['Inventory/List']).toBe(before['Inventory/List'])
  const pictures = (calls: typeof after): number => calls['Inventory/FetchThumbnail'] ?? 0
  expect(pictures(after) - pictures(before)).toBeLessThanOrEqual(4)
})

test('columns are chosen in the menu of the heading, by mouse and by keys, and stay', async ({ satchel }) => {
  const { page } = satchel
  const heading = (name: string) => page.getByRole('columnheader', { name })
  const choice = (name: string) => page.getByRole('menuitemcheckbox', { name })
  await heading('Name').click({ button: 'right' })
  await expect(choice('Items')).toBeChecked()
  // The sandbox tells no sizes, as Resonite does not.
  await expect(choice('Size')).toHaveCount(0)
  await choice('Path').click()
  await page.keyboard.press('Escape')
  await expect(heading('Path')).toBeVisible()
  await expect(satchel.row('Activities').locator('[data-column="path"]')).toHaveText('/Inventory/Activities')

  await heading('Kind').getByRole('button').focus()
  await page.keyboard.press('Shift+F10')
  await expect(choice('Kind')).toBeVisible()
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(choice('Kind')).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(heading('Kind')).toHaveCount(0)
  await page.reload()
  await satchel.isReady()
  await expect(heading('Path')).toBeVisible()
  await expect(heading('Kind')).toHaveCount(0)
})
