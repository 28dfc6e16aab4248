import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

/** How a drag feels while it lasts (design-shown.md, "Drag and drop"). */
test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
})

async function pointOn(row: Locator): Promise<{ x: number; y: number }> {
  const box = await row.boundingBox()
  if (!box) throw new Error('The row is not on screen')
  return { x: box.x + 110, y: box.y + box.height / 2 }
}

test('a drag starts after 6 pixels: less is a click', async ({ satchel }) => {
  const { mouse } = satchel.page
  const chosen = satchel.tree.locator('[aria-selected="true"]')
  await (await satchel.show('Banana')).click()
  await satchel.row('Cherries').click({ modifiers: ['Shift'] })
  await expect(chosen).toHaveCount(3)
  const { x, y } = await pointOn(satchel.row('Blueberries'))
  await mouse.move(x, y)
  await mouse.down()
  for (let step = 1; step <= 5; step += 1) await mouse.move(x + step, y)
  await expect(satchel.dragHint).toHaveCount(0)
  await mouse.up()
  await expect(chosen).toHaveCount(1)
  await expect(satchel.row('Blueberries')).toHaveAttribute('aria-selected', 'true')
  await satchel.drag(satchel.row('Blueberries'), satchel.row('Banana'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Already there'),
  })
})

test('Ctrl switches between move and copy while it hovers, as often as one likes', async ({ satchel }) => {
  const { mouse, keyboard } = satchel.page
  const drink = await satchel.show('Drink')
  const over = await pointOn(drink)
  let side = 0
  /** The browser tells of keys with the next move of the pointer. */
  const says = (sentence: string): Promise<void> =>
    expect(async () => {
      side = 1 - side
      await mouse.move(over.x + 1 + side, over.y)
      await expect(satchel.dragHint).toHaveText(sentence, { timeout: 500 })
    }).toPass()
  await satchel.drag(await satchel.show('Banana'), drink, {
    whileOver: async () => {
      await says('Move “Banana” to “Drink”')
      await keyboard.down('Control')
      await says('Copy “Banana” to “Drink”')
      await keyboard.up('Control')
      await says('Move “Banana” to “Drink”')
    },
  })
  await expect(satchel.results).toContainText('Moved “Banana” to “Drink”')
})

test('Esc calls a drag off: nothing moves, and what it opened closes again', async ({ satchel }) => {
  const { keyboard } = satchel.page
  const drink = await satchel.show('Drink')
  await satchel.drag(await satchel.show('Banana'), drink, {
    whileOver: async () => {
      await expect(drink).toHaveAttribute('aria-expanded', 'true')
      await keyboard.press('Escape')
      await expect(satchel.dragHint).toHaveCount(0)
    },
  })
  await expect(drink).toHaveAttribute('aria-expanded', 'false')
  await expect(satchel.row('Banana')).toHaveCount(1)
  await expect(satchel.activity).toHaveCount(0)
  await expect(satchel.results).toBeEmpty()
})

test('the edges of the tree scroll under a drag, down and up', async ({ satchel }) => {
  const { page, tree } = satchel
  await page.setViewportSize({ width: 1000, height: 500 })
  const box = await tree.boundingBox()
  if (!box) throw new Error('The tree is not on screen')
  const scrolled = (): Promise<number> => tree.evaluate(node => node.scrollTop)
  await satchel.drag(await satchel.show('Banana'), await satchel.show('Drink'), {
    whileOver: async () => {
      await page.mouse.move(box.x + 150, box.y + box.height - 8, { steps: 4 })
      await page.mouse.move(box.x + 151, box.y + box.height - 8)
      await expect.poll(scrolled).toBeGreaterThan(60)
      const lowest = await scrolled()
      await page.mouse.move(box.x + 150, box.y + 8, { steps: 4 })
      await page.mouse.move(box.x + 151, box.y + 8)
      await expect.poll(scrolled).toBeLessThan(lowest)
      await page.keyboard.press('Escape')
    },
  })
})

test('more than 20 entries are asked about, with their count, source and target', async ({ satchel }) => {
  const { page, tree } = satchel
  await page.setViewportSize({ width: 1280, height: 1400 })
  await satchel.expand('Flags', 'Country Flags')
  const first = tree.getByRole('treeitem', { level: 3 }).first()
  await first.click()
  for (let row = 0; row < 20; row += 1) await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('heading', { name: '21 items selected' })).toBeVisible()
  await satchel.drag(first, satchel.row('Activities'), {
    whileOver: () => expect(satchel.dragHint).toHaveText('Move 21 items to “Activities”'),
  })
  await expect(satchel.question).toHaveAccessibleName('Move 21 items?')
  await expect(satchel.question).toContainText('From “Country Flags” to “Activities”')
  await satchel.question.getByRole('button', { name: 'Cancel' }).click()
  await expect(satchel.question).toHaveCount(0)
})

test('the empty space below the rows is the inventory itself', async ({ satchel }) => {
  const { page, tree } = satchel
  await (await satchel.show('Fruit')).click()
  await page.keyboard.press('ArrowLeft')
  await page.setViewportSize({ width: 1280, height: 1600 })
  const box = await tree.boundingBox()
  if (!box) throw new Error('The tree is not on screen')
  await satchel.drag(await satchel.show('Fruit'), satchel.row('Worlds'), {
    whileOver: async () => {
      await page.mouse.move(box.x + 200, box.y + box.height - 60, { steps: 4 })
      await page.mouse.move(box.x + 201, box.y + box.height - 60)
      await expect(satchel.dragHint).toHaveText('Move “Fruit” to “Inventory”')
      await page.keyboard.press('Escape')
    },
  })
})

/** The browser takes its picture at once and the page puts it away: what it was is kept here. */
async function watchDragImage({ page }: BrowserWindow): Promise<void> {
  await page.evaluate(() => {
    new MutationObserver(() => {
      const image = document.querySelector('[data-testid="drag-image"]')
      if (image === null || document.documentElement.dataset['dragImage']) return
      const pictures = [...image.querySelectorAll('[data-private]')]
      document.documentElement.dataset['dragImage'] = JSON.stringify({
        cards: image.querySelectorAll('div').length,
        words: image.textContent,
        filters: pictures.map(picture => getComputedStyle(picture).filter),
        front: [...image.querySelectorAll('div')].at(-1)?.querySelector('img')?.src,
      })
    }).observe(document.body, { childList: true, subtree: true })
  })
}

async function dragImage({ page }: BrowserWindow): Promise<unknown> {
  const kept = await page.locator('html').getAttribute('data-drag-image')
  return JSON.parse(kept ?? 'null')
}

test('the drag image is a stack of three pictures at most, with the count', async ({ satchel }) => {
  await watchDragImage(satchel)
  await (await satchel.show('Banana')).click()
  for (let row = 0; row < 4; row += 1) await satchel.page.keyboard.press('Shift+ArrowDown')
  await satchel.drag(satchel.row('Cherries'), await satchel.show('Drink'), {
    whileOver: () => satchel.page.keyboard.press('Escape'),
  })
  const front = await satchel.row('Cherries').locator('img').getAttribute('src')
  expect(front).not.toBeNull()
  const filters = ['none', 'none', 'none']
  expect(await dragImage(satchel)).toMatchObject({ cards: 3, words: '5', filters, front })
})

test('the drag image of one is its picture alone, blurred in streamer mode', async ({ satchel }) => {
  await satchel.page.evaluate(() => {
    document.documentElement.dataset['streamer'] = 'true'
  })
  await watchDragImage(satchel)
  await satchel.drag(await satchel.show('Banana'), await satchel.show('Drink'), {
    whileOver: () => satchel.page.keyboard.press('Escape'),
  })
  expect(await dragImage(satchel)).toMatchObject({ cards: 1, words: '', filters: ['blur(5px)'] })
})
