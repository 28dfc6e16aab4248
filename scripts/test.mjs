// @ts-check
// npm test: sets up what is missing, then checks, unit tests and end-to-end tests.
import './set-up/require-node.mjs'
import { runChecks } from './checks/run-checks.mjs'
import { stopwatch } from './checks/stopwatch.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { describeFailure } from './set-up/set-up-failure.mjs'
import { runE2eTests } from './tests/run-e2e-tests.mjs'
import { runUnitTests } from './tests/run-unit-tests.mjs'
import { parseTestArguments } from './tests/test-arguments.mjs'
import { noTests, sum } from './tests/test-totals.mjs'

/** @typedef {import('./tests/test-totals.mjs').Totals} Totals */

/** On a machine that nobody knows; a test that needs it is named in the summary. */
const E2E_RETRIES = 1

const failure = { ...noTests, failed: 1 }

/**
 * @param {string} name
 * @param {() => Promise<Totals>} run
 * @returns {Promise<{ totals: Totals, line: string }>}
 */
async function runStage(name, run) {
  console.log(`\n${name}`)
  const elapsed = stopwatch()
  const totals = await run().catch(error => {
    console.log(describeFailure(error))
    return failure
  })
  const counts = totals.passed + totals.failed > 0 ? `, ${totals.passed} passed, ${totals.failed} failed` : ''
  return { totals, line: `${totals.failed > 0 ? 'FAILED' : 'ok    '} ${name}${counts} (${elapsed()})` }
}

await runEntry(async () => {
  const { parts, onOwnDisplay } = parseTestArguments(process.argv.slice(2))
  await setUpUntilRuntime(console.log, {
    virtualDisplay: onOwnDisplay && parts.includes('e2e'),
  })
  const results = []
  if (parts.includes('check'))
    results.push(
      await runStage('checks', async () => ((await runChecks({ keepGoing: false })) ? noTests : failure)),
    )
  if (sum(results.map(result => result.totals)).failed === 0) {
    if (parts.includes('unit')) results.push(await runStage('unit tests', runUnitTests))
    if (parts.includes('e2e'))
      results.push(
        await runStage('end-to-end tests', () => runE2eTests({ onOwnDisplay, retries: E2E_RETRIES })),
      )
  }
  const { passed, failed, skipped, flaky } = sum(results.map(result => result.totals))
  console.log(`\n${results.map(result => result.line).join('\n')}`)
  for (const name of flaky) console.log(`FLAKY  ${name} (failed, then passed)`)
  if (flaky.length > 0) console.log(`${flaky.length} flaky: each is a fault of the test or of the program`)
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
