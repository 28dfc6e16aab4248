// @ts-check
import fs from 'node:fs'
import { runCommand } from '../run-command.mjs'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/** Chromium keeps pictures in shared memory; containers often have 64 MB of it, and then it crashes. */
const enoughSharedMemory = 256 * 1024 * 1024

/**
 * What Electron must be told about this machine before the app folder.
 * @param {'x11' | 'wayland'} display
 * @returns {Promise<string[]>}
 */
export async function electronFlags(display) {
  if (process.platform !== 'linux') return []
  const flags = []
  if (isRoot()) flags.push('--no-sandbox')
  else await requireNamespaces()
  if (sharedMemory() < enoughSharedMemory) flags.push('--disable-dev-shm-usage')
  if (display === 'wayland') flags.push('--ozone-platform-hint=auto')
  return flags
}

/** Chromium refuses to be sandboxed as root. */
function isRoot() {
  return process.getuid?.() === 0
}

/** Chromium's sandbox needs them; going without one is for root only, whom nothing confines anyway. */
async function requireNamespaces() {
  const { code } = await runCommand('unshare', ['--user', 'true'])
  if (code === 0 || code === 127) return
  throw new SetUpFailure(
    "This system gives ordinary users no namespaces, which Chromium's sandbox needs. " +
      'Allow them (sudo sysctl kernel.unprivileged_userns_clone=1), or start a container with them.',
  )
}

function sharedMemory() {
  try {
    const { bsize, blocks } = fs.statfsSync('/dev/shm')
    return bsize * blocks
  } catch {
    return 0
  }
}
