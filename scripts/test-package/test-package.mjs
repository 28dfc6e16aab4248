// @ts-check
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect } from '@playwright/test'
import { openVirtualDisplay } from '../set-up/virtual-display.mjs'
import { driveApp, lookInto, rowOf } from './drive-app.mjs'
import { Person } from './person.mjs'
import { QuietNetwork } from './quiet-network.mjs'

const desktopFile = '/usr/share/applications/app.satchel.Satchel.desktop'
const metainfo = '/usr/share/metainfo/app.satchel.Satchel.metainfo.xml'
const link = 'satchel:open?path=/Inventory/Food%20%26%20Drink/Drink/Banana'
const IDLE_MS = 60_000
/** What a desktop brings along and a clean Debian lacks: to start by desktop file and link, and to check files. */
const desktopTools = ['libglib2.0-bin', 'desktop-file-utils', 'appstream']

/**
 * @typedef {(line: string) => void} Say
 * @typedef {import('./clean-root.mjs').CleanRoot} CleanRoot
 */

/**
 * Installs, uses and removes the package; throws at the first thing that is not as it should be.
 * @param {CleanRoot} root
 * @param {string} debianPackage
 * @param {Say} say
 */
export async function testPackage(root, debianPackage, say) {
  const before = namedAfterSatchel(root)
  await install(root, debianPackage, say)
  // The person in the clean system is another account.
  const display = await openVirtualDisplay(['-ac'])
  const person = new Person(root, display.name)
  await person.moveIn()
  await watchNetwork(root, person, say)
  await liveWithIt(root, person, say)
  display.close()
  await removeAndCompare(root, person, before, say)
}

/**
 * @param {CleanRoot} root
 * @param {string} debianPackage
 * @param {Say} say
 */
async function install(root, debianPackage, say) {
  fs.copyFileSync(debianPackage, root.path('/root/satchel.deb'))
  await root.run('apt-get', ['install', '--yes', '--no-install-recommends', '/root/satchel.deb'])
  const linked = await root.run('ldd', ['/usr/lib/satchel/satchel'])
  strictEqual(/not found/.test(linked), false, `libraries are missing:\n${linked}`)
  say('ok  apt-get install ./satchel.deb, and every library is there')
  await root.run('apt-get', ['install', '--yes', '--no-install-recommends', ...desktopTools])
  await root.run('desktop-file-validate', [desktopFile])
  say('ok  desktop-file-validate')
  await root.run('appstreamcli', ['validate', '--no-net', metainfo])
  say('ok  appstreamcli validate')
  const handlers = fs.readFileSync(root.path('/usr/share/applications/mimeinfo.cache'), 'utf8')
  expect(handlers).toContain('x-scheme-handler/satchel=app.satchel.Satchel.desktop')
  say('ok  satchel: links lead to Satchel')
}

/**
 * @param {CleanRoot} root
 * @param {Person} person
 * @param {Say} say
 */
async function liveWithIt(root, person, say) {
  const port = await freePort()
  person.openLookingGlass(port)
  strictEqual(await person.run('gio', 'launch', desktopFile), 0, person.words())
  const { browser, page } = await lookInto(port)
  await driveApp(page, line => say(`ok  ${line}`))
  checkConfined(root)
  say('ok  Chromium is sandboxed')
  strictEqual(await person.run('gio', 'open', link), 0, person.words())
  await expect(rowOf(page, 'Banana')).toHaveAttribute('aria-selected', 'true', { timeout: 15_000 })
  say('ok  a link selects its entry in the window that is open')
  const screenshot = process.env['SATCHEL_SCREENSHOT']
  if (screenshot) await page.screenshot({ path: path.resolve(screenshot) })
  await page.close()
  await expect.poll(() => programs(root).length, { timeout: 15_000 }).toBe(0)
  await browser.close()
  const noise = person.words().replace(/^\s*DevTools listening on .*$/gm, '')
  strictEqual(noise.trim(), '', 'the console stays quiet')
  say('ok  closing the window ends it, and the console stayed quiet')
}

/**
 * A whole start, a minute in which nobody does anything, and the end, as the person's session ends it.
 * @param {CleanRoot} root
 * @param {Person} person
 * @param {Say} say
 */
async function watchNetwork(root, person, say) {
  const network = await QuietNetwork.make()
  // The watch sees what there is to see.
  await person.runWithin(network, 'getent', 'hosts', 'example.org')
  const before = network.tried()
  strictEqual(before.datagrams + before.datagrams6 > 0, true, 'the watch sees no name that is looked up')
  const running = person.runWithin(network, '/usr/bin/satchel')
  await expect.poll(() => person.log(), { timeout: 60_000 }).toContain('source: ready')
  await new Promise(resolve => setTimeout(resolve, IDLE_MS))
  // Its helpers end with it.
  for (const pid of programs(root).filter(isMain)) process.kill(pid, 'SIGTERM')
  await running
  await expect.poll(() => programs(root).length, { timeout: 15_000 }).toBe(0)
  deepStrictEqual(network.tried(), before, 'Satchel asked the network')
  network.close()
  say('ok  a start, a minute of idling and the end look no name up and connect to nothing')
}

/** @param {number} pid */
function isMain(pid) {
  return !fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=')
}

/**
 * Every page is a process that may make only a few system calls.
 * @param {CleanRoot} root
 */
function checkConfined(root) {
  const lines = programs(root).map(pid => ({ pid, line: fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') }))
  strictEqual(
    lines.some(({ line }) => line.includes('--no-sandbox')),
    false,
    'somebody switched the sandbox off',
  )
  const pages = lines.filter(({ line }) => line.includes('--type=renderer')).map(({ pid }) => pid)
  strictEqual(pages.length > 0, true, 'there is no page')
  for (const pid of pages) expect(fs.readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m)
}

/** @param {CleanRoot} root */
function programs(root) {
  return root.processes().filter(pid => {
    try {
      return fs.readlinkSync(`/proc/${pid}/exe`).endsWith('/usr/lib/satchel/satchel')
    } catch {
      return false
    }
  })
}

/**
 * @param {CleanRoot} root
 * @param {Person} person
 * @param {readonly string[]} before
 * @param {Say} say
 */
async function removeAndCompare(root, person, before, say) {
  const data = person.data()
  strictEqual(
    [...data.keys()].some(name => name.startsWith('sandbox/')),
    true,
    'the practice inventory was not kept',
  )
  const installed = (await root.run('dpkg-query', ['--listfiles', 'satchel'])).trim().split('\n')
  const files = installed.filter(file => fs.lstatSync(root.path(file)).isFile())
  strictEqual(files.length > 20, true, 'the package holds hardly anything')
  await root.run('apt-get', ['purge', '--yes', 'satchel'])
  deepStrictEqual(
    files.filter(file => fs.existsSync(root.path(file))),
    [],
    'files of the package stayed',
  )
  deepStrictEqual(namedAfterSatchel(root), before, 'something of Satchel stayed in the system')
  deepStrictEqual(person.data(), data, "the person's data changed")
  say(`ok  apt-get purge took away ${files.length} files and nothing of the person's ${data.size}`)
}

/**
 * Everything outside of homes whose name says that it is Satchel's.
 * @param {CleanRoot} root
 */
function namedAfterSatchel(root) {
  const system = ['bin', 'etc', 'lib', 'opt', 'share', 'usr', 'var']
  return (
    system
      .filter(name => fs.existsSync(root.path(name)) && !fs.lstatSync(root.path(name)).isSymbolicLink())
      .flatMap(name => fs.readdirSync(root.path(name), { recursive: true, encoding: 'utf8' }))
      // Below var, `run` is a link that leads to this machine's own, where other tests may be at work.
      .filter(name => /satchel/i.test(name) && !name.startsWith('run/'))
      .sort()
  )
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
