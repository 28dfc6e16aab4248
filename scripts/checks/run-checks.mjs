// @ts-check
import { checkStages } from './check-stages.mjs'
import { stopwatch } from './stopwatch.mjs'

/**
 * Runs all that needs no test runner, a line each.
 * @param {{ keepGoing: boolean }} options keepGoing: a developer wants to see all that is wrong
 * @returns {Promise<boolean>} whether nothing was found
 */
export async function runChecks({ keepGoing }) {
  let clean = true
  for (const { name, remedy, run } of checkStages) {
    const elapsed = stopwatch()
    const { code, output } = await run()
    if (code === 0) {
      console.log(`ok     ${name} (${elapsed()})`)
      continue
    }
    clean = false
    console.log(`FAILED ${name} (${elapsed()}): ${remedy}\n${output.trim()}`)
    if (!keepGoing) break
  }
  return clean
}
