// @ts-check
import os from 'node:os'

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} EndingSignal */

/** @type {readonly EndingSignal[]} */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** @type {(signal: EndingSignal) => void} */
let respond = signal => process.exit(128 + os.constants.signals[signal])

/** From now on a signal ends this process through `process.exit`, so that the clean-ups of `at-exit` run. */
export function exitOnSignals() {
  for (const signal of endingSignals) {
    process.on(signal, () => respond(signal))
  }
}

/**
 * Replaces the immediate exit, for a phase that has to end more gently.
 * @param {(signal: EndingSignal) => void} listener
 */
export function onEndingSignal(listener) {
  respond = listener
}
