import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

/** As another program's drag would: it enters, hovers and is let go; `texts` by media type. */
async function dropText(satchel: BrowserWindow, texts: Readonly<Record<string, string>>): Promise<void> {
  await satchel.page.evaluate(async data => {
    const dataTransfer = new DataTransfer()
    for (const [type, value] of Object.entries(data)) dataTransfer.setData(type, value)
    const target = document.querySelector('[role="tree"]') ?? document.body
    const fire = (type: string): boolean =>
      target.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, clientX: 300, clientY: 300 }),
      )
    const nextFrame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve))
    fire('dragenter')
    await nextFrame()
    fire('dragover')
    await nextFrame()
    Object.assign(window, { letGo: () => fire('drop') })
  }, texts)
  await expect(satchel.page.getByText('Drop it here to find the item')).toBeVisible()
  await satchel.page.evaluate(() => Reflect.get(window, 'letGo')())
  await expect(satchel.page.getByText('Drop it here to find the item')).toHaveCount(0)
}

/** The address of an entry, by the command that copies it. */
async function addressOf(satchel: BrowserWindow, name: string): Promise<string> {
  await (await satchel.show(name)).click({ button: 'right' })
  await satchel.page.getByRole('menuitem', { name: 'Copy record link' }).click()
  await expect(satchel.results).toContainText('Copied to the clipboard')
  return await satchel.app.evaluate(({ clipboard }) => clipboard.readText())
}

test('a drag carries the addresses of its entries to other programs, a line each', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Banana')).click()
  await satchel.row('Blueberries').click({ modifiers: ['Control'] })
  await satchel.page.evaluate(() => {
    window.addEventListener('dragstart', event => {
      const { dataTransfer } = event
      Object.assign(window, {
        carried: {
          text: dataTransfer?.getData('text/plain'),
          list: dataTransfer?.getData('text/uri-list'),
        },
      })
    })
  })
  await satchel.drag(satchel.row('Banana'), satchel.row('Fruit'))
  const carried = await satchel.page.evaluate(() => Reflect.get(window, 'carried'))
  const address = 'resrec:///U-[\\w-]+/R-[\\w-]+'
  expect(carried.text).toMatch(new RegExp(`^${address}\\n${address}$`))
  expect(carried.list).toMatch(new RegExp(`^${address}\\r\\n${address}$`))
})

test('a dropped address is found among what is listed, and shown', async ({ satchel }) => {
  await satchel.expand('Food & Drink', 'Fruit')
  const address = await addressOf(satchel, 'Banana')
  await satchel.row('Food & Drink').click()
  await satchel.page.keyboard.press('ArrowLeft')
  await expect(satchel.row('Banana')).toHaveCount(0)
  await dropText(satchel, { 'text/plain': address })
  await expect(satchel.results).toContainText('Found 1 item')
  await satchel.results.getByRole('button', { name: 'Show' }).click()
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree).toBeFocused()
})

test('says that a dropped address is not listed, or none', async ({ satchel }) => {
  await dropText(satchel, { 'text/uri-list': 'resrec:///U-nobody/R-none' })
  await expect(satchel.failures).toContainText('This item isn’t in a folder that you have opened.')
  await dropText(satchel, { 'text/plain': 'hello' })
  await expect(satchel.failures).toContainText('That isn’t an item link.')
})
