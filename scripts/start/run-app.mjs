// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { onEndingSignal } from '../set-up/signals.mjs'
import { startApp } from './app-process.mjs'
import { electronFlags } from './electron-flags.mjs'
import { followApp } from './follow-app.mjs'

/**
 * @typedef {object} Run
 * @property {string} executable
 * @property {readonly string[]} appArguments
 * @property {'x11' | 'wayland'} display
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} follow show milestones: nobody can look at the window, or a machine wants to know
 * @property {boolean} once close the app when all milestones have come
 */

/**
 * Runs the app until it ends, or until Ctrl-C.
 * @param {Run} run
 * @param {(line: string) => void} say
 * @returns {Promise<number>} the exit code
 */
export async function runApp({ executable, appArguments, display, env, follow, once }, say) {
  const args = [...(await electronFlags(display)), projectFolder, ...appArguments]
  const app = startApp(executable, args, { env: follow ? { ...env, ...followed(env) } : env, follow })
  let stopped = false
  onEndingSignal(() => {
    stopped = true
    void app.stop()
  })
  if (follow) {
    const allCame = await followApp(app, line => void (stopped || say(line)))
    if (once) {
      await app.stop()
      return allCame && !stopped ? 0 : 1
    }
    if (!stopped && app.child.exitCode === null) say('The app is running; Ctrl-C ends it.')
  }
  const code = await app.ended
  return stopped ? 0 : code
}

/** @param {NodeJS.ProcessEnv} env */
function followed(env) {
  const screenshot = env['SATCHEL_SCREENSHOT'] ?? path.join(projectFolder, '.satchel', 'screenshot.png')
  fs.mkdirSync(path.dirname(screenshot), { recursive: true })
  // The picture of an earlier run must not pass for this one's.
  fs.rmSync(screenshot, { force: true })
  return { SATCHEL_MILESTONES: '1', SATCHEL_SCREENSHOT: screenshot }
}
