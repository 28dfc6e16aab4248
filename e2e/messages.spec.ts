import { expect, test } from './fixtures/window-test'

test('what a message covers can be scrolled out from under it', async ({ satchel }) => {
  const { page, tree } = satchel
  await page.setViewportSize({ width: 800, height: 460 })
  await satchel.expand('Food & Drink', 'Fruit')
  await page.getByRole('button', { name: 'Back' }).click({ force: true })
  await expect(satchel.results).toContainText('Nothing to go back to')
  await tree.focus()
  await page.keyboard.press('End')
  const last = tree.locator('[data-focused="true"]')
  await expect(last).toHaveAttribute('aria-selected', 'true')
  const dismiss = satchel.results.getByRole('button', { name: 'Dismiss' })
  await expect(async () => {
    const row = await last.boundingBox()
    const message = await dismiss.boundingBox()
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThan(message?.y ?? 0)
  }).toPass({ timeout: 10_000 })
  await dismiss.click()
  await expect(satchel.results).toBeEmpty()
  await expect(tree).toBeFocused()
})

test('a refusal stands at the lower right, and leaves by itself; what is in sight is only read out', async ({
  satchel,
}) => {
  const { page } = satchel
  await satchel.row('Flags').click()
  await page.keyboard.press('Control+x')
  await expect(satchel.results).toContainText('Cut “Flags”')
  await expect(satchel.results.getByRole('button')).toHaveCount(0)
  await expect(satchel.row('Flags')).toHaveAttribute('data-cut', 'true')
  await satchel.row('Flags').click()
  await page.keyboard.press('Control+v')
  const dismiss = satchel.failures.getByRole('button', { name: 'Dismiss' })
  const { x = 0, y = 0 } = (await dismiss.boundingBox()) ?? {}
  // Beside the details of what is selected, not over them.
  const main = await page.getByRole('main').boundingBox()
  const status = await satchel.statusBar.boundingBox()
  expect((main?.x ?? 0) + (main?.width ?? 0) - x).toBeLessThan(60)
  expect((status?.y ?? 0) - y).toBeLessThan(90)
  await satchel.tree.focus()
  await page.keyboard.press('Escape')
  await expect(satchel.row('Flags')).toHaveAttribute('data-cut', 'false')
  await expect(satchel.failures).toBeEmpty({ timeout: 12_000 })
})

test('what is refused time and again is said in one place', async ({ satchel }) => {
  const back = satchel.page.getByRole('button', { name: 'Back' })
  for (let press = 0; press < 3; press += 1) await back.click({ force: true })
  await expect(satchel.results.getByRole('button', { name: 'Dismiss' })).toHaveCount(1)
})

test('a dialog begins with what it is for, not with the button that closes it', async ({ satchel }) => {
  const { page } = satchel
  await satchel.tree.focus()
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings.getByRole('radio', { checked: true }).first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await page.keyboard.press('F1')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts.getByRole('group', { name: 'Keyboard shortcuts' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(satchel.tree).toBeFocused()
})
