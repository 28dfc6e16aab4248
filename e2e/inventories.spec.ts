import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/test'
import { IS_WHOLE } from './fixtures/whole'
import type { BrowserWindow } from './pages/browser-window'

/** Beside the few that are changed; by day the tree of ten thousand is `grid-scale`’s and `scale`’s. */
const MODELS = IS_WHOLE ? 10_000 : 1_000

/** A folder of files with two folders and four files in it. */
function filesIn(folder: string, name = 'Files'): string {
  const files = join(folder, name)
  mkdirSync(join(files, 'Sea'), { recursive: true })
  mkdirSync(join(files, 'Hills'))
  for (const file of ['apple.txt', 'banana.txt', 'cherry.txt']) writeFileSync(join(files, file), file)
  writeFileSync(join(files, 'Sea', 'shell.txt'), 'shell')
  return files
}

const dialogOf = ({ page }: BrowserWindow): Locator => page.getByRole('dialog')
const placesOf = ({ page }: BrowserWindow): Locator => page.getByRole('navigation', { name: 'Places' })
const lineOf = (satchel: BrowserWindow, name: string): Locator =>
  placesOf(satchel).getByRole('button', { name, exact: true })

async function choose(satchel: BrowserWindow, command: string): Promise<void> {
  await satchel.page.keyboard.press('Control+k')
  await satchel.page.getByRole('dialog', { name: 'All commands' }).getByRole('combobox').fill(command)
  await satchel.page.keyboard.press('Enter')
}

interface Wish {
  readonly mayChange?: boolean
}

/** By the palette, the card and the form, as a person does. */
async function addFolder(
  satchel: BrowserWindow,
  files: string,
  { mayChange = true }: Wish = {},
): Promise<void> {
  await choose(satchel, 'Add an inventory')
  const dialog = dialogOf(satchel)
  await dialog.getByRole('button', { name: /^Folder of files/ }).click()
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(files)
  if (mayChange) await dialog.getByRole('checkbox', { name: 'Allow changes' }).check()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

async function openWith(satchel: BrowserWindow, files: string, wish: Wish = {}): Promise<void> {
  await satchel.isReady()
  await addFolder(satchel, files, wish)
  await expect(satchel.row('apple.txt')).toBeVisible()
}

async function rename(satchel: BrowserWindow, name: string, newName: string): Promise<void> {
  await satchel.row(name).click()
  await satchel.page.keyboard.press('F2')
  await satchel.page.getByRole('textbox').fill(newName)
  await satchel.page.keyboard.press('Enter')
}

/** As Omniverse keeps worlds: so many models, and a picture that was made of each. */
function addModels(files: string, count: number): void {
  const pictures = join(files, '.thumbs', '256x256')
  mkdirSync(pictures, { recursive: true })
  for (let at = 0; at < count; at += 1) {
    const name = `model-${String(at).padStart(5, '0')}.usd`
    writeFileSync(join(files, name), name)
    writeFileSync(join(pictures, `${name}.png`), PICTURE)
  }
}

/** 2 × 2 pixels. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNQaDgARAwQCgAkDgWBfAdHdAAAAABJRU5ErkJggg==',
  'base64',
)

async function timeOf(act: () => Promise<void>): Promise<number> {
  const beforeMs = performance.now()
  await act()
  return performance.now() - beforeMs
}

test('a folder of files is added, and of thousands in it some are renamed, moved, copied, deleted and put back on the disk', async ({
  satchel,
  folder,
}) => {
  const { page } = satchel
  const files = filesIn(folder)
  addModels(files, MODELS)
  await openWith(satchel, files)
  await expect(lineOf(satchel, 'Files')).toHaveAttribute('aria-current', 'location')
  await expect(satchel.row('apple.txt')).toHaveAttribute('aria-setsize', String(MODELS + 6))
  await satchel.row('apple.txt').click()
  await page.keyboard.press('End')
  await expect(satchel.row(`model-${String(MODELS - 1).padStart(5, '0')}.usd`).locator('img')).toBeVisible()
  await page.keyboard.press('Home')
  const renamedMs = await timeOf(async () => {
    await rename(satchel, 'apple.txt', 'pear.txt')
    await expect(satchel.results).toContainText('Renamed “apple.txt” to “pear.txt”')
  })
  expect(readdirSync(files)).toContain('pear.txt')
  const seenMs = await timeOf(async () => {
    writeFileSync(join(files, 'aardvark.txt'), 'theirs')
    await page.keyboard.press('Home')
    await expect(satchel.row('aardvark.txt')).toBeVisible()
  })
  // What another program makes is there within a second, or as soon as this machine does anything with so many.
  expect(seenMs).toBeLessThan(Math.max(1_000, renamedMs))
  await page.keyboard.press('Home')
  await satchel.drag(satchel.row('banana.txt'), satchel.row('Sea'))
  await expect(satchel.results).toContainText('Moved “banana.txt” to “Sea”')
  expect(readdirSync(join(files, 'Sea'))).toEqual(['banana.txt', 'shell.txt'])
  await satchel.drag(satchel.row('cherry.txt'), satchel.row('Hills'), { ctrl: true })
  await expect(satchel.results).toContainText('Copied “cherry.txt” to “Hills”')
  expect(readdirSync(join(files, 'Hills'))).toEqual(['cherry.txt'])
  await satchel.row('Sea').click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Sea” to the Trash')
  expect(existsSync(join(files, 'Sea'))).toBe(false)
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone')
  expect(readdirSync(join(files, 'Sea'))).toEqual(['banana.txt', 'shell.txt'])
  await page.keyboard.press('Home')
  await satchel.row('aardvark.txt').click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “aardvark.txt” to the Trash')
  await satchel.openTrash()
  await satchel.trashed('aardvark.txt').click()
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByRole('button', { name: 'Restore' }).click()
  await expect(satchel.results).toContainText('Restored “aardvark.txt”')
  expect(readFileSync(join(files, 'aardvark.txt'), 'utf8')).toBe('theirs')
})

test('an inventory is read-only until changes are allowed, and says so', async ({ satchel, folder }) => {
  const files = filesIn(folder)
  await openWith(satchel, files, { mayChange: false })
  await satchel.row('apple.txt').click()
  await satchel.page.keyboard.press('F2')
  await expect(satchel.page.getByText(/this inventory is read-only/).first()).toBeVisible()
  await expect(satchel.page.getByRole('textbox')).toHaveCount(0)
  await satchel.statusBar.getByRole('button', { name: /^Files/ }).click()
  const dialog = dialogOf(satchel)
  await expect(dialog).toContainText('You have not allowed changes here.')
  await expect(dialog).toContainText('Renaming items isn’t possible, because this inventory is read-only')
  await expectAccessible(satchel.page)
  await dialog.getByRole('button', { name: 'Edit…' }).click()
  await dialog.getByRole('checkbox', { name: 'Allow changes' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(satchel.row('apple.txt')).toBeVisible()
  await rename(satchel, 'apple.txt', 'pear.txt')
  await expect(satchel.results).toContainText('Renamed “apple.txt” to “pear.txt”')
  expect(readdirSync(files)).toContain('pear.txt')
})

test('files are dragged to another folder of files, and what cannot be is said while it is dragged', async ({
  satchel,
  folder,
}) => {
  const [files, photos] = [filesIn(folder), join(folder, 'Photos')]
  mkdirSync(photos)
  const shownIn = (place: string): readonly string[] =>
    readdirSync(place)
      .filter(name => !name.startsWith('.'))
      .toSorted()
  await satchel.isReady()
  await addFolder(satchel, photos, { mayChange: false })
  await expect(lineOf(satchel, 'Photos')).toHaveAttribute('aria-description', 'Connected')
  await openWith(satchel, files)
  const dragTo = async (name: string, place: string, hint: string, ctrl = false): Promise<void> =>
    satchel.drag(satchel.row(name), lineOf(satchel, place), {
      ctrl,
      whileOver: () => expect(satchel.dragHint).toHaveText(hint),
    })
  await dragTo(
    'apple.txt',
    'Resonite',
    '“Resonite” is another inventory. Only files can go from one folder of files to another',
  )
  await dragTo(
    'apple.txt',
    'Photos',
    '“Photos” is read-only. Allow changes there first: right-click it, then Edit…',
  )
  await expect(satchel.failures).toContainText('“Photos” is read-only')
  await lineOf(satchel, 'Photos').click({ button: 'right' })
  await satchel.page.getByRole('menuitem', { name: 'Edit…' }).click()
  await dialogOf(satchel).getByRole('checkbox', { name: 'Allow changes' }).check()
  await dialogOf(satchel).getByRole('button', { name: 'Save' }).click()
  await lineOf(satchel, 'Photos').click()
  await expect(lineOf(satchel, 'Photos')).toHaveAttribute('aria-description', 'Connected')
  await lineOf(satchel, 'Files').click()
  await expect(satchel.row('apple.txt')).toBeVisible()
  await dragTo('apple.txt', 'Photos', 'Copy “apple.txt” to “Photos”', true)
  await expect(satchel.results).toContainText('Copied “apple.txt” to “Photos”')
  expect(shownIn(photos)).toEqual(['apple.txt'])
  await dragTo('Sea', 'Photos', 'Move “Sea” to “Photos”')
  await expect(satchel.results).toContainText('Moved “Sea” to the Trash')
  expect(readFileSync(join(photos, 'Sea', 'shell.txt'), 'utf8')).toBe('shell')
  expect(shownIn(files)).not.toContain('Sea')
  // Each inventory has its own part of it to take back.
  await satchel.page.keyboard.press('Control+z')
  await expect(satchel.row('Sea')).toBeVisible()
  expect(shownIn(photos)).toEqual(['Sea', 'apple.txt'])
  await lineOf(satchel, 'Photos').click()
  await satchel.row('Sea').click()
  await satchel.page.keyboard.press('Control+z')
  await expect(satchel.row('Sea')).toHaveCount(0)
  expect(shownIn(photos)).toEqual(['apple.txt'])
})

test('both inventories stay open; each keeps its own places, and the next start shows the last one', async ({
  open,
  sandbox,
  folder,
}) => {
  const files = filesIn(folder)
  const first = await open({ arguments: ['--source', sandbox.address] })
  await openWith(first, files)
  await first.row('Sea').click()
  await first.page.keyboard.press('Control+d')
  await expect(lineOf(first, 'Sea')).toBeVisible()
  await lineOf(first, 'Resonite').click()
  await expect(first.row('Food & Drink')).toBeVisible()
  await expect(lineOf(first, 'Sea')).toHaveCount(0)
  await lineOf(first, 'Files').click()
  await expect(first.row('apple.txt')).toBeVisible()
  await expect(lineOf(first, 'Sea')).toBeVisible()
  await first.app.close()
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  await expect(second.row('apple.txt')).toBeVisible()
  await expect(lineOf(second, 'Sea')).toBeVisible()
  await expect(lineOf(second, 'Resonite')).toHaveAttribute('aria-description', 'Not opened yet')
})

test('a gateway that is killed is started again, and what was open is shown again', async ({
  satchel,
  folder,
}) => {
  const files = filesIn(folder)
  await openWith(satchel, files)
  const pid = await satchel.app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Satchel folder')?.pid,
  )
  if (pid === undefined) throw new Error('No gateway runs')
  process.kill(pid, 'SIGKILL')
  await expect(lineOf(satchel, 'Files')).not.toHaveAttribute('aria-description', 'Connected')
  await expect(lineOf(satchel, 'Files')).toHaveAttribute('aria-description', 'Connected')
  await rename(satchel, 'apple.txt', 'pear.txt')
  await expect(satchel.results).toContainText('Renamed “apple.txt” to “pear.txt”')
  await satchel.row('pear.txt').click()
  // What the system is asked for; it has no programs here.
  const asked = await satchel.app.evaluateHandle(({ shell }) => {
    const lines: string[] = []
    shell.openPath = async path => {
      lines.push(`open ${path}`)
      return ''
    }
    shell.showItemInFolder = path => void lines.push(`show ${path}`)
    return lines
  })
  await choose(satchel, 'Open with system')
  await satchel.row('Sea').click({ button: 'right' })
  await satchel.page.getByRole('menuitem', { name: 'Show in file manager' }).click()
  await expect
    .poll(() => asked.jsonValue())
    .toEqual([`open ${join(files, 'pear.txt')}`, `show ${join(files, 'Sea')}`])
})

test('a folder that is not there says so, leaves the way to the others, and opens when it is mended', async ({
  satchel,
  folder,
}) => {
  const files = filesIn(folder)
  await satchel.isReady()
  await addFolder(satchel, join(folder, 'Elsewhere'))
  const panel = satchel.page.getByRole('alert').filter({ hasText: 'Couldn’t open “Elsewhere”' })
  await expect(panel).toContainText('cannot be opened')
  await expectAccessible(satchel.page)
  await lineOf(satchel, 'Resonite').click()
  await expect(satchel.row('Food & Drink')).toBeVisible()
  await lineOf(satchel, 'Elsewhere').click()
  await panel.getByRole('button', { name: 'Edit…' }).click()
  const dialog = dialogOf(satchel)
  await dialog.getByRole('textbox', { name: 'Folder' }).fill('not a full path')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('“not a full path” isn’t the full path of a folder.')
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(files)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(satchel.row('apple.txt')).toBeVisible()
})

test('an inventory is taken off the list; its files stay as they are', async ({ satchel, folder }) => {
  const files = filesIn(folder)
  await openWith(satchel, files)
  await satchel.statusBar.getByRole('button', { name: /^Files/ }).click()
  await dialogOf(satchel).getByRole('button', { name: 'Remove from the list' }).click()
  await expect(dialogOf(satchel)).toContainText('Nothing in it is changed.')
  await dialogOf(satchel).getByRole('button', { name: 'Remove from the list' }).click()
  await expect(satchel.row('Food & Drink')).toBeVisible()
  await expect(lineOf(satchel, 'Files')).toHaveCount(0)
  expect(readdirSync(files).filter(name => !name.startsWith('.'))).toEqual([
    'Hills',
    'Sea',
    'apple.txt',
    'banana.txt',
    'cherry.txt',
  ])
})
