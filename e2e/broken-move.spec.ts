import { once } from 'node:events'
import type { SandboxProcess } from '../src-sandbox/testing/sandbox-process'
import { connectTo } from '../src-sandbox/testing/test-clients'
import { expectAccessible } from './fixtures/accessibility'
import { EACH_AUTH, expect, test } from './fixtures/test'
import { firstByDay } from './fixtures/whole'
import type { BrowserWindow } from './pages/browser-window'

const FRUIT = 19

/** Moves Fruit to Activities: by drag, or cut and pasted. */
async function moveFruit(satchel: BrowserWindow, by: 'mouse' | 'keyboard'): Promise<void> {
  await satchel.expand('Food & Drink')
  if (by === 'keyboard') return satchel.carry('Fruit', 'Activities')
  await satchel.drag(await satchel.show('Fruit'), await satchel.show('Activities'))
  await satchel.question.getByRole('button', { name: 'Move' }).click()
}

async function expectWhole(satchel: BrowserWindow, parent: string): Promise<void> {
  await satchel.expand(parent, 'Fruit')
  await expect(await satchel.show('Banana')).toHaveAttribute('aria-setsize', String(FRUIT))
  await expect(satchel.row('Fruit')).toHaveCount(1)
}

const WAYS = ['keyboard', 'mouse'] as const

for (const { auth, sandboxArguments } of firstByDay(EACH_AUTH)) {
  test.describe(`a service ${auth}`, () => {
    test.use({ sandboxArguments })

    // Most of a quarter of a minute each is the time that listings are given.
    for (const by of firstByDay(WAYS)) {
      test(`the service dies in the middle of a folder move; Resume ends it, by ${by}`, async ({
        satchel,
        sandbox,
      }) => {
        test.setTimeout(120_000)
        const { page } = satchel
        await sandbox.control('fault kill-after=5')
        await moveFruit(satchel, by)
        await satchel.hasState('disconnected')
        await sandbox.start()
        await satchel.isReady()
        const banner = page.getByRole('region', { name: 'Unfinished moves' })
        await expect(banner).toContainText('Moving “Fruit” to “Activities” was interrupted.', {
          timeout: 30_000,
        })
        await expect(banner).toContainText(/\d+ of its 19 items can’t be seen at the moment\.|in two folders/)
        await expectAccessible(page, 'section[aria-label="Unfinished moves"]')
        const resume = banner.getByRole('button', { name: 'Resume' })
        if (by === 'mouse') await resume.click()
        else {
          await resume.focus()
          await page.keyboard.press('Enter')
        }
        await expect(banner).toHaveCount(0, { timeout: 30_000 })
        await expect(satchel.results).toContainText('Finished moving “Fruit” to “Activities”')
        await expect(satchel.tree).toBeFocused()
        await expectWhole(satchel, 'Activities')
      })

      test(`the app is killed in the middle of a folder move; Put back undoes it, by ${by}`, async ({
        open,
        sandbox,
      }) => {
        test.setTimeout(120_000)
        const options = { arguments: ['--source', sandbox.address] }
        const first = await open(options)
        await first.isReady()
        // The service stops at a certain record, so that there is something to put back.
        await sandbox.control('fault kill-after=5')
        await moveFruit(first, by)
        await first.hasState('disconnected')
        const child = first.app.process()
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
        await sandbox.start()

        const second = await open(options)
        await second.isReady()
        const banner = second.page.getByRole('region', { name: 'Unfinished moves' })
        await expect(banner).toContainText('Moving “Fruit” to “Activities” was interrupted.', {
          timeout: 30_000,
        })
        const back = banner.getByRole('button', { name: 'Move back' })
        await expect(back).not.toHaveAttribute('aria-disabled', 'true')
        if (by === 'mouse') await back.click()
        else {
          await back.focus()
          await second.page.keyboard.press('Enter')
        }
        await expect(banner).toHaveCount(0, { timeout: 30_000 })
        await expect(second.results).toContainText('Finished moving “Fruit” to “Food & Drink”')
        await expectWhole(second, 'Food & Drink')
      })
    }
  })
}

/** A move of Fruit breaks off, and meanwhile another program has put a folder of its own where Fruit stood. */
async function breakOffAndTakeTheName(satchel: BrowserWindow, sandbox: SandboxProcess): Promise<void> {
  await sandbox.control('fault kill-after=5')
  await moveFruit(satchel, 'keyboard')
  await satchel.hasState('disconnected')
  await sandbox.start()
  const other = connectTo(sandbox.socketPath)
  await other.remove('/Inventory/Food & Drink/Fruit', true)
  await other.makeDir('/Inventory/Food & Drink/Fruit')
  other.disconnect()
  await satchel.isReady()
}

test('where the name is another folder’s by now, the rest is put in a new folder', async ({
  satchel,
  sandbox,
}) => {
  test.setTimeout(300_000)
  const { page } = satchel
  await breakOffAndTakeTheName(satchel, sandbox)
  const banner = page.getByRole('region', { name: 'Unfinished moves' })
  await expect(banner).toContainText('Moving “Fruit” to “Activities” was interrupted.', { timeout: 30_000 })
  const back = banner.getByRole('button', { name: 'Move back' })
  await expect(back).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 })
  await back.click()
  await expect(satchel.failures).toContainText('already')
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: 'Put in a new folder' }).click()
  await expect(banner).toHaveCount(0, { timeout: 120_000 })
  await satchel.expand('Activities')
  const found = satchel.tree.getByRole('treeitem', { name: /^Fruit/, level: 2 })
  await expect(found).toHaveCount(2)
  await satchel.page.screenshot({ path: test.info().outputPath('gathered.png') })
})

test('what is left as it is says before what stays hidden, and is in nobody’s way afterwards', async ({
  satchel,
  sandbox,
}) => {
  test.setTimeout(300_000)
  const { page } = satchel
  await breakOffAndTakeTheName(satchel, sandbox)
  const banner = page.getByRole('region', { name: 'Unfinished moves' })
  const leave = banner.getByRole('button', { name: 'Leave as is…' })
  await expect(banner).toContainText(/\d+ of its 19 items/, { timeout: 30_000 })
  await leave.click()
  await expect(satchel.question).toContainText('Leave “Fruit” as it is?')
  await expect(satchel.question).toContainText('Nothing is deleted')
  await expectAccessible(page, '[role="alertdialog"]')
  await page.screenshot({ path: test.info().outputPath('leave.png') })
  await satchel.question.getByRole('button', { name: 'Cancel' }).click()
  await expect(banner).toBeVisible()
  await leave.click()
  await satchel.question.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(banner).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
  // What was refused near it is not any more, and the banner does not come back.
  await satchel.expand('Food & Drink')
  await (await satchel.show('Fruit')).click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('“Fruit”')
  await page.reload()
  await satchel.isReady()
  await expect(banner).toHaveCount(0)
})
