// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { atExit } from '../../set-up/at-exit.mjs'
import { openVirtualDisplay } from '../../set-up/virtual-display.mjs'
import { Framebuffer } from './framebuffer.mjs'
import { lookAt } from './look.mjs'
import { isChange, momentsOf } from './moments.mjs'
import { familyOf, signal } from './process-family.mjs'

const lookEveryMs = 15
/** So long must nothing change, and next to nothing be computed, for a program to be done. */
const stillMs = 2000
const restMs = 1000
const restShare = 0.1
const endWithinMs = 3000

/** @typedef {{ firstRowsMs: number, completeMs: number, isDone: boolean }} Opening isDone: it came to rest in time */

/**
 * Starts a program on a display and with a D-Bus session of its own, watches the screen until it comes to rest, and
 * ends it. What a program leaves on a display (the address of a bus for screen readers, say) made the next one wait.
 * @param {{ command: string, args: readonly string[], env: NodeJS.ProcessEnv, withinMs: number }} program
 * @param {string} folder for pictures of displays
 * @returns {Promise<Opening | null>} null when it showed nothing
 */
export async function measureOpening({ command, args, env, withinMs }, folder) {
  // An Xvfb that ends deletes its file, which must not be that of the next.
  const picture = fs.mkdtempSync(path.join(folder, 'screen-'))
  const display = await openVirtualDisplay(['-fbdir', picture])
  const screen = new Framebuffer(picture)
  const before = new Uint32Array(screen.read())
  const startMs = performance.now()
  const child = spawn('dbus-run-session', ['--', command, ...args], {
    env: { ...env, DISPLAY: display.name },
    stdio: 'ignore',
  })
  const pid = child.pid ?? 0
  const ended = once(child, 'close').catch(() => {})
  const forget = atExit(() => signal(familyOf(pid).pids, 'SIGKILL'))
  const { looks, isDone } = await watch({ screen, before, startMs, pid, withinMs })
  // Killed at once, what they keep would be broken for the next time. Their parents may be gone before they are.
  const { pids } = familyOf(pid)
  signal(pids, 'SIGTERM')
  await Promise.race([ended, sleep(endWithinMs)])
  signal(pids, 'SIGKILL')
  await ended
  forget()
  screen.close()
  display.close()
  const moments = momentsOf(looks)
  return moments && { ...moments, isDone }
}

/**
 * @param {object} given
 * @param {Framebuffer} given.screen
 * @param {Uint32Array} given.before
 * @param {number} given.startMs
 * @param {number} given.pid
 * @param {number} given.withinMs
 */
async function watch({ screen, before, startMs, pid, withinMs }) {
  /** @type {import('./moments.mjs').TimedLook[]} */
  const looks = []
  let changedAtMs = 0
  let rest = { sinceMs: 0, cpuMs: 0 }
  for (;;) {
    const ms = performance.now() - startMs
    const look = lookAt(screen.read(), before, screen.size)
    if (look.changedPx > 0) looks.push({ ...look, ms })
    if (isChange(look)) changedAtMs = ms
    if (ms - rest.sinceMs >= restMs) {
      const { cpuMs } = familyOf(pid)
      const isResting = cpuMs - rest.cpuMs < restShare * (ms - rest.sinceMs)
      if (isResting && looks.length > 0 && ms - changedAtMs >= stillMs) return { looks, isDone: true }
      rest = { sinceMs: ms, cpuMs }
    }
    if (ms > withinMs) return { looks, isDone: false }
    await sleep(lookEveryMs - ((performance.now() - startMs - ms) % lookEveryMs))
  }
}
