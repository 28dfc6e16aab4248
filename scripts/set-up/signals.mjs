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
  if (process.env['npm_lifecycle_event']) endWithParent()
}

/** npm passes a signal on to the shell between us, which dies of it and tells us nothing. */
function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    respond('SIGTERM')
  }, 500)
  watch.unref()
}

/**
 * Replaces the immediate exit, for a phase that has to end more gently.
 * @param {(signal: EndingSignal) => void} listener
 */
export function onEndingSignal(listener) {
  respond = listener
}
