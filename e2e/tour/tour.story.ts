import type { Locator } from '@playwright/test'
import { expect, test } from '../fixtures/test'
import type { BrowserWindow } from '../pages/browser-window'
import { FindBox } from '../pages/find-box'
import { Film } from './film'
import { Guide } from './guide'

const folder = process.env['SATCHEL_TOUR'] ?? 'test-results/tour-frames'

const twistyOf = (row: Locator): Locator => row.locator('[data-twisty]')

/** What the story needs: a window of the film's size, and an entry that will be in the way. */
async function prepare(satchel: BrowserWindow): Promise<void> {
  const { app, page } = satchel
  await app.evaluate(({ BrowserWindow: { getAllWindows } }) => getAllWindows()[0]?.setContentSize(1080, 720))
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.carry('Banana', 'Drink', 'c')
  await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
  for (const name of ['Fruit', 'Food & Drink']) {
    await satchel.row(name).click()
    await page.keyboard.press('ArrowLeft')
  }
  // By mouse, as the film goes on: the keyboard would draw a ring.
  const tree = await satchel.tree.boundingBox()
  if (!tree) throw new Error('The tree is not on screen')
  await page.mouse.click(tree.x + 200, tree.y + tree.height - 12)
  const told = satchel.results.getByRole('button', { name: 'Dismiss' })
  while ((await told.count()) > 0) await told.last().click()
}

async function seePictures({ page }: BrowserWindow): Promise<void> {
  await expect(page.locator('[data-picture="loading"]')).toHaveCount(0)
}

test('the tour', async ({ satchel }) => {
  const { page, question, results } = satchel
  const { keyboard } = page
  const film = new Film(page, folder)
  const guide = new Guide(page, film)
  const find = new FindBox(page)
  const details = page.getByRole('complementary', { name: 'Details' })
  await prepare(satchel)
  await guide.begin()
  await guide.say('Your inventory, as a tree')
  await guide.wait(1_500)

  await guide.click(twistyOf(satchel.row('Food & Drink')))
  await expect(satchel.row('Fruit')).toBeVisible()
  await guide.wait(300)
  await guide.click(twistyOf(satchel.row('Fruit')))
  await expect(satchel.row('Banana')).toBeVisible()
  await seePictures(satchel)
  await guide.wait(900)

  await guide.say('Ctrl+F finds by any words of a name')
  await keyboard.press('Control+f')
  await expect(find.box).toBeFocused()
  await guide.wait(400)
  await guide.type('fruit k')
  await expect(find.options).toHaveCount(1)
  await seePictures(satchel)
  await guide.wait(900)
  await keyboard.press('Enter')
  await expect(satchel.row('Kiwi fruit')).toHaveAttribute('aria-selected', 'true')
  await expect(details.locator('[data-picture="shown"]')).toBeVisible()
  await guide.wait(1_200)
  await keyboard.press('Control+f')
  await keyboard.press('Escape')
  await expect(find.box).toHaveValue('')
  await expect(satchel.tree).toBeFocused()

  await guide.say('A drag says what a drop will do')
  await guide.goTo(satchel.row('Fruit'))
  await guide.lift()
  await guide.goTo(satchel.row('Activities'))
  await expect(satchel.dragHint).toHaveText('Move “Fruit” to “Activities”')
  await guide.wait(1_400)
  await guide.release()
  await expect(question).toBeVisible()
  await guide.wait(1_000)
  await guide.click(question.getByRole('button', { name: 'Move' }))
  await expect(results).toContainText('Moved “Fruit” to “Activities”', { timeout: 60_000 })
  await guide.wait(900)
  await guide.say('Ctrl+Z takes everything back')
  await keyboard.press('Control+z')
  await expect(results).toContainText('Undone: Move “Fruit”', { timeout: 60_000 })
  await expect(await satchel.show('Banana')).toBeVisible()
  await seePictures(satchel)
  await guide.wait(900)

  await guide.say('Nothing is overwritten without asking')
  await guide.goTo(satchel.row('Banana'))
  await guide.lift()
  await guide.goTo(satchel.row('Drink'))
  await guide.release()
  await expect(question).toBeVisible()
  await expect(question.locator('[data-picture="shown"]')).toHaveCount(2)
  await guide.wait(1_500)
  await guide.click(question.getByRole('button', { name: 'Move' }))
  await expect(results).toContainText('Moved “Banana” to “Drink”', { timeout: 60_000 })
  await guide.wait(700)

  await guide.say('F2 renames one, or many by a rule')
  await guide.click(satchel.row('Cherries'))
  await guide.click(satchel.row('Green apple'), { key: 'Shift' })
  await expect(page.getByRole('heading', { name: '4 items selected' })).toBeVisible()
  await guide.wait(300)
  await keyboard.press('F2')
  await expect(question).toBeVisible()
  await guide.wait(500)
  await guide.click(question.getByText('Number', { exact: true }))
  const name = question.getByRole('textbox', { name: 'Name' })
  await name.focus()
  await keyboard.press('Control+a')
  await guide.type('Snack ')
  await guide.wait(900)
  await keyboard.press('Enter')
  await expect(results).toContainText('Renamed 4 items', { timeout: 60_000 })
  await guide.wait(800)

  await guide.say('Tiles, and Space for a large look')
  await keyboard.press('Control+2')
  const grid = page.getByRole('grid', { name: 'Contents' })
  await expect(grid.getByRole('gridcell').first()).toBeVisible()
  await seePictures(satchel)
  await guide.wait(1_000)
  await guide.click(grid.getByRole('gridcell', { name: 'Peach' }))
  await keyboard.press('Space')
  for (const shown of ['Peach', 'Pear', 'Pineapple']) {
    await expect(page.getByRole('dialog', { name: shown }).locator('[data-picture="shown"]')).toBeVisible()
    await guide.wait(700)
    if (shown !== 'Pineapple') await keyboard.press('ArrowRight')
  }
  await keyboard.press('Escape')
  await expect(grid).toBeFocused()

  await guide.say('And into the world with it')
  await guide.click(details.getByRole('button', { name: 'Spawn in “Home”' }))
  await expect(results).toContainText('Spawned “Pineapple” in “Home”')
  await guide.wait(3_000)
  film.end()
})
