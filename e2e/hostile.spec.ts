import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { frameHeader, type HostileAnswers, startHostileServer } from '../src-main/testing/hostile-server'
import { listingBytes, pictureBytes, textField, type WireEntry } from '../src-wire/testing/wire-writer'
import type { OpenOptions } from './fixtures/electron'
import { expect, test } from './fixtures/test'
import { firstByDay, IS_WHOLE } from './fixtures/whole'
import type { BrowserWindow } from './pages/browser-window'

const nightly = IS_WHOLE ? test : test.skip

const FOLDER = 1
const OBJECT = 2
const LINK = 4
const MEBIBYTE = 1024 * 1024

interface Hostile {
  readonly satchel: BrowserWindow
  readonly calls: readonly string[]
}

type Open = (options?: OpenOptions) => Promise<BrowserWindow>

let closeServer = (): void => {}
test.afterEach(() => closeServer())

/** The real app on a service that answers like this. */
async function openOn(answers: HostileAnswers, folder: string, open: Open): Promise<Hostile> {
  const server = await startHostileServer(join(folder, 'h.sock'), answers)
  closeServer = () => server.close()
  const satchel = await open({ arguments: ['--source', server.address] })
  return { satchel, calls: server.calls }
}

const rootOf = (entries: readonly WireEntry[]): HostileAnswers => ({
  List: path => ({ message: path === '/Inventory' ? listingBytes(entries) : new Uint8Array(0) }),
})

/** The header of a picture; nothing more is needed to be told too large. */
function pngOf(width: number, height: number): Buffer {
  const png = Buffer.alloc(33)
  png.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

test('odd names, times and addresses are shown as what they are, and do nothing', async ({
  open,
  folder,
}) => {
  const { satchel, calls } = await openOn(
    rootOf([
      { name: '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>' },
      { name: 'invoice\u202egpj.exe' },
      { name: 'bell\u0007 and \u001b[31mred' },
      { name: '__proto__', kind: FOLDER },
      { name: 'constructor' },
      { name: 'Before all time', modifiedNanos: -(2n ** 62n) },
      { name: 'After all time', modifiedNanos: 2n ** 63n - 1n },
      { name: 'Elsewhere', kind: FOLDER, path: '/Inventory/../../etc' },
      { name: 'Script address', assetUri: 'javascript:window.harmed=1' },
      { name: 'File address', assetUri: 'file:///etc/passwd' },
      { name: 'Web link', kind: LINK, assetUri: 'https://example.invalid/' },
      { name: `L${'o'.repeat(MEBIBYTE)}ng` },
    ]),
    folder,
    open,
  )
  await satchel.isReady()
  const { page, tree } = satchel
  await expect(tree.getByRole('treeitem')).toHaveCount(12)
  await expect(tree).toContainText('onerror=')
  await expect(tree).toContainText('invoice⟨RLO⟩gpj.exe')
  await expect(tree).toContainText('bell␇ and ␛[31mred')

  await satchel.expand('__proto__')
  await satchel.expand('Elsewhere')
  await expect(tree.getByText('Empty folder').or(tree.getByText('empty')).first()).toBeVisible()
  // Asked is what the names say, whatever the paths in the reply say.
  expect(calls.filter(call => call.startsWith('List'))).toEqual([
    'List /Inventory',
    'List /Inventory/__proto__',
    'List /Inventory/Elsewhere',
  ])

  const details = page.getByRole('complementary', { name: 'Details' })
  await satchel.row('Before all time').click()
  await expect(details).toContainText('Unknown')
  await satchel.row('After all time').click()
  await expect(details.getByRole('heading', { name: 'After all time' })).toBeVisible()
  await expect(details).toContainText('Unknown')
  await satchel.row('Script address').click()
  await expect(details).toContainText('javascript:window.harmed=1')
  await expect(details.getByRole('link')).toHaveCount(0)
  await satchel.row('File address').click()
  await expect(details).toContainText('file:///etc/passwd')
  await satchel.row('Web link').click()
  await expect(details).toContainText('leads somewhere that the service can’t follow')
  await tree.getByRole('treeitem', { name: /^Looo/ }).click()
  await expect(details).toContainText('Its name is too long')
  expect((await page.content()).length).toBeLessThan(400_000)

  expect(await page.evaluate(() => 'harmed' in window || 'polluted' in {})).toBe(false)
  await expect(tree.locator('script, img[src="x"]')).toHaveCount(0)
  await expect(satchel.failures).toBeEmpty()
})

test('a link to itself ends after four', async ({ open, folder }) => {
  const loop: WireEntry = {
    name: 'Loop',
    recordId: 'R-loop',
    kind: LINK,
    assetUri: 'resrec:///U-ada/Inventory',
  }
  const { satchel } = await openOn({ List: () => ({ message: listingBytes([loop]) }) }, folder, open)
  await satchel.isReady()
  for (let level = 1; level <= 4; level++) {
    await satchel.row('Loop', level).click()
    await satchel.page.keyboard.press('ArrowRight')
    await expect(satchel.row('Loop', level + 1)).toBeVisible()
  }
  await expect(satchel.row('Loop', 5)).not.toHaveAttribute('aria-expanded')
  await satchel.row('Loop', 5).click()
  await expect(satchel.page.getByRole('complementary')).toContainText('already goes through four links')
})

test('what is no picture says so and is fetched once', async ({ open, folder }) => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>window.harmed=1</script></svg>')
  const pictures: Readonly<Record<string, Uint8Array>> = {
    svg,
    polyglot: Buffer.concat([pngOf(16, 16), svg]),
    bomb: pngOf(60_000, 60_000),
    heavy: Buffer.concat([pngOf(16, 16), Buffer.alloc(25 * MEBIBYTE)]),
    nothing: new Uint8Array(0),
  }
  const names = [...Object.keys(pictures), 'beyond']
  const { satchel, calls } = await openOn(
    {
      ...rootOf(names.map(name => ({ name, recordId: name, kind: OBJECT }))),
      FetchThumbnail: path => {
        if (path === '') return { status: 3, details: 'path must not be empty.' }
        const picture = pictures[path.split('/').at(-1) ?? '']
        return picture === undefined
          ? { raw: frameHeader(200 * MEBIBYTE) }
          : { message: pictureBytes(picture, 'image/svg+xml') }
      },
    },
    folder,
    open,
  )
  await satchel.isReady()
  const failed = (name: string) => satchel.row(name).locator('[data-picture="failed"]')
  await expect(failed('svg')).toHaveAttribute('title', /isn’t a WebP, PNG or JPEG/)
  await expect(failed('polyglot')).toBeVisible()
  await expect(failed('bomb')).toHaveAttribute('title', /60,?000 × 60,?000 pixels/)
  await expect(failed('heavy')).toHaveAttribute('title', /25 MiB/)
  await expect(failed('nothing')).toHaveAttribute('title', /isn’t a WebP, PNG or JPEG/)
  await expect(failed('beyond')).toHaveAttribute('title', /more than 32 MiB/)
  // As a scroll away and back, or a reload, would ask for them again.
  await satchel.row('svg').click()
  await expect(satchel.page.getByRole('complementary').locator('[data-picture="failed"]')).toBeVisible()
  expect(calls.filter(call => call === 'FetchThumbnail /Inventory/svg')).toHaveLength(1)
  expect(await satchel.page.evaluate(() => 'harmed' in window)).toBe(false)
})

test.describe('a listing that cannot be shown has a sentence', () => {
  const tooMany = Buffer.alloc(2 * 1_000_001, textField(2, new Uint8Array(0)))
  const cases: readonly [string, ReturnType<HostileAnswers[string]>, RegExp][] = [
    ['more than a million entries', { message: tooMany }, /more than 1,000,000 items/],
    ['more than 256 MiB', { raw: frameHeader(400 * MEBIBYTE) }, /more than 256 MiB/],
    [
      'little that unpacks to much',
      { message: gzipSync(Buffer.alloc(300 * MEBIBYTE)), encoding: 'gzip' },
      /256 MiB/,
    ],
    ['numbers where texts belong', { message: Buffer.from([0x12, 0x02, 0x08, 0x05]) }, /can’t read/],
    ['half a message', { raw: Buffer.concat([frameHeader(9), Buffer.from([0x12])]) }, /can’t read/],
    ['no end', { message: listingBytes([]), isBrokenOff: true }, /was cut off/],
  ]
  for (const [what, reply, sentence] of firstByDay(cases)) {
    test(what, async ({ open, folder }) => {
      const { satchel } = await openOn({ List: () => reply }, folder, open)
      const panel = satchel.page.getByRole('alert').filter({ hasText: 'Couldn’t open the inventory' })
      await expect(panel).toContainText(sentence, { timeout: 30_000 })
      await expect(panel.getByRole('button', { name: 'Retry' })).toBeVisible()
    })
  }
})

/** It says that a text of 127 bytes follows, and ends. */
const NONSENSE = { message: Buffer.from([0x0a, 0x7f, 0x41]) }

test('facts that make no sense take away only themselves', async ({ open, folder }) => {
  const { satchel } = await openOn(
    { ...rootOf([{ name: 'Hat' }]), GetServerInfo: () => NONSENSE, GetCurrent: () => NONSENSE },
    folder,
    open,
  )
  await satchel.isReady()
  await expect(satchel.row('Hat')).toBeVisible()
  await expect(satchel.page.getByRole('contentinfo')).toContainText('Inventory service')
})

test('while it cannot be read who is signed in, nobody’s inventory is opened', async ({ open, folder }) => {
  const { satchel } = await openOn({ ...rootOf([{ name: 'Hat' }]), Status: () => NONSENSE }, folder, open)
  await satchel.hasState('disconnected')
  await expect(satchel.page.getByRole('main')).toContainText('sent an answer that Satchel can’t read')
  await expect(satchel.page.getByRole('button', { name: 'Retry' })).toBeVisible()
})

nightly('a million entries open, scroll and close', async ({ open, folder }) => {
  test.setTimeout(180_000)
  const entries = Array.from({ length: 1_000_000 }, (_, index) =>
    textField(
      2,
      Buffer.concat([textField(1, `Item ${index}`), textField(4, `R-${index}`), Buffer.from([0x18, OBJECT])]),
    ),
  )
  const message = Buffer.concat(entries)
  const { satchel } = await openOn({ List: () => ({ message }) }, folder, open)
  const { page, tree } = satchel
  await satchel.hasState('ready')
  await expect(tree).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 })
  await tree.focus()
  await page.keyboard.press('End')
  const last = tree.getByRole('treeitem', { selected: true })
  await expect(last).toHaveAttribute('aria-posinset', '1000000', { timeout: 30_000 })
  await expect(last).toHaveAttribute('aria-label', 'Item 999999')
  await expect(satchel.failures).toBeEmpty()
})

/** Everything that is said in the window, also to screen readers and in tips, where it hides or reorders a part. */
function hiddenIn(satchel: BrowserWindow): Promise<readonly string[]> {
  return satchel.page.evaluate(() => {
    // oxlint-disable-next-line no-control-regex -- they are what must not be there
    const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
    const said: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) said.push(texts.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'])
        said.push(element.getAttribute(name) ?? '')
    return said.filter(text => hidden.test(text))
  })
}

test('no hidden character of a name reaches the window, whatever is done with the entry', async ({
  open,
  folder,
}) => {
  const odd: readonly WireEntry[] = [
    { name: 'invoice\u202egpj.exe', recordId: 'R-1', kind: OBJECT, assetUri: 'resdb:///\u202efdp.exe' },
    { name: 'fold\u2066er\u0007', recordId: 'R-2', kind: FOLDER },
    { name: 'a link\u200f', recordId: 'R-3', kind: LINK, assetUri: 'resrec:///U-\u202eada/Inventory' },
  ]
  const { satchel } = await openOn(
    {
      List: path => ({ message: listingBytes(path === '/Inventory' ? odd : [{ name: 'child\u202e' }]) }),
      Spawn: () => ({ message: Buffer.concat([textField(2, 'ID1'), textField(3, 'slot\u202e\u001b[31m')]) }),
      GetServerInfo: () => ({
        message: Buffer.concat([textField(1, '0.5\u202e'), textField(2, '\u20266\u0007')]),
      }),
    },
    folder,
    open,
  )
  const { page } = satchel
  await satchel.isReady()
  await satchel.expand('a link⟨RLM⟩', 'fold⟨LRI⟩er␇')
  const rows = satchel.tree.getByRole('treeitem')
  await expect(rows).toHaveCount(5)
  const cleanAfter = async (what: string): Promise<void> => expect(await hiddenIn(satchel), what).toEqual([])
  await cleanAfter('listing')
  for (const row of await rows.all()) {
    await row.click()
    await expect(row).toHaveAttribute('aria-selected', 'true')
    await cleanAfter('selecting')
    await row.click({ button: 'right' })
    await expect(page.getByRole('menu').first()).toBeVisible()
    await cleanAfter('the menu')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await satchel.row('invoice⟨RLO⟩gpj.exe').click()
  await page.keyboard.press('Control+Enter')
  await expect(satchel.results).toContainText('slot⟨RLO⟩')
  await cleanAfter('spawning')
  await satchel.row('invoice⟨RLO⟩gpj.exe').click()
  await page.keyboard.press('Delete')
  await expect(satchel.failures).toContainText('Couldn’t move')
  await cleanAfter('deleting')
  await rows.first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('F2')
  await expect(satchel.question).toContainText('invoice')
  await cleanAfter('renaming')
  await page.keyboard.press('Escape')
  await expect(satchel.question).toHaveCount(0)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('invoice')
  await expect(
    page.getByRole('option').or(page.getByRole('row')).filter({ hasText: 'invoice' }).first(),
  ).toBeVisible()
  await cleanAfter('finding')
})
