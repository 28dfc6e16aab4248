import type { Page } from '@playwright/test'
import { connectTo } from '../src-sandbox/testing/test-clients'
import { expect as expectOwn, test as ownTest } from './fixtures/test'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'
import { CollectTray } from './pages/collect-tray'
import { FindBox } from './pages/find-box'

/** A source that meets ids: twins and slashes are titles like any other, folders move at once, it has a Trash. */
const IDS = { sandboxArguments: ['--capabilities=ids'] }

const placesOf = ({ page }: BrowserWindow) => page.getByRole('navigation', { name: 'Places' })
const detailsOf = ({ page }: BrowserWindow) => page.getByRole('complementary', { name: 'Details' })

async function rename(satchel: BrowserWindow, name: string, newName: string): Promise<void> {
  await (await satchel.show(name)).click()
  await satchel.page.keyboard.press('F2')
  await satchel.page.getByRole('textbox').fill(newName)
  await satchel.page.keyboard.press('Enter')
  await expect(satchel.page.getByRole('textbox')).toHaveCount(0)
}

/** When everything had been looked through last. */
function throughAtMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const now = await window.satchel.call('crawl.read', null, crypto.randomUUID())
    return now.ok ? (now.value.throughAtMs ?? 0) : 0
  })
}

/** What `spawns` of the sandbox answers, as paths of keys. */
function spawnsOf(answer: string): readonly string[] {
  const paths: unknown = JSON.parse(answer.replace(/^ok spawns \d+ /, ''))
  return Array.isArray(paths) ? paths.map(String) : []
}

test.describe('an inventory that meets ids', () => {
  test.use(IDS)

  test('shows twins side by side, and moves the one that was meant', async ({ satchel }) => {
    await satchel.expand('Food & Drink', 'Fruit')
    await rename(satchel, 'Banana', 'Cherries')
    await expect(satchel.results).toContainText('Renamed “Banana” to “Cherries”')
    const twins = satchel.row('Cherries')
    await expect(twins).toHaveCount(2)
    await expect(twins.first()).not.toHaveAttribute('aria-description', /can’t be changed/)
    await twins.first().click()
    const id = await detailsOf(satchel).getByText(/^R-/).first().textContent()
    const drink = await satchel.show('Drink')
    await satchel.drag(twins.first(), drink, {
      whileOver: () => expect(satchel.dragHint).toHaveText('Move “Cherries” to “Drink”'),
    })
    await expect(satchel.results).toContainText('Moved “Cherries” to “Drink”')
    await satchel.expand('Drink')
    // Drink comes before Fruit.
    await expect(twins).toHaveCount(2)
    await satchel.row('Cherries', 3).first().click()
    await expect(detailsOf(satchel)).toContainText(id ?? 'an id')
  })

  test('takes a title with characters that no path holds, and shows it everywhere instead of its key', async ({
    satchel,
  }) => {
    const { page } = satchel
    await satchel.expand('Food & Drink', 'Fruit')
    await rename(satchel, 'Banana', 'Ripe / unripe \\ bananas')
    await expect(satchel.results).toContainText('Renamed “Banana” to “Ripe / unripe \\ bananas”')
    const row = satchel.row('Ripe / unripe \\ bananas')
    await expect(row).toBeVisible()
    await expect(detailsOf(satchel).getByRole('heading', { level: 2 })).toHaveText('Ripe / unripe \\ bananas')
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox')).toHaveValue('Ripe / unripe \\ bananas')
    await page.keyboard.press('Escape')
    await rename(satchel, 'Fruit', 'Fruit / Obst')
    await satchel.row('Ripe / unripe \\ bananas').click()
    await expect(page.getByRole('navigation', { name: 'Path' })).toContainText('Fruit / Obst')
    await page.keyboard.press('Control+h')
    await expect(satchel.activity).toContainText('Renamed “Fruit” to “Fruit / Obst”')
    await expect(satchel.activity).not.toContainText('~')
    // A key is nowhere but where a path is copied.
    await expect(satchel.tree).not.toContainText('~')
    await expect(placesOf(satchel)).not.toContainText('~')
  })

  test('a folder moves at once with all that is in it, and back by Undo, and again by Redo', async ({
    satchel,
  }) => {
    const { page } = satchel
    await satchel.expand('Food & Drink')
    await satchel.carry('Fruit', 'Drink')
    await expect(satchel.results).toContainText('Moved “Fruit” to “Drink”')
    await satchel.expand('Drink')
    await expect(satchel.row('Fruit', 3)).toBeVisible()
    await satchel.tree.focus()
    await page.keyboard.press('Control+z')
    await expect(satchel.results).toContainText('Undone: Move “Fruit”')
    await expect(satchel.row('Fruit', 2)).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await expect(satchel.row('Fruit', 3)).toBeVisible()
    await satchel.expand('Fruit')
    await expect(satchel.row('Banana')).toBeVisible()
  })

  test('a copy beside its original may be called the same or not, and is another one', async ({
    satchel,
  }) => {
    await satchel.expand('Food & Drink', 'Fruit')
    await satchel.carry('Banana', 'Drink', 'c')
    await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
    await satchel.carry('Banana', 'Drink', 'c')
    await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
    await satchel.expand('Drink')
    await expect(satchel.row('Banana', 3)).toHaveCount(3)
  })

  test('its own Trash takes what is deleted, says where it was, and gives it back', async ({ satchel }) => {
    const { page, question } = satchel
    await satchel.expand('Food & Drink', 'Fruit')
    await (await satchel.show('Banana')).click()
    await page.keyboard.press('Delete')
    await expect(satchel.results).toContainText('Moved “Banana” to the Trash')
    await expect(satchel.row('Satchel Trash')).toHaveCount(0)
    await satchel.drag(
      await satchel.show('Cherries'),
      placesOf(satchel).getByRole('button', { name: 'Trash' }),
      {
        whileOver: () => expect(satchel.dragHint).toHaveText('Move “Cherries” to “Trash”'),
      },
    )
    await expect(satchel.results).toContainText('Moved “Cherries” to the Trash')
    await satchel.openTrash()
    await satchel.trashed('Banana').click()
    await expect(satchel.trashed('Banana')).toHaveAccessibleDescription(
      /Deleted from Food & Drink ▸ Fruit, just now/,
    )
    await expect(detailsOf(satchel)).toContainText('Inventory ▸ Food & Drink ▸ Fruit')
    await detailsOf(satchel).getByRole('button', { name: 'Restore' }).click()
    await expect(satchel.results).toContainText('Restored “Banana”')
    await expect(satchel.trashed('Cherries')).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Delete')
    await expect(question).toContainText('Delete “Cherries” permanently?')
    await question.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(satchel.results).toContainText('Deleted “Cherries” permanently')
    await expect(satchel.trashed('Cherries')).toHaveCount(0)
  })

  test('what is in its Trash cannot be deleted twice, nor the Trash itself moved or renamed', async ({
    satchel,
  }) => {
    const { page } = satchel
    await (await satchel.show('Trash')).click()
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox')).toHaveCount(0)
    await expect(satchel.failures).toContainText('Trash')
    await satchel.drag(satchel.row('Trash'), await satchel.show('Food & Drink'), {
      whileOver: () => expect(satchel.dragHint).toContainText('can’t be changed'),
    })
    await expect(satchel.row('Trash', 1)).toBeVisible()
    await satchel.expand('Food & Drink', 'Fruit')
    await (await satchel.show('Banana')).click()
    await page.keyboard.press('Delete')
    await expect(satchel.results).toContainText('Moved “Banana” to the Trash')
    await satchel.openTrash()
    const trashed = satchel.trashed('Banana')
    await trashed.click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Restore', exact: true })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Move to Trash', exact: true })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(trashed).toHaveAttribute('aria-selected', 'true')
    // Its key asks whether it is to be deleted for good.
    await page.keyboard.press('Delete')
    await expect(satchel.question).toContainText('Delete')
    await page.keyboard.press('Escape')
    await expect(trashed).toBeVisible()
  })

  test('spawns the twin that was meant, also one whose title no path holds', async ({ satchel, sandbox }) => {
    const { page } = satchel
    const spawn = page.getByRole('button', { name: 'Spawn in “Home”' })
    await satchel.expand('Food & Drink', 'Fruit')
    await rename(satchel, 'Banana', 'Cherries')
    await expect(satchel.results).toContainText('Renamed “Banana” to “Cherries”')
    const twins = satchel.row('Cherries')
    await expect(twins).toHaveCount(2)
    const other = connectTo(sandbox.socketPath)
    const { entries } = await other.list('/Inventory/Food & Drink/Fruit')
    other.disconnect()
    const meant: string[] = []
    for (const twin of [twins.last(), twins.first()]) {
      await twin.click()
      const id = await detailsOf(satchel).getByText(/^R-/).first().textContent()
      const key = entries.find(entry => entry.recordId === id)?.name
      meant.push(`/Inventory/Food & Drink/Fruit/${key}`)
      await spawn.click()
      await expect.poll(async () => spawnsOf(await sandbox.control('spawns'))).toEqual(meant)
    }
    expect(new Set(meant).size).toBe(2)
    await satchel.expand('Odd cases', 'Names')
    await (await satchel.show('Fish / Chips')).click()
    await spawn.click()
    await expect(satchel.results).toContainText('Spawned “Fish / Chips” in “Home”')
    const [, , last] = spawnsOf(await sandbox.control('spawns'))
    expect(last).toMatch(/^\/Inventory\/Odd cases\/Names\/Fish _ Chips/)
  })

  test('finds what another client has moved at its new place once everything was looked through, its pin with it, though the service lies', async ({
    satchel,
    sandbox,
  }) => {
    const { page } = satchel
    const find = new FindBox(page)
    const pin = placesOf(satchel).getByRole('button', { name: 'Banana', exact: true }).first()
    await satchel.expand('Food & Drink', 'Fruit')
    await (await satchel.show('Banana')).click()
    await page.keyboard.press('Control+d')
    await expect(pin).toHaveAttribute('title', '/Inventory/Food & Drink/Fruit/Banana')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('banana')
    await find.lookThrough.click()
    await expect(find.known).toContainText('Searched all')

    // Seen by nobody: what is shown is not listed again for it.
    const other = connectTo(sandbox.socketPath)
    await other.move('/Inventory/Food & Drink/Fruit/Banana', '/Inventory/Worlds/Banana')
    other.disconnect()
    // They are asked for again. A third one would be a sign of throttling, and everything would wait for a minute.
    await sandbox.control('fault lookup-hiccup=2')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('what is known')
    await page.keyboard.press('Enter')
    const known = page.getByRole('dialog', { name: 'What is known of this inventory' })
    const through = await throughAtMs(page)
    await known.getByRole('button', { name: 'Look now' }).click()
    await expect.poll(() => throughAtMs(page)).toBeGreaterThan(through)
    await page.keyboard.press('Escape')
    await sandbox.control('clear')
    await expect(pin).toHaveAttribute('title', '/Inventory/Worlds/Banana')
    await expect(pin).not.toHaveAttribute('data-gone')
    await page.keyboard.press('Control+f')
    await find.box.fill('banana')
    await expect(find.option('Banana')).toHaveAccessibleDescription('Object, Inventory / Worlds')
    await find.box.fill('gone:<30d')
    await expect(find.count).toHaveText('0 items')
  })

  test('finds by titles, and shows what was found', async ({ satchel }) => {
    const { page } = satchel
    const find = new FindBox(page)
    await satchel.expand('Odd cases', 'Names', 'Left/Right')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('behind a slash')
    await expect(find.option('Behind a slash')).toHaveAttribute('aria-description', /Names \/ Left\/Right/)
    await page.keyboard.type(' ')
    await find.box.fill('fish /')
    await find.option('Fish / Chips').dblclick()
    await expect(satchel.row('Fish / Chips')).toHaveAttribute('aria-selected', 'true')
  })
})

ownTest.describe('an inventory that meets ids', () => {
  ownTest.use(IDS)

  ownTest(
    'pins, tray and recent items are what they were after a restart, and a link of keys shows what it means',
    async ({ open, sandbox }) => {
      const start = { arguments: ['--source', sandbox.address] }
      const first = await open(start)
      await first.isReady()
      await first.expand('Odd cases', 'Names')
      await (await first.show('Left/Right')).click()
      await first.page.keyboard.press('Control+d')
      await expectOwn(
        placesOf(first).getByRole('button', { name: 'Left/Right', exact: true }).first(),
      ).toBeVisible()
      await new CollectTray(first).collect('Fish / Chips')
      await first.page.getByRole('button', { name: 'Spawn in “Home”' }).click()
      await expectOwn(first.results).toContainText('Spawned “Fish / Chips”')
      await first.app.close()

      const second = await open(start)
      await second.isReady()
      await expectOwn(
        placesOf(second).getByRole('button', { name: 'Left/Right', exact: true }).first(),
      ).toBeVisible()
      await expectOwn(
        placesOf(second).getByRole('button', { name: 'Fish / Chips', exact: true }).first(),
      ).toBeVisible()
      await expectOwn(new CollectTray(second).chip('Fish / Chips')).toBeVisible()
      await expectOwn(placesOf(second)).not.toContainText('~')
      await placesOf(second).getByRole('button', { name: 'Left/Right', exact: true }).first().click()
      await expectOwn(second.row('Behind a slash')).toBeVisible()
      await second.app.close()

      const other = connectTo(sandbox.socketPath)
      const { entries } = await other.list('/Inventory/Odd cases/Names')
      other.disconnect()
      const key = entries.map(({ name }) => name).find(name => name.startsWith('Left_Right')) ?? ''
      expectOwn(key).not.toBe('')
      const link = `satchel:open?path=/Inventory/Odd%20cases/Names/${encodeURIComponent(key)}`
      const third = await open({ arguments: [...start.arguments, link] })
      await third.isReady()
      await expectOwn(third.row('Left/Right')).toHaveAttribute('aria-selected', 'true')
      await expectOwn(third.page.getByRole('navigation', { name: 'Path' })).not.toContainText(key)
    },
  )
})
