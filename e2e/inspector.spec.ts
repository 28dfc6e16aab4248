import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

const details = (satchel: BrowserWindow) => satchel.page.getByRole('complementary', { name: 'Details' })

/** What stands under a label. */
const factOf = (satchel: BrowserWindow, label: string) =>
  details(satchel)
    .locator('dt', { hasText: new RegExp(`^${label}$`) })
    .locator('..')

test('shows the picture, the facts and what they mean, and copies them', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await expect(details(satchel).locator('img')).toBeVisible()
  await expect(factOf(satchel, 'Modified')).toContainText(/\d{4}.*ago/s)
  await expect(factOf(satchel, 'Visibility')).toContainText('Private')
  await expect(factOf(satchel, 'Visibility')).toContainText('Only you can use it.')
  await expectAccessible(satchel.page, 'aside')
  for (const [label, pattern] of [
    ['Path', /^\/Inventory\/Food & Drink\/Fruit\/Banana$/],
    ['Record', /^R-[\w-]+$/],
    ['Record link', /^resrec:\/\/\/U-[\w-]+\/R-[\w-]+$/],
    ['Asset', /^resdb:\/\/\/\S+$/],
  ] as const) {
    await factOf(satchel, label).getByRole('button').click()
    await expect(factOf(satchel, label).getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await satchel.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(pattern)
  }
})

test('says where a link leads, whose it is and what that means', async ({ satchel }) => {
  await (await satchel.show('Resonite Essentials')).click()
  await expect(details(satchel)).toContainText('Link to another folder')
  await expect(factOf(satchel, 'Owner')).toContainText('G-')
  await expect(factOf(satchel, 'Leads to')).toContainText('Inventory')
  await expect(factOf(satchel, 'Target')).toContainText('resrec:///G-')
  await satchel.expand('Resonite Essentials')
  await (await satchel.show('Tools')).click()
  await expect(details(satchel)).toContainText('Read-only: inside the link “Resonite Essentials”')
  await expect(factOf(satchel, 'Owner')).toContainText('G-')
})

test('counts several by kind and says what they have in common', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('Control+a')
  await expect(details(satchel).getByRole('heading', { level: 2 })).toHaveText('19 items selected')
  await expect(details(satchel).getByRole('listitem')).toHaveText(['19 × Object'])
  await expect(factOf(satchel, 'Folder')).toContainText('All in “Fruit”')
  await expect(factOf(satchel, 'Visibility')).toContainText('All private')
  await expect(factOf(satchel, 'Modified')).toContainText(/2021.*2026/)
  await satchel.row('Food & Drink').click({ modifiers: ['Control'] })
  await expect(factOf(satchel, 'Folder')).toContainText('In 2 folders')
  await expectAccessible(page, 'aside')
  await expect(details(satchel).getByRole('listitem')).toHaveText(['1 × Folder', '19 × Object'])
})
