import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
})

/** Selects neighbours by keyboard, from one down. */
async function selectFrom(satchel: BrowserWindow, name: string, count: number): Promise<void> {
  await (await satchel.show(name)).click()
  for (let selected = 1; selected < count; selected++) await satchel.page.keyboard.press('Shift+ArrowDown')
  await expect(satchel.page.getByRole('heading', { name: `${count} items selected` })).toBeVisible()
}

test('a new folder takes in what is selected', async ({ satchel }) => {
  const { page, question } = satchel
  await selectFrom(satchel, 'Banana', 3)
  await page.keyboard.press('Control+Shift+N')
  await expect(question).toHaveAccessibleName('New folder with 3 items')
  const field = question.getByRole('textbox', { name: 'Name' })
  await expect(field).toBeFocused()
  await expectAccessible(page, '[role="alertdialog"]')
  await page.keyboard.type('cherries')
  await expect(question).toContainText('“Fruit” already contains “cherries”')
  await expect(question.getByRole('button', { name: 'Create folder' })).toBeDisabled()
  await field.fill('Best of')
  await page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Created “Best of” in “Fruit”')
  await expect(satchel.row('Best of')).toHaveAttribute('aria-selected', 'true')
  await satchel.expand('Best of')
  await expect(satchel.row('Banana', 4)).toHaveAttribute('aria-setsize', '3')
})

test('renames several by one rule, shows each name before, and takes all back at once', async ({
  satchel,
}) => {
  const { page, question } = satchel
  await selectFrom(satchel, 'Banana', 3)
  await page.keyboard.press('F2')
  await expect(question).toHaveAccessibleName('Rename 3 items')
  await expectAccessible(page, '[role="alertdialog"]')
  await page.keyboard.type('B')
  await question.getByRole('textbox', { name: 'Replace with' }).fill('b/')
  await expect(question).toContainText('Names can’t contain “/”.')
  await expect(question.getByRole('button', { name: /^Rename \d/ })).toBeDisabled()
  await question.getByText('Match case').click()
  await question.getByRole('textbox', { name: 'Replace with' }).fill('Big b')
  await expect(question.getByRole('listitem').first()).toContainText('Big banana')
  await expect(question.getByRole('listitem').last()).toContainText('unchanged')
  await question.getByRole('button', { name: 'Rename 2' }).click()
  await expect(satchel.results).toContainText('Renamed 2 items')
  await expect(satchel.row('Big banana')).toBeVisible()
  await satchel.results.getByRole('button', { name: 'Undo' }).click()
  await expect(satchel.results).toContainText('Undone: Rename 2 items')
  await expect(await satchel.show('Banana')).toBeVisible()
})

test('numbers several from a start', async ({ satchel }) => {
  const { page, question } = satchel
  await selectFrom(satchel, 'Banana', 3)
  await page.keyboard.press('F2')
  await question.getByText('Number', { exact: true }).click()
  await question.getByRole('textbox', { name: 'Name' }).fill('Fruit')
  await question.getByRole('textbox', { name: 'Start at' }).fill('9')
  await question.getByRole('textbox', { name: 'Digits' }).fill('2')
  await page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed 3 items')
  for (const name of ['Fruit 09', 'Fruit 10', 'Fruit 11']) await expect(satchel.row(name)).toBeVisible()
})

test('spawns several one after the other; more than ten ask first', async ({ satchel, sandbox }) => {
  const { page, question } = satchel
  await selectFrom(satchel, 'Banana', 3)
  await page.getByRole('button', { name: 'Spawn 3 in “Home”' }).click()
  await expect(satchel.results).toContainText('Spawned 3 items in “Home”')
  expect(await sandbox.control('spawns')).toContain('ok spawns 3 ')
  await selectFrom(satchel, 'Banana', 11)
  await page.keyboard.press('Control+Enter')
  await expect(question).toHaveAccessibleName('Spawn 11 items?')
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  expect(await sandbox.control('spawns')).toContain('ok spawns 3 ')
  await page.keyboard.press('Control+Enter')
  await question.getByRole('button', { name: 'Spawn' }).click()
  await expect(satchel.results).toContainText('Spawned 11 items in “Home”', { timeout: 30_000 })
  await page.keyboard.press('Control+h')
  await satchel.activity.getByRole('button', { name: 'Details: Spawned 11 items' }).click()
  await expect(satchel.activity).toContainText('Done: 11')
})
