import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { netLogArgument, outwardEvents } from './fixtures/net-log'
import { expect, test } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'

const RECORDER = resolve(import.meta.dirname, 'fixtures/network-recorder')

/** Nightly: a minute. `npm test`: as long as it takes to show everything. */
const IDLE_MS = Number(process.env['SATCHEL_IDLE_SECONDS'] ?? 0) * 1_000

/** Takes whatever comes by TCP or UDP, and counts. */
async function openTrap() {
  let visits = 0
  const tcp = createServer(socket => {
    visits++
    socket.destroy()
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const address = tcp.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const udp = createSocket('udp4', () => visits++)
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  const close = (): void => {
    tcp.close()
    udp.close()
  }
  return { port, visits: () => visits, close }
}

async function end(satchel: BrowserWindow): Promise<void> {
  const ended = once(satchel.app.process(), 'exit')
  await satchel.app.evaluate(({ app }) => app.quit()).catch(() => {})
  await ended
}

test('a whole start, idling and the end ask nothing of the network', async ({ open, folder }) => {
  test.setTimeout(120_000 + IDLE_MS)
  const trap = await openTrap()
  const proxy = `http://127.0.0.1:${trap.port}`
  const netLog = join(folder, 'net.json')
  const nodeLog = join(folder, 'node.txt')
  // Without a source named: the sandbox is a process of Satchel's own, so nothing has a reason to go out.
  const satchel = await open({
    program: RECORDER,
    arguments: [netLogArgument(netLog)],
    environment: {
      SATCHEL_NODE_NETWORK: nodeLog,
      LANG: 'de_DE.UTF-8',
      LANGUAGE: 'de:fr:ja',
      ...Object.fromEntries(
        ['grpc', 'http', 'https', 'all', 'auto'].flatMap(kind => [
          [`${kind}_proxy`, kind === 'auto' ? `${proxy}/proxy.pac` : proxy],
          [`${kind.toUpperCase()}_PROXY`, proxy],
        ]),
      ),
    },
  })
  await satchel.isReady()
  await satchel.expand('Food & Drink', 'Fruit')
  await expect(satchel.page.locator('[data-picture="shown"]').first()).toBeVisible()
  const idleUntilMs = Date.now() + IDLE_MS
  await expect.poll(() => Date.now() >= idleUntilMs, { timeout: IDLE_MS + 10_000 }).toBe(true)
  await end(satchel)
  expect(outwardEvents(netLog)).toEqual([])
  const node = readFileSync(nodeLog, 'utf8').trim().split('\n')
  expect(new Set(node)).toEqual(new Set(['browser begins', 'utility begins']))
  expect(trap.visits()).toBe(0)
  trap.close()
})

test('a page that was taken over tells nobody anything, not even by a name that is looked up', async ({
  open,
  sandbox,
  folder,
}) => {
  const trap = await openTrap()
  const netLog = join(folder, 'net.json')
  const satchel = await open({ arguments: ['--source', sandbox.address, netLogArgument(netLog)] })
  await satchel.isReady()
  await satchel.page.evaluate(async port => {
    const here = `127.0.0.1:${port}`
    for (const rel of [
      'dns-prefetch',
      'preconnect',
      'prefetch',
      'preload',
      'icon',
      'stylesheet',
      'manifest',
    ]) {
      for (const host of ['secret.example.org', here]) {
        const link = document.createElement('link')
        Object.assign(link, { rel, href: `http://${host}/secret`, as: 'image' })
        document.head.append(link)
      }
    }
    const anchor = Object.assign(document.createElement('a'), {
      href: `http://${here}/`,
      ping: `http://${here}/p`,
    })
    document.body.append(anchor)
    anchor.click()
    navigator.sendBeacon(`http://${here}/`, 'secret')
    const servers = [
      { urls: `stun:${here}` },
      { urls: 'stun:secret.example.org:3478' },
      { urls: [`turn:${here}?transport=udp`, `turn:${here}?transport=tcp`], username: 'u', credential: 'c' },
    ]
    const peer = new RTCPeerConnection({ iceServers: servers })
    peer.createDataChannel('secret')
    const isGathered = new Promise(resolve => {
      peer.addEventListener('icegatheringstatechange', () => {
        if (peer.iceGatheringState === 'complete') resolve(null)
      })
    })
    await peer.setLocalDescription(await peer.createOffer())
    await isGathered
  }, trap.port)
  await end(satchel)
  expect(trap.visits()).toBe(0)
  expect(outwardEvents(netLog)).toEqual([])
  trap.close()
})
