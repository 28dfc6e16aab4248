import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/window-test'
import { FindBox } from './pages/find-box'

/** Notes whenever a frame is drawn while nothing has the focus. */
function watchFocus(page: Page): Promise<void> {
  return page.evaluate(() => {
    const lost: string[] = []
    Object.assign(window, { lostFocus: lost })
    let before = ''
    let framesLost = 0
    const look = (): void => {
      const active = document.activeElement
      const isLost = active === null || active === document.body
      framesLost = isLost ? framesLost + 1 : 0
      // One frame may fall between a dialog and what it gives the focus back to.
      if (framesLost === LONGEST) lost.push(`after ${before}`)
      if (active && !isLost) before = active.getAttribute('aria-label') ?? active.outerHTML.slice(0, 80)
      requestAnimationFrame(look)
    }
    const LONGEST = 12
    look()
  })
}

function timesLost(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(window, 'lostFocus'))
}

test('a whole session without a mouse: each step is said, and the focus is never lost', async ({
  satchel,
  sandbox,
}) => {
  test.setTimeout(240_000)
  const { page, tree, results, question } = satchel
  const { keyboard } = page
  const find = new FindBox(page)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key)
  }
  const focusOn = async (name: string): Promise<void> => {
    await expect(tree).toBeFocused()
    await press('Home')
    await keyboard.type(name.toLowerCase())
    await expect(satchel.row(name)).toHaveAttribute('aria-selected', 'true')
  }
  const says = (words: string): Promise<void> => expect(results).toContainText(words, { timeout: 30_000 })

  await test.step('open', async () => {
    await expect(tree).toBeFocused()
    await watchFocus(page)
    await focusOn('Food & Drink')
    await press('ArrowRight')
    await expect(satchel.row('Fruit')).toBeVisible()
    await focusOn('Fruit')
    await press('ArrowRight')
    await expect(satchel.row('Banana')).toBeVisible()
  })

  await test.step('find', async () => {
    await press('Control+f')
    await expect(find.box).toBeFocused()
    await keyboard.type('fruit kiwi')
    await expect(find.count).toHaveText('1 item')
    await press('Enter')
    await expect(tree).toBeFocused()
    await expect(satchel.row('Kiwi fruit')).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('move', async () => {
    await press('Control+x')
    await says('Cut “Kiwi fruit”. Paste to move it.')
    await focusOn('Drink')
    await press('Control+v')
    await says('Moved “Kiwi fruit” to “Drink”')
    await expect(satchel.row('Kiwi fruit')).toHaveCount(0)
  })

  await test.step('rename', async () => {
    await focusOn('Banana')
    await press('F2')
    await expect(page.getByRole('textbox', { name: 'New name for “Banana”' })).toBeFocused()
    await keyboard.type('cherries')
    await expect(page.getByRole('alert').filter({ hasText: 'already contains' })).toBeVisible()
    await press('Control+a')
    await keyboard.type('Yellow')
    await press('Enter')
    await says('Renamed “Banana” to “Yellow”')
    await expect(satchel.row('Yellow')).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('batch rename', async () => {
    await focusOn('Blueberries')
    await press('Shift+ArrowDown')
    await expect(page.getByRole('status', { name: 'Selection' })).toHaveText('2 items selected')
    await press('F2')
    await expect(question).toHaveAccessibleName('Rename 2 items')
    await expect(question.getByRole('textbox', { name: 'Find' })).toBeFocused()
    await keyboard.type('rries')
    await press('Tab')
    await keyboard.type('rry')
    await expect(question.getByRole('status')).toHaveText('2 names will change')
    await press('Enter')
    await says('Renamed 2 items')
    await expect(satchel.row('Cherry')).toBeVisible()
  })

  await test.step('copy with a conflict', async () => {
    await focusOn('Cherry')
    await press('Control+c')
    await says('Copied “Cherry”')
    await focusOn('Drink')
    await press('Control+v')
    await says('Copied “Cherry” to “Drink”')
    await press('Control+v')
    await expect(question).toHaveAccessibleName('“Drink” already contains “Cherry”')
    await expect(question.getByRole('radio', { name: 'Keep both' }).first()).toBeFocused()
    await press('ArrowRight')
    await expect(question.getByRole('radio', { name: 'Skip' }).first()).toBeChecked()
    await press('Enter')
    await expect(question).toHaveCount(0)
    await says('Nothing was copied. 1 item was skipped.')
    await expect(tree).toBeFocused()
  })

  await test.step('trash and restore', async () => {
    await focusOn('Coconut')
    await press('Delete')
    await says('Moved “Coconut” to the Trash')
    await expect(satchel.row('Coconut')).toHaveCount(0)
    await focusOn('Trash')
    await press('Enter')
    await expect(satchel.trash).toBeFocused()
    await expect(satchel.trashed('Coconut')).toBeVisible()
    await press('ArrowDown')
    await expect(satchel.trashed('Coconut')).toHaveAttribute('aria-selected', 'true')
    await press('Control+k')
    await expect(page.getByRole('combobox', { name: 'All commands' })).toBeFocused()
    await keyboard.type('restore')
    await press('Enter')
    await says('Restored “Coconut”')
    await expect(satchel.trashed('Coconut')).toHaveCount(0)
    await press('Alt+ArrowLeft')
    await expect(tree).toBeFocused()
    await expect(await satchel.show('Coconut')).toHaveAttribute('aria-level', '3')
  })

  await test.step('undo', async () => {
    await expect(tree).toBeFocused()
    await press('Control+z')
    await says('Undone: Restore “Coconut”')
    await press('Control+Shift+Z')
    await says('Redone: Restore “Coconut”')
    await expect(satchel.row('Coconut', 3)).toBeVisible()
  })

  await test.step('spawn', async () => {
    await focusOn('Coconut')
    await press('Control+Enter')
    await says('Spawned “Coconut” in “Home”')
    expect(await sandbox.control('spawns')).toContain('ok spawns 1 ')
  })

  await test.step('pin', async () => {
    await press('Control+d')
    await expect(page.getByRole('status', { name: 'Announcements' })).toHaveText('Pinned “Coconut”')
    await press('F6', 'F6', 'F6')
    await expect(page.getByRole('navigation', { name: 'Places' }).locator(':focus')).toHaveCount(1)
    await press('F6')
    await expect(tree).toBeFocused()
  })

  await test.step('settings', async () => {
    await press('Control+,')
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await expect(dialog.locator(':focus')).toHaveCount(1)
    for (let tab = 0; tab < 10; tab++) {
      if (await dialog.getByRole('radio', { name: 'Default' }).evaluate(node => node.matches(':focus'))) break
      await press('Tab')
    }
    await press('ArrowRight')
    await expect(dialog.getByRole('radio', { name: 'Comfortable' })).toBeChecked()
    await press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(tree).toBeFocused()
  })

  await test.step('quick look', async () => {
    await press(' ')
    await expect(page.getByRole('dialog', { name: 'Coconut' })).toBeVisible()
    await expect(page.getByRole('status', { name: 'Shown item' })).toContainText('Coconut')
    await press('ArrowDown')
    await expect(page.getByRole('status', { name: 'Shown item' })).toContainText('Grapes')
    await press('Escape')
    await expect(tree).toBeFocused()
    await expect(satchel.row('Grapes')).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('put parts of the window away while the focus is in them', async () => {
    await press('F6')
    await expect(page.getByRole('complementary', { name: 'Details' }).locator(':focus')).toHaveCount(1)
    await press('Control+i')
    await expect(tree).toBeFocused()
    await press('Control+i', 'Shift+F6')
    await expect(page.getByRole('navigation', { name: 'Places' }).locator(':focus')).toHaveCount(1)
    await press('Control+b')
    await expect(tree).toBeFocused()
    await press('Control+h')
    await expect(satchel.activity).toBeFocused()
    await press('Control+h')
    await expect(tree).toBeFocused()
  })

  expect(await timesLost(page)).toEqual([])
})
