import { join, resolve } from 'node:path'
import { expect, test } from './fixtures/window-test'

/** `npm run pictures` names the folder of the README's pictures; otherwise they are only proof that they can be made. */
const folder = process.env['SATCHEL_PICTURES']

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the README's picture, ${colorScheme}`, async ({ satchel }, testInfo) => {
    await satchel.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await satchel.expand('Food & Drink', 'Fruit')
    await (await satchel.show('Kiwi fruit')).click()
    await satchel.page.mouse.move(400, 20)
    await expect(satchel.page.locator('[data-picture="loading"]')).toHaveCount(0)
    const details = satchel.page.getByRole('complementary', { name: 'Details' })
    await expect(details.locator('[data-picture="shown"]')).toBeVisible()
    const path = folder
      ? join(resolve(folder), `${colorScheme}.png`)
      : testInfo.outputPath(`${colorScheme}.png`)
    const picture = await satchel.page.screenshot({ path })
    expect(picture.byteLength).toBeGreaterThan(20_000)
  })
}
