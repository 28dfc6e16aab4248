import { expectAccessible } from './fixtures/accessibility'
import { firstByDay } from './fixtures/whole'
import { expect, test } from './fixtures/window-test'
import { FindBox } from './pages/find-box'

test('by keyboard: Ctrl+F, words in any order, arrows, Enter shows it in the tree', async ({ satchel }) => {
  const { page, tree } = satchel
  const find = new FindBox(page)
  await satchel.expand('Food & Drink', 'Fruit')
  await page.keyboard.press('Control+f')
  await expect(find.box).toBeFocused()
  await page.keyboard.type('ÄPPLE gr')
  await expect(find.options).toHaveCount(1)
  await expect(find.option('Green apple')).toHaveAccessibleDescription(
    'Object, Inventory / Food & Drink / Fruit',
  )
  await find.box.fill('apple')
  // Where a word begins so comes before where it only ends so.
  await expect(find.options).toHaveCount(3)
  await expect(find.options.last()).toHaveAccessibleName('Pineapple')
  await page.keyboard.press('ArrowDown')
  await expect(find.options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await expect(find.selected).toHaveCount(0)
  await page.keyboard.press('PageDown')
  await expect(find.option('Pineapple')).toHaveAttribute('aria-selected', 'true')
  await expect(find.box).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(find.list).toHaveCount(0)
  await expect(tree).toBeFocused()
  await expect(satchel.row('Pineapple')).toHaveAttribute('aria-selected', 'true')
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveCount(1)
})

test('Enter right behind the last letter shows what was typed', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.page.keyboard.press('Control+f')
  await satchel.page.keyboard.type('b')
  await expect(new FindBox(satchel.page).options.first()).toBeVisible()
  await satchel.page.keyboard.insertText('lueberries')
  await satchel.page.keyboard.press('Enter')
  await expect(satchel.row('Blueberries')).toHaveAttribute('aria-selected', 'true')
})

test('Esc empties the box and gives the keyboard back to where it was', async ({ satchel }) => {
  const { page, tree } = satchel
  const find = new FindBox(page)
  await satchel.expand('Food & Drink')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('food')
  await expect(find.options.first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tree).toBeFocused()
  await expect(find.box).toHaveValue('')
  await expect(find.list).toHaveCount(0)
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-selected', 'true')
})

test('by mouse: a folder that is closed again opens for what was found in it, also in the grid', async ({
  satchel,
}) => {
  const { page } = satchel
  const find = new FindBox(page)
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.row('Food & Drink').click()
  await page.keyboard.press('ArrowLeft')
  await expect(satchel.row('Banana')).toHaveCount(0)
  await find.box.click()
  await find.box.fill('banana')
  await find.option('Banana').click()
  await expect(find.option('Banana')).toHaveAttribute('aria-selected', 'true')
  await find.option('Banana').dblclick()
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')

  await page.keyboard.press('Control+2')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('vegetables')
  await find.option('Vegetables').dblclick()
  await expect(page.getByRole('gridcell', { name: 'Vegetables' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('gridcell', { name: 'Banana' })).toBeVisible()
})

test('it says what it covers, and finds more as listings come', async ({ satchel, sandbox }) => {
  const { page } = satchel
  const find = new FindBox(page)
  await page.keyboard.press('Control+f')
  await expect(find.known).toHaveText(/^Searched 1 of the \d+ folders seen so far$/)
  await page.keyboard.type('sweets')
  await expect(page.getByText('No matches')).toBeVisible()
  await page.keyboard.press('Escape')

  await sandbox.control('fault list-delay=1500')
  const row = satchel.row('Food & Drink')
  await row.click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('sweets')
  await expect(page.getByText('No matches')).toBeVisible()
  await expect(find.option('Sweets & Candy')).toBeVisible()
  await expect(find.known).toHaveText(/^Searched 2 of the \d+ folders seen so far$/)
  await expect(find.count).toHaveText('1 item')
})

test('filters by kind and visibility, without a word too; markup is drawn, not searched', async ({
  satchel,
}) => {
  const { page } = satchel
  const find = new FindBox(page)
  await satchel.expand('Odd cases', 'Names')
  await find.box.click()
  await find.filter('Public').click()
  await expect(find.option('Shared with Friends')).toBeVisible()
  await expect(find.box).toBeFocused()
  await find.filter('Link').click()
  await expect(find.options).toHaveCount(0)
  await find.filter('Public').click()
  await find.filter('Folder').click()
  await page.keyboard.type('resonite')
  await expect(find.option('Resonite Essentials')).toBeVisible()
  await expect(find.box).toHaveValue('kind:folder,link resonite')
  await find.box.fill('color')
  await expect(find.filter('Folder')).toHaveAttribute('aria-pressed', 'false')
  await expect(find.options).toHaveCount(0)
  await find.box.fill('hat')
  await expect(find.option('Hat').first()).toBeVisible()
  await expect(find.list).not.toContainText('<color=red>')
})

test('what lay in a folder that was renamed is found once, where it is now', async ({ satchel }) => {
  const { page } = satchel
  const find = new FindBox(page)
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.row('Fruit').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Obst')
  await page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Obst')
  await satchel.expand('Obst')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('banana')
  await expect(find.options).toHaveCount(1)
  await expect(find.options).toHaveAccessibleDescription('Object, Inventory / Food & Drink / Obst')
})

for (const colorScheme of firstByDay(['light', 'dark'] as const)) {
  test(`axe finds nothing in the box, its results and its hints (${colorScheme})`, async ({ satchel }) => {
    const { page } = satchel
    const find = new FindBox(page)
    await page.emulateMedia({ colorScheme })
    await satchel.expand('Food & Drink')
    await page.keyboard.press('Control+f')
    await expect(find.known).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.type('f')
    await page.keyboard.press('ArrowDown')
    await expect(find.selected).toHaveCount(1)
    await find.filter('Folder').click()
    await expect(find.filter('Folder')).toHaveAttribute('aria-pressed', 'true')
    await expectAccessible(page)
    await find.box.fill('nothing is called that')
    await expect(find.list).toHaveCount(0)
    await expectAccessible(page)
  })
}
