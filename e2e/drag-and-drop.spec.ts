import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
})

/** A drag that rests on Drink for long opens it: it is opened in any case, and what is there yet with Fruit closed is in it. */
async function expectOnlyInDrink(satchel: BrowserWindow, ...names: readonly string[]): Promise<void> {
  await satchel.expand('Drink')
  const fruit = await satchel.show('Fruit')
  await fruit.click()
  await satchel.page.keyboard.press('ArrowLeft')
  await expect(fruit).toHaveAttribute('aria-expanded', 'false')
  for (const name of names) await expect(await satchel.show(name)).toHaveAttribute('aria-level', '3')
}

test('moves an item into the folder that it is dropped on', async ({ satchel }) => {
  await satchel.drag(await satchel.show('Banana'), await satchel.show('Drink'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Move “Banana” to “Drink”'),
  })
  await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')
  await satchel.results.getByRole('button', { name: 'Show' }).click()
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await expectOnlyInDrink(satchel, 'Banana')
})

test('copies with Ctrl and leaves the original where it is', async ({ satchel }) => {
  await satchel.drag(await satchel.show('Banana'), await satchel.show('Drink'), {
    ctrl: true,
    whileOver: () => expect(satchel.dragHint).toHaveText('Copy “Banana” to “Drink”'),
  })
  await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
  await satchel.expand('Drink')
  await expect(satchel.row('Banana')).toHaveCount(2)
})

test('moves several at once', async ({ satchel }) => {
  await (await satchel.show('Banana')).click()
  await satchel.row('Cherries').click({ modifiers: ['Control'] })
  await satchel.drag(satchel.row('Cherries'), await satchel.show('Drink'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Move 2 items to “Drink”'),
  })
  await expect(satchel.results).toContainText('Moved 2 items to “Drink”')
  await expectOnlyInDrink(satchel, 'Banana', 'Cherries')
})

test('asks before it moves a folder, and does nothing when the answer is no', async ({ satchel }) => {
  await satchel.drag(await satchel.show('Drink'), await satchel.show('Activities'))
  const question = satchel.page.getByRole('alertdialog', { name: 'Move “Drink”?' })
  await expect(question).toContainText(/From “Food & Drink” to “Activities”, with \d+ items inside\./)
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(satchel.row('Drink', 2)).toBeVisible()
  await satchel.drag(await satchel.show('Drink'), await satchel.show('Activities'))
  await expect(question.getByRole('button', { name: 'Move' })).toBeFocused()
  await satchel.page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Moved “Drink” to “Activities”')
  await expect(satchel.row('Drink')).toHaveCount(0)
})

test('refuses a folder dropped into its own child, and says why', async ({ satchel }) => {
  await satchel.drag(await satchel.show('Food & Drink'), await satchel.show('Fruit'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('“Fruit” is inside the selection'),
  })
  await expect(satchel.failures).toContainText('Nothing was moved.')
  await expect(satchel.row('Fruit', 2)).toBeVisible()
})

test('refuses the present parent', async ({ satchel }) => {
  await satchel.drag(await satchel.show('Banana'), satchel.row('Cherries'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Already there'),
  })
  await expect(satchel.row('Banana')).toHaveCount(1)
})

test('takes a drop on a segment of the path, and counts what lies inside only once', async ({ satchel }) => {
  await satchel.row('Fruit').click()
  await satchel.row('Banana').click({ modifiers: ['Control'] })
  const path = satchel.page.getByRole('navigation', { name: 'Path' })
  await satchel.drag(satchel.row('Fruit'), path.getByRole('button', { name: 'Inventory' }), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Move “Fruit” to “Inventory”'),
  })
  await satchel.page.getByRole('alertdialog').getByRole('button', { name: 'Move' }).click()
  await expect(satchel.results).toContainText('Moved “Fruit” to “Inventory”')
  await expect(satchel.row('Fruit', 1)).toBeVisible()
})
