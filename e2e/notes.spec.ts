import { expect, test } from './fixtures/window-test'

test('Enter on Retry lists a folder again and keeps the keyboard in the tree', async ({
  satchel,
  sandbox,
}) => {
  const { keyboard } = satchel.page
  const food = satchel.row('Food & Drink')
  await sandbox.control('fault internal')
  await satchel.expand('Food & Drink')
  const retry = satchel.tree.getByRole('button', { name: 'Retry' })
  await expect(retry).toBeVisible()
  await sandbox.control('clear internal')
  await retry.focus()
  await keyboard.press('Enter')
  await expect(satchel.row('Asian')).toBeVisible()
  await expect(food).toHaveAttribute('aria-expanded', 'true')
  await expect(satchel.tree).toBeFocused()
})

test('a press beside the words of a note leaves the selection', async ({ satchel, sandbox }) => {
  await sandbox.control('fault internal')
  await satchel.expand('Food & Drink')
  const note = satchel.tree.getByRole('alert')
  await note.click({ position: { x: 5, y: 5 } })
  await expect(satchel.row('Food & Drink')).toHaveAttribute('aria-selected', 'true')
})

test('says with the folder that it is loading, then what it is', async ({ satchel, sandbox }) => {
  await satchel.expand('Odd cases')
  const folder = await satchel.show('Empty folder')
  await sandbox.control('fault list-delay=3000')
  await folder.click()
  await satchel.page.keyboard.press('ArrowRight')
  await expect(folder).toHaveAttribute('aria-busy', 'true')
  await expect(folder).toHaveAttribute('aria-description', 'Folder, Loading…')
  await expect(satchel.tree).toHaveAttribute('aria-busy', 'false')
  await expect(folder).toHaveAttribute('aria-description', 'Folder, This folder is empty')
  await expect(folder).not.toHaveAttribute('aria-busy')
})
