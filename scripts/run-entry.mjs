// @ts-check
import { describeFailure } from './set-up/set-up-failure.mjs'
import { exitOnSignals } from './set-up/signals.mjs'

/**
 * Runs a command of this folder: signals clean up, an expected failure is one sentence and exit code 1.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runEntry(main) {
  exitOnSignals()
  try {
    process.exit(await main())
  } catch (error) {
    console.error(describeFailure(error))
    process.exit(1)
  }
}
