import { expect, test } from './fixtures/test'

test('speaks the language of a Japanese system', async ({ open, sandbox }) => {
  const satchel = await open({
    arguments: ['--source', sandbox.address, '--lang=ja'],
    environment: { LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8' },
  })
  await satchel.hasState('ready')
  const { page } = satchel
  await expect(page.getByRole('tree', { name: 'インベントリ' })).toBeVisible()
  await expect(page.getByRole('button', { name: '新規フォルダー' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^ja/)
})

test('says in Japanese what main reports', async ({ open, folder }) => {
  const satchel = await open({
    arguments: ['--source', `unix:${folder}/nothing.sock`, '--lang=ja'],
    environment: { LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8' },
  })
  await satchel.hasState('disconnected')
  await expect(satchel.page.getByRole('alert').first()).toContainText(
    `${folder}/nothing.sock にソケットがありません`,
  )
})

test('writes dates by LC_TIME, in the words of its own language, and in the time zone that the system has now', async ({
  open,
  sandbox,
}) => {
  const satchel = await open({
    arguments: ['--source', sandbox.address],
    environment: { LANGUAGE: 'en', LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8', LC_ALL: '', TZ: 'UTC' },
  })
  await satchel.isReady()
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.show('Banana')
  const titleNow = () => satchel.row('Banana').locator('[data-column="modified"]').getAttribute('title')
  const before = await titleNow()
  expect(before).toMatch(/^\d{1,2} \p{L}+ \d{4}, \d\d:\d\d$/u)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Kolkata' })
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(titleNow).not.toBe(before)
})

test('a text field has a menu of its own on a right click, and keeps the focus', async ({
  open,
  sandbox,
}) => {
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  const { page, app } = satchel
  // The menu is the system's, which a test cannot see: what would be shown is noted instead.
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function (this: Electron.Menu) {
      Object.assign(globalThis, {
        shownMenu: this.items.map(item => ({ label: item.label, isOn: item.enabled })),
      })
    }
  })
  const shown = () =>
    app.evaluate(() => {
      const items: unknown = Reflect.get(globalThis, 'shownMenu')
      return items
    })
  await (await satchel.show('Food & Drink')).click()
  await page.keyboard.press('F2')
  const field = page.getByRole('textbox', { name: 'New name for “Food & Drink”' })
  await field.click({ button: 'right' })
  await expect.poll(shown).toContainEqual({ label: 'Cut', isOn: true })
  expect(await shown()).toContainEqual({ label: 'Select all', isOn: true })
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Find' }).click({ button: 'right' })
  await expect.poll(shown).toContainEqual({ label: 'Cut', isOn: false })
})
