// @ts-check
import fs from 'node:fs'
import { runCommand } from '../run-command.mjs'

/** Chromium keeps pictures in shared memory; containers often have 64 MB of it, and then it crashes. */
const enoughSharedMemory = 256 * 1024 * 1024

/**
 * What Electron must be told about this machine before the app folder.
 * @param {(line: string) => void} say
 * @param {'x11' | 'wayland'} display
 * @returns {Promise<string[]>}
 */
export async function electronFlags(say, display) {
  if (process.platform !== 'linux') return []
  const flags = []
  if (await mustGoWithoutSandbox(say)) flags.push('--no-sandbox')
  if (sharedMemory() < enoughSharedMemory) flags.push('--disable-dev-shm-usage')
  if (display === 'wayland') flags.push('--ozone-platform-hint=auto')
  return flags
}

/**
 * Chromium refuses to be sandboxed as root, and cannot be where the system keeps user namespaces from people.
 * @param {(line: string) => void} say
 */
async function mustGoWithoutSandbox(say) {
  if (process.getuid?.() === 0) return true
  const { code } = await runCommand('unshare', ['--user', 'true'])
  if (code === 0 || code === 127) return false
  say("This system gives ordinary users no namespaces: Electron runs without Chromium's sandbox.")
  return true
}

function sharedMemory() {
  try {
    const { bsize, blocks } = fs.statfsSync('/dev/shm')
    return bsize * blocks
  } catch {
    return 0
  }
}
