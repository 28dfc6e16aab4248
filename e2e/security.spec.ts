import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures/test'

/** The least that a page may be; a change of any of these is a change of docs/security.md. */
const PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
}

const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'notifications', 'midi', 'clipboard-read']

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
]

test('the window has no more rights than a page without any', async ({ satchel }) => {
  const preferences = await satchel.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().map(window => window.webContents)
    return contents.map(one => Reflect.apply(Reflect.get(one, 'getLastWebPreferences'), one, []))
  })
  expect(preferences).toHaveLength(1)
  for (const [name, value] of Object.entries(PREFERENCES)) {
    // Electron leaves out what is off by default.
    expect(Reflect.get(Object(preferences[0]), name) ?? false, name).toBe(value)
  }
  expect(
    await satchel.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter(name => name in window),
    ),
  ).toEqual([])
  // Everything that the preload adds to the page.
  expect(await satchel.page.evaluate(() => Object.keys(window.satchel).sort())).toEqual(['call', 'on'])
})

test('the running page has the strict content security policy', async ({ satchel }) => {
  const policy = await satchel.page.evaluate(
    () =>
      new Promise<string>(resolve => {
        document.addEventListener('securitypolicyviolation', event => resolve(event.originalPolicy), {
          once: true,
        })
        const image = document.createElement('img')
        image.src = 'https://example.invalid/x.png'
        document.body.append(image)
      }),
  )
  expect(policy.split(/;\s*/)).toEqual(POLICY)
})

test('nothing inline and nothing from elsewhere runs, draws or loads', async ({
  satchel,
  folder: _folder,
}) => {
  const server = createServer((_request, response) => response.end('hello'))
  let requests = 0
  server.on('request', () => requests++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a server that listens on a port has this address
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const outcome = await satchel.page.evaluate(
    async ([outside, permissionNames]) => {
      const failed = async (work: () => unknown): Promise<string> => {
        try {
          await work()
          return 'allowed'
        } catch (thrown) {
          return thrown instanceof Error ? thrown.name : String(thrown)
        }
      }
      const style = document.createElement('style')
      style.textContent = 'body { outline: 3px solid red }'
      document.head.append(style)
      const frame = document.createElement('iframe')
      frame.src = outside
      document.body.append(frame)
      return {
        html: await failed(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')),
        script: await failed(() =>
          document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' })),
        ),
        // In a turn of its own: what a debugger evaluates may evaluate, too.
        eval: await new Promise(resolve =>
          setTimeout(() => void failed(() => Reflect.construct(Function, ['return 1'])).then(resolve)),
        ),
        worker: await failed(() => new Worker(`${outside}w.js`)),
        fetch: await failed(() => fetch(outside)),
        own: await failed(() => fetch('/index.html')),
        socket: await failed(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket(outside.replace('http', 'ws'))
              socket.addEventListener('open', resolve)
              socket.addEventListener('error', () => reject(new Error('no socket')))
            }),
        ),
        opened: window.open(outside) === null,
        outline: getComputedStyle(document.body).outlineStyle,
        ran: 'ran' in window,
        permissions: await Promise.all(
          permissionNames.map(name =>
            // oxlint-disable-next-line typescript/consistent-type-assertions -- names that the library's type does not know
            navigator.permissions.query({ name: name as PermissionName }).then(status => status.state),
          ),
        ),
      }
    },
    [url, PERMISSIONS] as const,
  )
  expect(outcome).toEqual({
    html: 'TypeError',
    script: 'TypeError',
    eval: expect.stringMatching(/Error$/),
    worker: 'TypeError',
    fetch: 'TypeError',
    own: 'TypeError',
    socket: 'Error',
    opened: true,
    outline: 'none',
    ran: false,
    permissions: PERMISSIONS.map(() => 'denied'),
  })
  // Main has no policy; the network is closed to it in this session, too.
  const fromMain = await satchel.app.evaluate(
    ({ session }, outside) =>
      session.defaultSession.fetch(outside).then(
        () => 'allowed',
        () => 'denied',
      ),
    url,
  )
  expect(fromMain).toBe('denied')
  expect(requests).toBe(0)
  server.close()
})

test('the page goes nowhere and opens nothing, and nothing is saved', async ({ satchel }) => {
  // Listens before the page is told anything.
  await satchel.app.evaluate(({ session }) => {
    const downloading = new Promise<string>(resolve =>
      session.defaultSession.on('will-download', event =>
        resolve(event.defaultPrevented ? 'denied' : 'saved'),
      ),
    )
    Object.assign(globalThis, { downloading })
  })
  await satchel.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.invalid/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    window.open('file:///etc/passwd')
    link.href = 'data:text/plain,hello'
    link.download = 'x.txt'
    link.click()
  })
  expect(await satchel.app.evaluate((): unknown => Reflect.get(globalThis, 'downloading'))).toBe('denied')
  // Playwright waits for a navigation that was denied: main is asked what is shown.
  const shown = await satchel.app.evaluate(async ({ webContents }) => {
    const all = webContents.getAllWebContents()
    for (const url of [
      'https://example.invalid/',
      'file:///etc/passwd',
      'data:text/html,x',
      'app://other/index.html',
    ]) {
      await all[0]?.executeJavaScript(`void (window.location.href = ${JSON.stringify(url)})`)
    }
    return { windows: all.length, url: webContents.getAllWebContents()[0]?.getURL() }
  })
  expect(shown).toEqual({ windows: 1, url: 'app://satchel/index.html' })
})

test('a window that should not be there is locked down as well, and main answers it nothing', async ({
  satchel,
}) => {
  const answer = await satchel.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const own = BrowserWindow.getAllWindows()[0]
    if (!own) throw new Error('There is no window.')
    const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    const loaded = await other.loadURL('https://example.invalid/').then(
      () => 'loaded',
      () => 'blocked',
    )
    // What the call channel answers to a frame that is not ours.
    const handlers = Reflect.get(ipcMain, '_invokeHandlers')
    const handler = handlers instanceof Map ? handlers.get('satchel:call') : null
    const call = (senderFrame: unknown) =>
      Reflect.apply(handler, null, [{ senderFrame }, { name: 'app.environment', callId: '1', args: null }])
    const results = [
      await call(other.webContents.mainFrame),
      await call(null),
      await call(own.webContents.mainFrame),
    ]
    other.destroy()
    return { loaded, oks: results.map(result => Reflect.get(Object(result), 'ok')) }
  })
  expect(answer).toEqual({ loaded: 'blocked', oks: [false, false, true] })
})

test('arguments of the wrong shape or size are refused without harm', async ({ satchel }) => {
  const answers = await satchel.page.evaluate(async () => {
    const call = (name: string, args: unknown, id: unknown) =>
      Reflect.apply(window.satchel.call, null, [name, args, id]).then(
        (result: unknown) => typeof result === 'object' && result !== null && Reflect.get(result, 'ok'),
      )
    return Promise.all([
      call('__proto__', null, 'a'),
      call('constructor', null, 'b'),
      call('app.environment', { extra: 1 }, 'c'),
      call('inventory.list', { folder: { path: '/Inventory/../x', id: null }, streamId: 's' }, 'd'),
      call(
        'inventory.list',
        {
          folder: { path: `/Inventory/${'x'.repeat(100_000)}`, id: null },
          streamId: 's',
        },
        'e',
      ),
      call('inventory.list', { folder: { path: '/etc', id: null }, streamId: 's' }, 'f'),
      call(
        'thumbnails.want',
        { wanted: Array.from({ length: 3_000 }, () => ({ id: 'x' })), dropped: [] },
        'g',
      ),
      call('app.environment', null, 'x'.repeat(2_000)),
      call('app.environment', null, 7),
    ])
  })
  expect(answers).toEqual(answers.map(() => false))
  await satchel.isReady()
})

test('a page of the web opens only from our list, in the browser, and after a question', async ({
  satchel,
}) => {
  // The question and the browser are the system's: what reaches them is noted instead.
  await satchel.app.evaluate(({ dialog, shell }) => {
    const notes: string[] = []
    const answers = [0, 1]
    Object.assign(globalThis, { notes })
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, question: { detail: string }) => {
        notes.push(`asks ${question.detail}`)
        return Promise.resolve({ response: answers.shift() ?? 0 })
      },
    })
    Object.assign(shell, { openExternal: async (url: string) => void notes.push(`opens ${url}`) })
  })
  const notes = () => satchel.app.evaluate(() => Reflect.get(globalThis, 'notes'))
  for (let round = 0; round < 2; round++) {
    await satchel.page.keyboard.press('Control+k')
    await satchel.page.keyboard.type('ResoniteIO')
    await satchel.page.keyboard.press('Enter')
    await expect.poll(async () => (await notes()).length).toBeGreaterThan(round)
  }
  const address = 'https://github.com/MLShukai/ResoniteIO'
  await expect.poll(notes).toEqual([`asks ${address}`, `asks ${address}`, `opens ${address}`])
  const answers = await satchel.page.evaluate(async () => {
    const open = (link: unknown) =>
      Reflect.apply(window.satchel.call, null, ['app.openLink', { link }, String(link)])
    const results = [
      await open('https://example.invalid/'),
      await open('file:///etc/passwd'),
      await open('__proto__'),
    ]
    return results.map(result => Reflect.get(Object(result), 'ok'))
  })
  expect(answers).toEqual([false, false, false])
  expect(await notes()).toHaveLength(3)
})
