import { expectAccessible } from './fixtures/accessibility'
import { firstByDay } from './fixtures/whole'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

type Choice = 'Keep both' | 'Skip' | 'Replace' | 'Merge'

/** Chooses for the one conflict that is asked about, and confirms. */
async function answer(satchel: BrowserWindow, choice: Choice, by: 'mouse' | 'keyboard'): Promise<void> {
  const { question, page } = satchel
  const radio = question.getByRole('radio', { name: choice }).first()
  if (by === 'mouse') {
    await question.getByText(choice, { exact: true }).first().click()
    await expect(radio).toBeChecked()
    await question.getByRole('button', { name: 'Move' }).click()
  } else {
    await expect(question.getByRole('radio', { name: 'Keep both' }).first()).toBeFocused()
    for (let press = 0; press < 3 && !(await radio.isChecked()); press++) {
      await page.keyboard.press('ArrowRight')
    }
    await expect(radio).toBeChecked()
    await page.keyboard.press('Enter')
  }
  await expect(question).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
}

/** A drag that rests on Drink for long opens it: it is opened in any case. */
async function expectOneInEach(satchel: BrowserWindow): Promise<void> {
  await satchel.expand('Drink')
  await expect(satchel.row('Banana')).toHaveCount(2)
}

test('a folder dropped on a taken name is asked about once', async ({ satchel }) => {
  const { question, results } = satchel
  await satchel.expand('Food & Drink')
  await satchel.carry('Drink', 'Activities', 'c')
  await expect(results).toContainText('Copied “Drink” to “Activities”')
  await satchel.drag(await satchel.show('Drink'), await satchel.show('Activities'))
  await expect(question).toHaveAccessibleName('“Activities” already contains “Drink”')
  await question.getByRole('button', { name: 'Move' }).click()
  await expect(results).toContainText('Moved “Drink” to “Activities”')
  await expect(question).toHaveCount(0)
})

test.describe('an item', () => {
  test.beforeEach(async ({ satchel }) => {
    await satchel.expand('Food & Drink', 'Fruit')
    await satchel.carry('Banana', 'Drink', 'c')
    await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
    await satchel.drag(await satchel.show('Banana'), await satchel.show('Drink'))
    await expect(satchel.question).toHaveAccessibleName('“Drink” already contains “Banana”')
  })

  test('shows both sides, and Esc does nothing at all', async ({ satchel }) => {
    // A place that has no room loses whole folders at its beginning; all of it is in its tip.
    await expect(satchel.question.getByTitle('Inventory ▸ Food & Drink ▸ Fruit')).toContainText('▸ Fruit')
    await expect(satchel.question.getByTitle('Inventory ▸ Food & Drink ▸ Drink')).toContainText('▸ Drink')
    await expect(satchel.question.locator('[data-picture="shown"]')).toHaveCount(2)
    await expect(satchel.question.getByText(/20\d\d/)).toHaveCount(2)
    await expectAccessible(satchel.page, '[role="alertdialog"]')
    await satchel.page.keyboard.press('Escape')
    await expect(satchel.results).toContainText('Nothing was moved.')
    await expect(satchel.tree).toBeFocused()
    await expectOneInEach(satchel)
  })

  for (const by of firstByDay(['keyboard', 'mouse'] as const)) {
    test(`keeps both, by ${by}`, async ({ satchel }) => {
      await answer(satchel, 'Keep both', by)
      await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')
      await satchel.expand('Drink')
      await expect(satchel.row('Banana', 3)).toBeVisible()
      await expect(satchel.row('Banana (2)', 3)).toBeVisible()
    })

    test(`skips, by ${by}`, async ({ satchel }) => {
      await answer(satchel, 'Skip', by)
      await expect(satchel.results).toContainText('Nothing was moved. 1 item was skipped.')
      await expectOneInEach(satchel)
    })

    test(`replaces, and the old one goes to the Trash, by ${by}`, async ({ satchel }) => {
      await answer(satchel, 'Replace', by)
      await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')
      await satchel.expand('Drink')
      await expect(satchel.row('Banana')).toHaveCount(1)
      await expect(await satchel.show('Trash')).toBeVisible()
    })
  }
})

test.describe('a folder', () => {
  test.beforeEach(async ({ satchel }) => {
    await satchel.expand('Food & Drink')
    await satchel.carry('Fruit', 'Activities', 'c')
    await expect(satchel.results).toContainText(/Copied .* to “Activities”/, { timeout: 60_000 })
    await satchel.carry('Fruit', 'Activities')
    await expect(satchel.question).toHaveAccessibleName('“Activities” already contains “Fruit”')
  })

  for (const by of firstByDay(['mouse', 'keyboard'] as const)) {
    test(`merges: what is in both stays in both, by ${by}`, async ({ satchel }) => {
      await answer(satchel, 'Merge', by)
      await expect(satchel.results).toContainText(/Moved .* to “Activities”/, { timeout: 60_000 })
      await satchel.expand('Activities', 'Fruit')
      await expect(await satchel.show('Banana (2)')).toHaveAttribute('aria-setsize', '38')
    })
  }

  test('asks about what is in both folders, and says where a replaced item goes', async ({ satchel }) => {
    const { question } = satchel
    await question.getByText('Merge', { exact: true }).click()
    const inside = question.getByRole('radiogroup', { name: 'Items in both folders' })
    await expect(inside.getByRole('radio', { name: 'Keep both' })).toBeChecked()
    await inside.getByText('Replace').click()
    await expect(question).toContainText('Replaced items are moved to the Trash.')
    await question.getByRole('button', { name: 'Move' }).click()
    await expect(satchel.results).toContainText(/Moved .* to “Activities”/, { timeout: 60_000 })
    await satchel.expand('Activities', 'Fruit')
    await expect(await satchel.show('Banana')).toHaveAttribute('aria-setsize', '19')
    await expect(await satchel.show('Trash')).toBeVisible()
  })
})

test('one answer for all conflicts of a batch', async ({ satchel }) => {
  const { question, page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  const takeThree = async (key: 'c' | 'x'): Promise<void> => {
    await (await satchel.show('Banana')).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press(`Control+${key}`)
    await (await satchel.show('Drink')).click()
    await page.keyboard.press('Control+v')
  }
  await takeThree('c')
  await expect(satchel.results).toContainText('Copied 3 items to “Drink”')
  await takeThree('x')
  await expect(question).toHaveAccessibleName('3 names are already taken in “Drink”')
  const all = question.getByRole('radiogroup', { name: 'Apply to all' })
  await all.getByText('Skip').click()
  await expect(question.getByRole('radio', { name: 'Skip', checked: true })).toHaveCount(4)
  await question.getByRole('radiogroup', { name: 'For “Cherries”' }).getByText('Keep both').click()
  await expect(all.getByRole('radio', { checked: true })).toHaveCount(0)
  await question.getByRole('button', { name: 'Move' }).click()
  await expect(satchel.results).toContainText('Moved “Cherries” to “Drink”. 2 items were skipped.')
})

test('warns once that a copy is public, and not again when told so', async ({ satchel }) => {
  const { question, page } = satchel
  await satchel.expand('Shared with Friends')
  await satchel.carry('Guest Book', 'Activities', 'c')
  await expect(question).toHaveAccessibleName('Copy “Guest Book”?')
  await expect(question).toContainText('“Guest Book” is public, so the copy is public too.')
  await expectAccessible(page, '[role="alertdialog"]')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await question.getByText('Don’t warn again until Satchel is closed').click()
  await question.getByRole('button', { name: 'Copy' }).click()
  await expect(satchel.results).toContainText('Copied “Guest Book” to “Activities”')
  await satchel.carry('Party Hat', 'Activities', 'c')
  await expect(satchel.results).toContainText('Copied “Party Hat” to “Activities”')
  await expect(question).toHaveCount(0)
})

test('warns that links of other people may break, and does nothing when the answer is no', async ({
  satchel,
}) => {
  await (await satchel.show('Shared with Friends')).click()
  await satchel.page.keyboard.press('Delete')
  await expect(satchel.question).toContainText('Links to it that others have saved may stop working.')
  await satchel.question.getByRole('button', { name: 'Cancel' }).click()
  await expect(satchel.results).toContainText('Nothing was moved to the Trash.')
  await expect(satchel.row('Shared with Friends')).toBeVisible()
  await expect(satchel.tree).toBeFocused()
})
