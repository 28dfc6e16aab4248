// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runApp } from '../start/run-app.mjs'
import { setUpRuntime } from './runtime.mjs'
import { openVirtualDisplay } from './virtual-display.mjs'

const file = path.join(projectFolder, 'out', 'main', 'code-cache')

/**
 * Lets the app that was just built show the sandbox once, out of sight, and keep what V8 made of its bundles: every
 * start after that neither parses nor compiles them. Where that is not possible, starts are slower, and that is all.
 * @param {(line: string) => void} say
 */
export async function makeCodeCache(say) {
  if (process.platform !== 'linux')
    return say('No code cache: it is made on Linux only, where no window shows.')
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'satchel-code-'))
  try {
    const executable = await setUpRuntime(say)
    const display = await openVirtualDisplay()
    await runOnce(executable, home, display.name)
    display.close()
  } catch (error) {
    say(`No code cache: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    fs.rmSync(home, { recursive: true, force: true })
  }
  // The app writes for its person alone; a package is for everybody.
  if (fs.existsSync(file)) fs.chmodSync(file, 0o644)
}

/**
 * @param {string} executable
 * @param {string} home
 * @param {string} display
 */
async function runOnce(executable, home, display) {
  /** @type {string[]} */
  const said = []
  const env = {
    ...process.env,
    DISPLAY: display,
    WAYLAND_DISPLAY: undefined,
    HOME: home,
    // Nobody's inventory: with nothing there, the sandbox is opened.
    RESONITE_IO_SOCKET: undefined,
    RESONITE_IO_SOCKET_DIR: home,
    SATCHEL_SCREENSHOT: path.join(home, 'window.png'),
    SATCHEL_MAKE_CODE_CACHE: '1',
  }
  const appArguments = [`--user-data-dir=${path.join(home, 'user')}`]
  const run = {
    executable,
    appArguments,
    display: /** @type {const} */ ('x11'),
    env,
    follow: true,
    once: true,
  }
  const code = await runApp(run, line => void said.push(line))
  if (code !== 0) throw new Error(`the app was not seen to start:\n${said.join('\n')}`)
}
