import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Odd cases')
})

test('shows entries that cannot be addressed, marks them, and disables every change', async ({ satchel }) => {
  await satchel.expand('Twins')
  const twins = satchel.tree.getByRole('treeitem', { level: 3 })
  await expect(twins.first()).toBeVisible()
  await twins.first().click()
  await expect(satchel.page.getByRole('complementary')).toContainText('Another item here has the same name')
  await satchel.page.keyboard.press('F2')
  await expect(satchel.page.getByRole('textbox')).toHaveCount(0)
  await satchel.drag(twins.first(), await satchel.show('Empty folder'), {
    whileOver: () => expect(satchel.dragHint).toContainText('can’t be changed from here'),
  })
  await expect(satchel.failures).toContainText('Nothing was moved.')
})

test('refuses a drop below a link, and a change of what is there', async ({ satchel }) => {
  const item = await satchel.show('Before time')
  await item.click()
  await satchel.page.keyboard.press('Control+x')
  await satchel.expand('Resonite Essentials')
  const tools = await satchel.show('Tools')
  await tools.click()
  await expect(satchel.page.getByRole('complementary')).toContainText(
    'Read-only: inside the link “Resonite Essentials”',
  )
  await expect(satchel.page.getByRole('button', { name: 'New folder' })).toBeDisabled()
  await satchel.page.keyboard.press('Control+v')
  await expect(satchel.failures).toContainText(
    'Everything inside the link “Resonite Essentials” is read-only',
  )
  await satchel.drag(tools, satchel.row('Resonite Essentials'), {
    whileOver: () => expect(satchel.dragHint).toContainText('read-only'),
  })
  await expect(satchel.row('Tools')).toBeVisible()
})

test('says of each link why it shows nothing', async ({ satchel }) => {
  await satchel.expand('Links')
  const details = satchel.page.getByRole('complementary', { name: 'Details' })
  await (await satchel.show('Record id link')).click()
  await expect(details).toContainText('This link names a record instead of a folder')
  await (await satchel.show('Malformed link')).click()
  await expect(details).toContainText('leads somewhere that the service can’t follow')
  await satchel.expand('Broken link')
  await expect(satchel.tree).toContainText('this link leads to is empty or no longer exists')
  await satchel.expand('No access')
  await expect(satchel.tree).toContainText('Its owner may not have given you access')
})

test('follows a link to its own ancestor only so far', async ({ satchel }) => {
  await satchel.expand('Links')
  await (await satchel.show('Up to Odd cases')).click()
  for (let level = 3; level <= 9; level += 2) {
    await openAndWalkTo(satchel, satchel.row('Up to Odd cases', level), satchel.row('Links', level + 1))
    await openAndWalkTo(satchel, satchel.row('Links', level + 1), satchel.row('Up to Odd cases', level + 2))
  }
  await expect(satchel.row('Up to Odd cases', 11)).not.toHaveAttribute('aria-expanded')
  await expect(satchel.page.getByRole('complementary')).toContainText('already goes through four links')
})

/** By keyboard, which brings each row into the window: rows far below it do not exist. */
async function openAndWalkTo({ page, tree }: BrowserWindow, from: Locator, to: Locator): Promise<void> {
  await page.keyboard.press('ArrowRight')
  await expect(from).toHaveAttribute('aria-expanded', 'true')
  await expect(from).not.toHaveAttribute('aria-busy')
  const focusNow = () => tree.getAttribute('aria-activedescendant')
  for (let rows = 0; rows < 40 && (await to.and(selected(page)).count()) === 0; rows += 1) {
    const before = await focusNow()
    await page.keyboard.press('ArrowDown')
    await expect.poll(focusNow).not.toBe(before)
  }
  await expect(to).toHaveAttribute('aria-selected', 'true')
}

const selected = (page: Page): Locator => page.locator('[aria-selected=true]')

test('names are text: markup is styled or ignored, never HTML', async ({ satchel }) => {
  await satchel.expand('Names')
  const hat = await satchel.show('Hat')
  await expect(hat).toContainText('Hat')
  const letters = hat.getByText('Hat', { exact: true })
  await expect(letters).toHaveCSS('color', /^(oklch|rgb|color)\(/)
  expect(await letters.evaluate(span => getComputedStyle(span).color)).not.toBe(
    await satchel.row('Names').evaluate(row => getComputedStyle(row).color),
  )
  await expect(await satchel.show('Bold and italic')).toBeVisible()
  await expect(satchel.row('Bold and italic').getByText('Bold', { exact: true })).toHaveCSS(
    'font-weight',
    '700',
  )
  await expect(
    satchel.tree.locator('[role=treeitem] b, [role=treeitem] i, [role=treeitem] font'),
  ).toHaveCount(0)
})
