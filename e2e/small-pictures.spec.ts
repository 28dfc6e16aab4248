import { expect, test } from './fixtures/test'

test('rows show small pictures, made once while nothing else happens; Details shows the full one', async ({
  satchel,
}) => {
  await satchel.expand('Food & Drink', 'Fruit')
  const row = await satchel.show('Kiwi fruit')
  const inRow = row.locator('[data-picture="shown"] img')
  const widthOf = (): Promise<number> => inRow.evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect(inRow).toBeVisible()
  const full = await widthOf()
  expect(full).toBeGreaterThan(192)
  // What is kept is seen when the page asks anew.
  await expect(async () => {
    await satchel.page.reload()
    await expect(inRow).toBeVisible()
    expect(await widthOf()).toBe(192)
  }).toPass()
  await row.click()
  const details = satchel.page.getByRole('complementary', { name: 'Details' }).locator('img').first()
  await expect.poll(() => details.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(full)
})
