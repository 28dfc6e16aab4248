// @ts-check
import { spawn } from 'node:child_process'
import { atExit } from '../set-up/at-exit.mjs'

const quitWithinMs = 5_000

/**
 * @typedef {object} AppProcess
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<number>} ended resolves to its exit code
 * @property {() => Promise<void>} stop asks it to quit, then insists; leaves none of its processes behind
 */

/**
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, follow: boolean }} options follow: its output comes to us
 * @returns {AppProcess}
 */
export function startApp(executable, args, { env, follow }) {
  const output = follow ? 'pipe' : 'inherit'
  // A group of its own, so that all of Chromium's processes can be ended together.
  const child = spawn(executable, args, {
    env: asApp(env),
    stdio: ['inherit', output, output],
    detached: true,
  })
  const forget = atExit(() => killGroup(child))
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => killGroup(child))
    // Later than "exit": by then its last words have arrived.
    child.once('close', code => {
      forget()
      resolve(code ?? 1)
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const insist = setTimeout(() => killGroup(child), quitWithinMs)
    await ended
    clearTimeout(insist)
  }
  return { child, ended, stop }
}

/**
 * Editors that are Electron programs themselves leave this variable to their terminals; Electron would be a Node.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function asApp(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'))
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing of the group is left, which is what we want.
  }
}
