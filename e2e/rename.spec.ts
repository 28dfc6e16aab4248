import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/window-test'

const FAR = 1_000_000

test('Tab keeps a name and goes on to the next one, Shift+Tab to the one before', async ({ satchel }) => {
  const { page } = satchel
  const field = page.getByRole('textbox')
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Zanana')
  await page.keyboard.press('Tab')
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleName('New name for “Blueberries”')
  await expect(satchel.results).toContainText('Renamed “Banana” to “Zanana”')
  // The list has been sorted anew meanwhile: what is being typed stays.
  await expect(field).toHaveAccessibleName('New name for “Blueberries”')
  await page.keyboard.press('Tab')
  await expect(field).toHaveAccessibleName('New name for “Cherries”')
  await page.keyboard.press('Shift+Tab')
  await expect(field).toHaveAccessibleName('New name for “Blueberries”')
  await page.keyboard.type('a/b')
  await page.keyboard.press('Tab')
  await expect(field).toHaveAccessibleName('New name for “Blueberries”')
  await page.keyboard.press('Escape')
  await expect(satchel.tree).toBeFocused()
  await (await satchel.show('Zanana')).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Tab')
  await expect(field).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
})

test('selects the words of a name and keeps the markup around them', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await page.keyboard.press('F2')
  await page.getByRole('textbox').fill('<color=orange><b>Banana')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('complementary').getByText('<color=orange><b>Banana', { exact: true }),
  ).toBeVisible()
  await page.keyboard.press('F2')
  await page.keyboard.type('Yellow')
  await expect(page.getByRole('textbox')).toHaveValue('<color=orange><b>Yellow')
  await page.keyboard.press('Enter')
  await expect(satchel.row('Yellow')).toBeVisible()
  await expect(
    page.getByRole('complementary').getByText('<color=orange><b>Yellow', { exact: true }),
  ).toBeVisible()
})

test('what is wrong with a name can be read in the last row of the window, too', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.tree.evaluate((tree, top) => {
    tree.scrollTop = top
  }, FAR)
  const bottom = await satchel.tree.evaluate(tree => tree.getBoundingClientRect().bottom)
  await satchel.tree.evaluate(tree => {
    tree.scrollTop = 100
  })
  // The last row that is wholly in the window, whichever it is.
  const name = await satchel.tree.evaluate((tree, end) => {
    const rows = [...tree.querySelectorAll('[role="treeitem"]')]
    const inside = rows.filter(row => row.getBoundingClientRect().bottom <= end)
    inside.sort((a, b) => a.getBoundingClientRect().bottom - b.getBoundingClientRect().bottom)
    return inside.at(-1)?.getAttribute('aria-label') ?? ''
  }, bottom)
  await satchel.row(name).click()
  await page.keyboard.press('F2')
  await page.keyboard.type('a/b')
  const message = page.getByRole('alert').filter({ hasText: 'Names can’t contain “/”.' })
  await expect(message).toBeVisible()
  const box = await message.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bottom)
  // Nothing lies over it: the point in its middle is its own.
  const isOnTop = await message.evaluate(element => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2) === element
  })
  expect(isOnTop).toBe(true)
  await expectAccessible(page, '[role="tree"] input')
})

test('a slow second click on a name renames; on a picture, a double-click, or after another key it does not', async ({
  satchel,
}) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  const banana = await satchel.show('Banana')
  const name = banana.getByText('Banana', { exact: true })
  await name.click()
  await banana.locator('[data-drag-picture]').click()
  await name.dblclick()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(satchel.tree).toBeFocused()
  await name.click()
  await page.keyboard.press('ArrowDown')
  await name.click()
  await expect(satchel.tree.getByRole('textbox')).toHaveCount(0)
  await expect(async () => {
    await name.click()
    await expect(satchel.tree.getByRole('textbox')).toBeFocused({ timeout: 2_000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(satchel.tree).toBeFocused()
})
