// @ts-check
import { checkStages } from './check-stages.mjs'
import { stopwatch } from './stopwatch.mjs'

/** Most of the stages have one thread each. */
const AT_ONCE = 2

/**
 * Runs all that needs no test runner, a line each.
 * @param {{ keepGoing: boolean }} options keepGoing: a developer wants to see all that is wrong
 * @returns {Promise<boolean>} whether nothing was found
 */
export async function runChecks({ keepGoing }) {
  const waiting = [...checkStages]
  let clean = true
  const work = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
      if (await runCheck(stage)) continue
      clean = false
      if (!keepGoing) waiting.length = 0
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return clean
}

/** @param {import('./check-stages.mjs').CheckStage} stage */
async function runCheck({ name, remedy, run }) {
  const elapsed = stopwatch()
  const { code, output } = await run()
  if (code === 0) console.log(`ok     ${name} (${elapsed()})`)
  else console.log(`FAILED ${name} (${elapsed()}): ${remedy}\n${output.trim()}`)
  return code === 0
}
