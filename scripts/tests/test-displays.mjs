// @ts-check
import { openVirtualDisplay } from '../set-up/virtual-display.mjs'

/**
 * @typedef {object} TestDisplays
 * @property {NodeJS.ProcessEnv} env for Playwright
 * @property {() => void} close
 */

/**
 * A display for each worker: focus, clipboard and pointer belong to a display, and no two tests may share them.
 * `e2e/fixtures/electron.ts` gives each worker its own.
 * @param {number} count
 * @returns {Promise<TestDisplays>}
 */
export async function openTestDisplays(count) {
  const displays = await Promise.all(Array.from({ length: count }, () => openVirtualDisplay()))
  const names = displays.map(({ name }) => name)
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DISPLAY: names[0], SATCHEL_TEST_DISPLAYS: names.join(' ') }
  delete env['WAYLAND_DISPLAY']
  return {
    env,
    close: () => {
      for (const { lost, close } of displays) {
        const end = lost()
        if (end !== null)
          console.error(
            `A display of the tests (Xvfb) ended ${end}: what failed then says nothing of Satchel.`,
          )
        close()
      }
    },
  }
}
