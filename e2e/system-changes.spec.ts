import { expect, test } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'

/** Playwright asks for a light page unless it is told to ask for nothing: what the system says counts. */
async function leaveToSystem({ page }: BrowserWindow): Promise<void> {
  await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null })
}

const THEMES = [
  { theme: 'dark', page: 'rgb(27, 28, 31)', frame: '#1B1C1F' },
  { theme: 'light', page: 'rgb(255, 255, 255)', frame: '#FFFFFF' },
  { theme: 'dark', page: 'rgb(27, 28, 31)', frame: '#1B1C1F' },
] as const

test('the theme of the system is followed while the window is open, also by what lies over it', async ({
  satchel,
}) => {
  const { app, page } = satchel
  await leaveToSystem(satchel)
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  for (const { theme, page: colour, frame } of THEMES) {
    await app.evaluate(({ nativeTheme }, now) => {
      nativeTheme.themeSource = now
    }, theme)
    await expect(page.locator('body')).toHaveCSS('background-color', colour)
    const raised = theme === 'dark' ? 'rgb(38, 39, 43)' : colour
    await expect(page.getByRole('dialog')).toHaveCSS('background-color', raised)
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow: windows }) => windows.getAllWindows()[0]?.getBackgroundColor()),
      )
      .toBe(frame)
  }
})

test('who switches animations off sees nothing move from then on, also what moves already', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  await leaveToSystem(satchel)
  await sandbox.control('fault list-delay=600000')
  await (await satchel.show('Worlds')).click()
  await page.keyboard.press('ArrowRight')
  /** Names of what goes on without an end, and whether a press is shown in steps. */
  const moving = () =>
    page.evaluate(() => ({
      endless: document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations === Number.POSITIVE_INFINITY).length,
      motionMs: Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--motion')),
    }))
  await expect.poll(async () => (await moving()).endless).toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(moving).toEqual({ endless: 0, motionMs: 0 })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect.poll(async () => (await moving()).endless).toBeGreaterThan(0)
})

test('more contrast, and colours of the system, hold as soon as they are asked for', async ({ satchel }) => {
  const { page } = satchel
  await leaveToSystem(satchel)
  const row = await satchel.show('Worlds')
  await row.click()
  const colourOf = (name: string) =>
    page.evaluate(color => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.color = color
      const { color: computed } = getComputedStyle(probe)
      probe.remove()
      return computed
    }, name)
  const quiet = await colourOf('var(--text-quiet)')
  await page.emulateMedia({ contrast: 'more' })
  await expect.poll(() => colourOf('var(--text-quiet)')).not.toBe(quiet)
  await page.emulateMedia({ contrast: null, forcedColors: 'active' })
  await expect(row).toHaveCSS('background-color', await colourOf('Highlight'))
  await page.emulateMedia({ forcedColors: null })
  await expect.poll(() => colourOf('var(--text-quiet)')).toBe(quiet)
  await expect(row).not.toHaveCSS('background-color', await colourOf('Highlight'))
})

const JAPANESE_DATES = { LANG: 'ja_JP.UTF-8', LC_ALL: '', LC_TIME: '' }

/** All words of the window, of its menu bar and of its title. */
async function wordsOf({ app, page }: BrowserWindow) {
  const menus = await app.evaluate(({ Menu, BrowserWindow: windows }) => ({
    bar: (Menu.getApplicationMenu()?.items ?? []).map(({ label, submenu }) => [
      label,
      ...(submenu?.items ?? []).map(item => item.label),
    ]),
    title: windows.getAllWindows()[0]?.getTitle(),
  }))
  return {
    ...menus,
    lang: await page.locator('html').getAttribute('lang'),
    page: await page.locator('body').ariaSnapshot(),
  }
}

/** A folder that is open, something with details, History and a place in the sidebar. */
async function useWindow({ page }: BrowserWindow): Promise<void> {
  const row = (name: string) => page.getByRole('treeitem', { name, exact: true })
  await row('Food & Drink').click()
  await page.keyboard.press('ArrowRight')
  await row('Fruit').click()
  await page.keyboard.press('Control+Shift+h')
  await expect(page.getByRole('complementary')).toBeVisible()
}

test('another language is spoken everywhere at once, as if the window had begun with it', async ({
  open,
  sandbox,
}) => {
  test.setTimeout(120_000)
  const begin = async (language: string): Promise<BrowserWindow> => {
    const environment = { ...JAPANESE_DATES, LANGUAGE: language }
    const satchel = await open({
      arguments: ['--source', sandbox.address, `--lang=${language}`],
      environment,
    })
    await satchel.hasState('ready')
    return satchel
  }
  const japanese = await begin('ja')
  await useWindow(japanese)
  const expected = await wordsOf(japanese)
  await japanese.app.close()

  const changing = await begin('en')
  await useWindow(changing)
  const english = await wordsOf(changing)
  expect(english.page).not.toBe(expected.page)
  const speak = (language: 'en' | 'ja') =>
    changing.page.evaluate(async now => {
      await window.satchel.call('settings.change', { language: now }, crypto.randomUUID())
    }, language)
  await speak('ja')
  await expect.poll(() => wordsOf(changing)).toEqual(expected)
  await speak('en')
  await expect.poll(() => wordsOf(changing)).toEqual(english)
})
