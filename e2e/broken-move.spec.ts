import { once } from 'node:events'
import { expectAccessible } from './fixtures/accessibility'
import { EACH_AUTH, expect, test } from './fixtures/test'
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

for (const { auth, sandboxArguments } of EACH_AUTH) {
  test.describe(`a service ${auth}`, () => {
    test.use({ sandboxArguments })

    for (const by of ['mouse', 'keyboard'] as const) {
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
