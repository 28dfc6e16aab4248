// @ts-check
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { atExit } from './at-exit.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

/**
 * @typedef {object} VirtualDisplay
 * @property {string} name for DISPLAY
 * @property {() => void} close
 * @property {() => string | null} lost how it ended although nobody closed it; null while it is there
 */

/**
 * Starts an X server of our own without a screen. It picks a free number and tells it when it is ready to be used.
 * @param {readonly string[]} [further] options of Xvfb
 * @returns {Promise<VirtualDisplay>}
 */
export function openVirtualDisplay(further = []) {
  return new Promise((resolve, reject) => {
    const screen = ['-screen', '0', '1600x1000x24']
    const server = spawn('Xvfb', ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset', ...further], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      // Out of reach of the terminal's Ctrl-C: the app must not lose its display before it has ended.
      detached: true,
    })
    const forget = atExit(() => void server.kill())
    /** @type {string | null} */
    let lost = null
    const close = () => {
      server.removeAllListeners('exit')
      server.kill()
      forget()
    }
    const complaints = server.stderr ? text(server.stderr) : Promise.resolve('')
    server.once('error', error => reject(new SetUpFailure(`Xvfb could not be started: ${error.message}.`)))
    server.once('exit', (code, signal) => {
      lost = signal === null ? `with code ${code}` : `by ${signal}`
      complaints.then(
        said => reject(new SetUpFailure(`Xvfb ended at once; it said:\n${said.trim()}`)),
        reject,
      )
    })
    let number = ''
    server.stdio[3]?.on('data', piece => {
      number += piece
      if (number.endsWith('\n')) resolve({ name: `:${number.trim()}`, close, lost: () => lost })
    })
  })
}
