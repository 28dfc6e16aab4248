import { expect, test } from './fixtures/test'

test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Odd cases')
})

test('shows entries that cannot be addressed, marks them, and disables every change', async ({ satchel }) => {
  await satchel.expand('Twins')
  const twins = satchel.tree.getByRole('treeitem', { level: 3 })
  await expect(twins.first()).toBeVisible()
  await twins.first().click()
  await expect(satchel.page.getByRole('complementary')).toContainText('Another entry here has the same name')
  await satchel.page.keyboard.press('F2')
  await expect(satchel.page.getByRole('textbox')).toHaveCount(0)
  await satchel.drag(twins.first(), await satchel.show('Empty folder'), {
    whileOver: () => expect(satchel.dragHint).toContainText('cannot be changed from here'),
  })
  await expect(satchel.failures).toContainText('Nothing was moved.')
})

test('shows a broken link as such, and refuses a drop below a link', async ({ satchel }) => {
  await satchel.expand('Resonite Essentials')
  const below = satchel.tree.getByRole('treeitem', { level: 2 }).last()
  await satchel.drag(await satchel.show('Before time'), below, {
    whileOver: () => expect(satchel.dragHint).toContainText('read-only'),
  })
  await expect(satchel.failures).toContainText('Nothing was moved.')
  await expect(satchel.row('Before time')).toBeVisible()
})

test('names are text: markup is styled or ignored, never HTML', async ({ satchel }) => {
  await satchel.expand('Names')
  const markup = satchel.tree.locator(
    '[role=treeitem] b, [role=treeitem] i, [role=treeitem] script, [role=treeitem] font',
  )
  await expect(markup).toHaveCount(0)
})
