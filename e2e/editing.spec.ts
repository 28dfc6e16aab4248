import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

const FAR = 1_000_000

async function scrollTo(satchel: BrowserWindow, topPx: number): Promise<void> {
  await satchel.tree.evaluate((tree, top) => {
    tree.scrollTop = top
  }, topPx)
}

/** Enough to scroll a row further away than what is drawn beyond the window. */
test.use({ sandboxArguments: ['--bulk', '100'] })

test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
})

test('scrolls to the line in which a new folder gets its name', async ({ satchel }) => {
  await satchel.show('Food & Drink')
  await satchel.row('Food & Drink').click()
  await scrollTo(satchel, FAR)
  await expect(satchel.row('Food & Drink')).not.toBeInViewport()
  await satchel.page.keyboard.press('Control+Shift+N')
  const field = satchel.page.getByRole('textbox', { name: 'Name of the new folder in “Food & Drink”' })
  await expect(field).toBeFocused()
  await expect(field).toBeInViewport()
})

test('keeps what is being typed through every scroll', async ({ satchel }) => {
  await satchel.expand('Bulk')
  await (await satchel.show('Banana')).click()
  await satchel.page.keyboard.press('F2')
  await satchel.page.keyboard.type('Yell')
  const field = satchel.page.getByRole('textbox', { name: 'New name for “Banana”' })
  await scrollTo(satchel, 0)
  await expect(satchel.row('Fruit')).toHaveCount(0)
  await expect(field).toBeFocused()
  await scrollTo(satchel, FAR)
  await expect(satchel.row('Bulk')).toHaveCount(0)
  await satchel.page.keyboard.type('ow')
  await expect(field).toHaveValue('Yellow')
  await satchel.page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed “Banana” to “Yellow”')
})

test('leaves Enter and Esc to an input method while it converts', async ({ satchel }) => {
  await (await satchel.show('Banana')).click()
  await satchel.page.keyboard.press('F2')
  const field = satchel.page.getByRole('textbox', { name: 'New name for “Banana”' })
  await field.fill('バナナ')
  for (const key of ['Escape', 'Enter']) {
    for (const mark of [{ isComposing: true }, { keyCode: 229 }]) {
      await field.dispatchEvent('keydown', { key, ...mark })
      await expect(field).toHaveValue('バナナ')
    }
  }
  await satchel.page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(satchel.row('Banana')).toBeVisible()
})

test('a press in the field changes no selection', async ({ satchel }) => {
  await (await satchel.show('Banana')).click()
  await satchel.page.keyboard.press('F2')
  await satchel.page.getByRole('textbox').click()
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.page.getByRole('textbox')).toBeFocused()
})

test('what has the focus exists wherever the tree is scrolled', async ({ satchel }) => {
  await satchel.expand('Bulk')
  await (await satchel.show('Banana')).click()
  await scrollTo(satchel, 0)
  await expect(satchel.row('Fruit')).toHaveCount(0)
  const id = await satchel.tree.getAttribute('aria-activedescendant')
  await expect(satchel.row('Banana')).toHaveAttribute('id', id ?? '')
})
