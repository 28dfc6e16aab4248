import type { SandboxProcess } from '../src-sandbox/testing/sandbox-process'
import { KeptPrograms } from './fixtures/kept-programs'
import { expect, test } from './fixtures/test'
import { IS_WHOLE } from './fixtures/whole'
import type { BrowserWindow } from './pages/browser-window'
import { CollectTray } from './pages/collect-tray'

const nightly = IS_WHOLE ? test : test.skip

/** What a test of before could have left behind: in main, in the page, in the window, in the server. */
async function factsOf(satchel: BrowserWindow, sandbox: SandboxProcess) {
  const { app, page } = satchel
  const kept = await page.evaluate(async () => {
    const { call } = window.satchel
    const [places, tray, history, stack, moves, locks, settings, operations, links] = await Promise.all([
      call('places.read', null, '1'),
      call('tray.read', null, '2'),
      call('history.list', { beforeId: null, limit: 10 }, '3'),
      call('history.stack', null, '4'),
      call('moves.unfinished', null, '5'),
      call('locks.list', null, '6'),
      call('settings.read', null, '7'),
      call('operations.current', null, '8'),
      call('links.take', null, '9'),
    ])
    const collected = tray.ok ? tray.value.entries : null
    return { places, collected, history, stack, moves, locks, settings, operations, links }
  })
  const shown = await app.evaluate(({ BrowserWindow: windows, clipboard }) => {
    const [window] = windows.getAllWindows()
    const zoom = window?.webContents.getZoomFactor()
    return {
      bounds: window?.getBounds(),
      zoom,
      clipboard: clipboard.readText(),
      count: windows.getAllWindows().length,
    }
  })
  const look = await page.evaluate(() => {
    const { colorScheme } = getComputedStyle(document.documentElement)
    const focus = document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName
    const queries = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(forced-colors: active)']
    const media = queries.map(query => window.matchMedia(query).matches)
    return { colorScheme, focus, media, width: innerWidth, height: innerHeight, ratio: devicePixelRatio }
  })
  // Each test is somebody else's.
  const atFirst = (await page.locator('body').ariaSnapshot()).replace(/signed in as [\w-]+/, 'signed in')
  await satchel.expand('Food & Drink', 'Fruit')
  const inFruit = await satchel.tree.ariaSnapshot()
  return { kept, shown, look, atFirst, inFruit, spawns: await sandbox.control('spawns') }
}

function operationsOf({ page }: BrowserWindow): Promise<number> {
  return page.evaluate(async () => {
    const running = await window.satchel.call('operations.current', null, crypto.randomUUID())
    return running.ok ? running.value.length : 0
  })
}

/** Everything that a test which only uses the window could do to it. */
async function leaveTraces(satchel: BrowserWindow, sandbox: SandboxProcess): Promise<void> {
  const { app, page } = satchel
  const { keyboard } = page
  await satchel.expand('Food & Drink', 'Fruit')
  await new CollectTray(satchel).collect('Banana', 'Cherries')
  await satchel.row('Fruit').click()
  await keyboard.press('Control+d')
  await satchel.row('Mango').click()
  await keyboard.press('Delete')
  await expect(satchel.results).toContainText('Mango')
  await satchel.row('Lemon').click()
  await keyboard.press('Control+Enter')
  await expect.poll(() => sandbox.control('spawns')).toContain('Lemon')
  await keyboard.press('Control+Shift+C')
  await keyboard.press('Control+2')
  await expect(page.getByRole('grid')).toBeVisible()
  await keyboard.press('Control+Shift+h')
  await page.evaluate(async () => {
    const { call } = window.satchel
    await call('settings.change', { theme: 'dark', density: 'roomy', language: 'ja' }, '1')
    await call('window.perform', { action: 'zoomIn' }, '2')
  })
  await app.evaluate(({ BrowserWindow: windows }) => windows.getAllWindows()[0]?.setContentSize(700, 640))
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'active' })
  await page.mouse.move(300, 200)
  await sandbox.control('fault cloud-down')
}

nightly(
  'a window that is kept begins each test as a new one does',
  async ({ seededData, sandbox, satchel }) => {
    test.setTimeout(240_000)
    const fresh = await factsOf(satchel, sandbox)
    const programs = new KeptPrograms(seededData)
    try {
      const first = await programs.begin([])
      await leaveTraces(await first.satchel(), first.sandbox)
      const { pid } = first.sandbox
      const second = await programs.begin([])
      expect(second.sandbox.pid).toBe(pid)
      expect(await factsOf(await second.satchel(), second.sandbox)).toEqual(fresh)
    } finally {
      await programs.end()
    }
  },
)

nightly('programs that were used in a way that stays are started anew', async ({ seededData }) => {
  test.setTimeout(240_000)
  const programs = new KeptPrograms(seededData)
  try {
    const first = await programs.begin([])
    const satchel = await first.satchel()
    const processes = { server: first.sandbox.pid, app: satchel.app.process().pid }
    await satchel.page.setViewportSize({ width: 800, height: 460 })
    await first.sandbox.kill()
    const second = await programs.begin([])
    const again = await second.satchel()
    expect(second.sandbox.pid).not.toBe(processes.server)
    expect(again.app.process().pid).not.toBe(processes.app)
    await again.expand('Food & Drink')

    // An operation that is under way would go on in the inventory of the next test.
    await second.sandbox.control('fault delay=60000')
    await again.row('Fruit').click()
    await again.page.keyboard.press('Delete')
    await expect.poll(() => operationsOf(again)).toBe(1)
    const busy = again.app.process().pid
    const third = await programs.begin([])
    await (await third.satchel()).expand('Food & Drink', 'Fruit')
    expect((await third.satchel()).app.process().pid).not.toBe(busy)
  } finally {
    await programs.end()
  }
})
