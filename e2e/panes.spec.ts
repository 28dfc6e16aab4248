import { expect, test } from './fixtures/window-test'

test('the inspector is resized by mouse and keyboard and put away, and stays so; so do view and sort', async ({
  open,
  sandbox,
}) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  const handle = first.page.getByRole('separator', { name: 'Width of the details' })
  const before = Number(await handle.getAttribute('aria-valuenow'))
  await handle.focus()
  await first.page.keyboard.press('ArrowLeft')
  await expect(handle).not.toHaveAttribute('aria-valuenow', String(before))
  const box = await handle.boundingBox()
  if (!box) throw new Error('The handle is not on screen')
  await first.page.mouse.move(box.x + 3, box.y + 200)
  await first.page.mouse.down()
  await first.page.mouse.move(box.x - 37, box.y + 200, { steps: 5 })
  await first.page.mouse.up()
  const width = Number(await handle.getAttribute('aria-valuenow'))
  expect(width).toBeGreaterThan(before + 30)
  await first.page.getByRole('button', { name: 'Modified', exact: true }).click()
  await first.page.keyboard.press('Control+2')
  await expect(first.page.getByRole('grid', { name: 'Contents' })).toBeVisible()
  await first.app.close()

  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.hasState('ready')
  await expect(second.page.getByRole('grid', { name: 'Contents' })).toBeVisible()
  await expect(second.page.getByRole('separator', { name: 'Width of the details' })).toHaveAttribute(
    'aria-valuenow',
    String(width),
  )
  await second.page.keyboard.press('Control+1')
  await expect(second.page.locator('[aria-sort]:not([aria-sort="none"])')).toContainText('Modified')
  await second.page.getByRole('button', { name: 'Hide details' }).click()
  await expect(second.page.getByRole('complementary', { name: 'Details' })).toBeHidden()
})

test('under 900 pixels the inspector is a sheet below the rows, and comes whole when it is asked for', async ({
  satchel,
}) => {
  const { page } = satchel
  const details = page.getByRole('complementary', { name: 'Details' })
  await page.setViewportSize({ width: 920, height: 700 })
  await expect(details).toBeVisible()
  await page.setViewportSize({ width: 890, height: 700 })
  await expect(details).toHaveAttribute('data-open', 'false')
  const tree = await satchel.tree.boundingBox()
  const sheet = await details.boundingBox()
  expect(sheet?.y).toBeGreaterThanOrEqual((tree?.y ?? 0) + (tree?.height ?? 0))
  await page.getByRole('button', { name: 'Show details' }).click()
  await expect(details).toHaveAttribute('data-open', 'true')
  await page.setViewportSize({ width: 1100, height: 700 })
  await expect(details).toBeVisible()
})
