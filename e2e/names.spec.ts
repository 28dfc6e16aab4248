import type { Locator } from '@playwright/test'
import { leastContrast } from './fixtures/contrast'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'
import { FindBox } from './pages/find-box'

/** The folder of the sandbox with the names that people and programs do give. */
test.beforeEach(async ({ satchel }) => {
  await satchel.expand('Odd cases', 'Names')
})

/** Plain, hovered, pressed, selected, and selected and hovered. */
const ROW_BACKGROUNDS = [
  '--surface',
  '--surface-hover',
  '--surface-press',
  '--accent-soft',
  '--accent-soft-hover',
]

const details = ({ page }: BrowserWindow): Locator => page.getByRole('complementary', { name: 'Details' })

/** What is drawn of a name in its row. */
const drawn = async (satchel: BrowserWindow, name: string): Promise<Locator> =>
  (await satchel.show(name)).locator('span[data-private]').last()

/** Gives the selected entry another name by keyboard. */
async function rename(satchel: BrowserWindow, name: string): Promise<void> {
  await satchel.page.keyboard.press('F2')
  await satchel.page.getByRole('textbox', { name: /^New name for/ }).fill(name)
  await satchel.page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed')
}

test('colour, bold, italic, underline and strike are drawn; size and the rest are not', async ({
  satchel,
}) => {
  const plain = await drawn(satchel, 'Query? #hash & "quotes"')
  const own = await plain.evaluate(node => getComputedStyle(node).color)
  const hat = (await drawn(satchel, 'Hat')).getByText('Hat')
  await expect(hat).not.toHaveCSS('color', own)
  const both = await drawn(satchel, 'Bold and italic')
  await expect(both.getByText('Bold', { exact: true })).toHaveCSS('font-weight', '700')
  await expect(both.getByText('italic', { exact: true })).toHaveCSS('font-style', 'italic')
  for (const name of ['Big', 'Too big', 'Closed only']) {
    await expect(await drawn(satchel, name)).toHaveText(name)
    await expect(await drawn(satchel, name)).toHaveCSS('font-size', '13px')
  }
  await expect(await drawn(satchel, '<b>Shown as written</b>')).toHaveText('<b>Shown as written</b>')
  await expect(await drawn(satchel, '1 < 2 > 0')).toHaveText('1 < 2 > 0')
  await (await satchel.show('Unclosed')).click()
  await rename(satchel, '<u>Lined<s>Struck')
  const lined = await drawn(satchel, 'LinedStruck')
  await expect(lined.getByText('Lined', { exact: true })).toHaveCSS('text-decoration-line', 'underline')
  await expect(lined.getByText('Struck', { exact: true })).toHaveCSS(
    'text-decoration-line',
    'underline line-through',
  )
})

test('a colour keeps its hue and can be read on every row, in both themes', async ({ satchel }) => {
  const run = (await drawn(satchel, 'Hat')).getByText('Hat')
  for (const colorScheme of ['light', 'dark'] as const) {
    await satchel.page.emulateMedia({ colorScheme })
    const worst = await run.evaluate(leastContrast, ROW_BACKGROUNDS)
    expect(worst.ratio, `${worst.color} on ${worst.background}`).toBeGreaterThanOrEqual(4.5)
  }
})

test('sorting, typing ahead, finding and screen readers take the plain text', async ({ satchel }) => {
  const { page } = satchel
  const places: number[] = []
  for (const name of ['Big', 'Bold and italic', 'Closed only', 'Hat', 'Too big', 'Unclosed']) {
    places.push(Number(await (await satchel.show(name)).getAttribute('aria-posinset')))
  }
  expect(places).toEqual([...places].sort((one, other) => one - other))
  await (await satchel.show('Names')).click()
  await page.keyboard.type('hat')
  await expect(satchel.row('Hat')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+f')
  const find = new FindBox(page)
  await page.keyboard.type('italic bold')
  await expect(find.option('Bold and italic')).toBeVisible()
  await find.box.fill('color')
  await expect(find.option('Hat')).toHaveCount(0)
})

test('the details show the raw name, and copy it', async ({ satchel }) => {
  await (await satchel.show('Hat')).click()
  await expect(details(satchel)).toContainText('<color=red>Hat</color>')
  await details(satchel).getByRole('button', { name: 'Copy raw name' }).click()
  await expect(details(satchel).getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await satchel.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('<color=red>Hat</color>')
})

test('nothing from a name becomes HTML', async ({ satchel }) => {
  const { page } = satchel
  const name = '<img src=x onerror=document.title="harm"><script>document.title="harm"'
  await (await satchel.show('Unclosed')).click()
  await rename(satchel, name)
  await expect(await satchel.show(name)).toBeVisible()
  await expect(await drawn(satchel, name)).toHaveText(name)
  await expect(details(satchel).getByRole('heading', { level: 2 })).toHaveText(name)
  await expect(page.locator('[onerror], body script')).toHaveCount(0)
  expect(await page.title()).not.toContain('harm')
})

test('control characters and bidirectional overrides are shown as symbols, in rows, details and messages', async ({
  satchel,
}) => {
  for (const name of [
    'Tab␉and␊new line',
    'Bell␇',
    'Right-to-left ⟨RLO⟩gnirts desrever',
    'Isolates ⟨RLI⟩עברית⟨PDI⟩ mixed',
  ]) {
    await (await satchel.show(name)).click()
    await expect(await drawn(satchel, name)).toHaveText(name)
    await expect(details(satchel).getByRole('heading', { level: 2 })).toHaveText(name)
    await satchel.page.keyboard.press('Control+c')
    await expect(satchel.results).toContainText(`Copied “${name}”`)
  }
})

test('what has no name says so, and how far it can be used', async ({ satchel }) => {
  const nameless = satchel.tree.getByRole('treeitem', { name: '(no name)', exact: true })
  await satchel.show('Bell␇')
  await expect(nameless).toHaveCount(1)
  // A name of spaces alone is one: what it holds is shown.
  await expect(satchel.tree.getByRole('treeitem', { name: /^␣+$/ })).toHaveCount(1)
  await nameless.filter({ has: satchel.page.locator('[data-mark="warning"]') }).click()
  await expect(details(satchel).getByRole('heading', { level: 2 })).toHaveText('(no name)')
  await expect(details(satchel)).toContainText('It has no name, so a change would affect its folder instead.')
})

test('a long name ends in an ellipsis, widens nothing, and can be read in the details', async ({
  satchel,
}) => {
  const name = 'W'.repeat(300)
  const row = await satchel.show(name)
  expect((await row.boundingBox())?.height).toBe(28)
  await expect(await drawn(satchel, name)).toHaveCSS('text-overflow', 'ellipsis')
  const isWider = (node: Element): boolean => node.scrollWidth > node.clientWidth
  expect(await satchel.tree.evaluate(isWider)).toBe(false)
  await row.click()
  await expect(details(satchel).getByRole('heading', { level: 2 })).toHaveText(name)
  expect(await details(satchel).evaluate(isWider)).toBe(false)
})

test('a name that the service could not address, that nobody can see or read, is refused', async ({
  satchel,
}) => {
  await (await satchel.show('Bell␇')).click()
  await satchel.page.keyboard.press('F2')
  const field = satchel.page.getByRole('textbox', { name: /^New name for/ })
  for (const [typed, sentence] of [
    ['', 'Enter a name.'],
    [' \t ', 'Enter a name.'],
    ['.', '“.” and “..” can’t be names.'],
    ['a/b', 'Names can’t contain “/”.'],
    ['a\\b', 'Names can’t contain “\\”.'],
    ['a\u202eb', 'Names can’t contain control characters.'],
    ['x'.repeat(256), 'Enter a shorter name.'],
  ] as const) {
    await field.fill(typed)
    await expect(satchel.page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await satchel.page.keyboard.press('Enter')
    await expect(field).toBeFocused()
  }
})
