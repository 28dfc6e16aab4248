// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectFolder } from '../../project-folder.mjs'
import { atExit } from '../../set-up/at-exit.mjs'

/**
 * An inventory of so many entries beside each other, served by a process of its own.
 * @param {string} parent
 * @param {number} count
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveEntries(parent, count) {
  const socket = path.join(parent, `${count}.sock`)
  const place = ['--socket', socket, '--data', `${socket}.data`, '--seed', 'empty']
  const program = path.join(projectFolder, 'out', 'main', 'sandbox.cjs')
  const server = spawn(process.execPath, [program, ...place, '--bulk-root', String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const forget = atExit(() => void server.kill())
  for await (const line of createInterface({ input: server.stdout }))
    if (line.startsWith('sandbox listening')) break
  return {
    address: `unix:${socket}`,
    async close() {
      const ended = once(server, 'exit')
      server.kill()
      await ended
      forget()
    },
  }
}

/**
 * @param {string} home
 * @param {string} address
 * @returns {readonly string[]} what Electron is started with
 */
export function satchelArguments(home, address) {
  skipFirstRun(home)
  // Chromium does not run as root with its sandbox.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [...asRoot, `--user-data-dir=${path.join(home, 'user')}`, projectFolder, '--source', address]
}

/**
 * What is left of a first run that was skipped: it would lie over the rows.
 * @param {string} home
 */
function skipFirstRun(home) {
  const file = path.join(home, 'user', 'settings.json')
  if (existsSync(file)) return
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify({ version: 1, isWelcomed: true }), { mode: 0o600 })
}
