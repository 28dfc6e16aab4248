// @ts-check
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** @typedef {keyof typeof exitCodes} EndingSignal */

/** @type {(signal: EndingSignal) => void} */
let respond = signal => process.exit(exitCodes[signal])

/** From now on a signal ends this process through `process.exit`, so that the clean-ups of `at-exit` run. */
export function exitOnSignals() {
  for (const signal of /** @type {EndingSignal[]} */ (Object.keys(exitCodes))) {
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
