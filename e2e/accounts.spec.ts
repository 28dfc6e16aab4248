import { expect, test } from './fixtures/test'
import { firstByDay } from './fixtures/whole'

for (const [how, line] of firstByDay([
  ['on the same connection', 'account U-Bea'],
  ['on a new connection', 'account U-Bea drop'],
] as const)) {
  test(`somebody else signs in ${how} in the middle of a move: it stops and says so, and the window says whose inventory it shows`, async ({
    satchel,
    sandbox,
  }) => {
    test.setTimeout(120_000)
    const { page } = satchel
    await satchel.expand('Food & Drink', 'Fruit')
    await (await satchel.show('Banana')).click()
    for (let extended = 1; extended < 12; extended++) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+x')
    await (await satchel.show('Activities')).click()
    await sandbox.control('fault delay=250')
    await page.keyboard.press('Control+v')
    await expect.poll(() => sandbox.control('calls')).toContain('Inventory/Move')
    await sandbox.control(line)
    await sandbox.control('clear')
    const notice = page.getByRole('alert').filter({ hasText: 'Someone else signed in:' })
    await expect(notice).toContainText('this is now Bea’s inventory')
    await satchel.isReady()
    await expect(satchel.statusBar).toContainText('Bea')
    await expect(satchel.failures).toContainText(/signed in|Another inventory|couldn’t check/)
    await page.screenshot({ path: test.info().outputPath('newcomer.png') })
    // All of theirs is where it was, but for the calls that were out, two of them at first, which no client can call back.
    await satchel.expand('Food & Drink', 'Fruit')
    const ofFruit = satchel.tree.getByRole('treeitem', { level: 3 }).first()
    await expect(ofFruit).toBeVisible()
    expect(Number(await ofFruit.getAttribute('aria-setsize'))).toBeGreaterThanOrEqual(17)
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toHaveCount(0)

    await sandbox.control('account U-Sandbox')
    await expect(page.getByRole('alert').filter({ hasText: 'this is now sandbox’s inventory' })).toBeVisible()
    await page.keyboard.press('Control+h')
    await expect(satchel.activity).toContainText('Activities')
  })
}
