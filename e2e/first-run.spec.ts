import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/test'

test('the first run is three steps, and comes never again', async ({ open, sandbox, folder }) => {
  const satchel = await open({ arguments: ['--source', sandbox.address], isFirstRun: true })
  const { page } = satchel
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'Welcome to Satchel' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Next' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Your inventory, or the sandbox' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Add an inventory…' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Ctrl+Enter')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await satchel.isReady()
  await expect(satchel.tree).toBeFocused()
  const kept: unknown = JSON.parse(readFileSync(join(folder, 'user', 'settings.json'), 'utf8'))
  expect(kept).toMatchObject({ isWelcomed: true })

  await page.reload()
  await satchel.isReady()
  await satchel.row('Activities').click()
  await expect(dialog).toHaveCount(0)
})
