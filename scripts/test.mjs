// @ts-check
// npm test: sets up what is missing, then checks, unit tests and end-to-end tests, and looks whether those ran that
// pages cite.
import './set-up/require-node.mjs'
import { runChecks } from './checks/run-checks.mjs'
import { stopwatch } from './checks/stopwatch.mjs'
import { judgeCitations } from './citations/judge-citations.mjs'
import { readCitations } from './citations/test-citations.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpBuild, setUpGallery } from './set-up/build.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { describeFailure } from './set-up/set-up-failure.mjs'
import { runE2eTests } from './tests/run-e2e-tests.mjs'
import { runUnitTests } from './tests/run-unit-tests.mjs'
import { parseTestArguments } from './tests/test-arguments.mjs'
import { noTests, sum } from './tests/test-totals.mjs'

/** @typedef {import('./tests/test-totals.mjs').TestRun} TestRun */
/** @typedef {import('./citations/judge-citations.mjs').Part} TestPart */

/** On a machine that nobody knows; a test that needs it is named in the summary. */
const E2E_RETRIES = 1

/** @type {TestRun} */
const nothing = { totals: noTests, outcomes: [] }
/** @type {TestRun} */
const failure = { totals: { ...noTests, failed: 1 }, outcomes: [] }

/**
 * @param {string} name
 * @param {() => Promise<TestRun>} run
 * @returns {Promise<TestRun & { line: string }>}
 */
async function runStage(name, run) {
  console.log(`\n${name}`)
  const elapsed = stopwatch()
  const { totals, outcomes } = await run().catch(error => {
    console.log(describeFailure(error))
    return failure
  })
  const counts = totals.passed + totals.failed > 0 ? `, ${totals.passed} passed, ${totals.failed} failed` : ''
  return {
    totals,
    outcomes,
    line: `${totals.failed > 0 ? 'FAILED' : 'ok    '} ${name}${counts} (${elapsed()})`,
  }
}

/**
 * Looks whether each test that a page stands on ran and passed; counts as no test itself.
 * @param {readonly TestRun[]} runs
 * @param {readonly TestPart[]} parts those that ran
 * @returns {Promise<TestRun>}
 */
async function judgePages(runs, parts) {
  const { citations, faults } = readCitations()
  const judged = judgeCitations(
    citations,
    runs.flatMap(({ outcomes }) => outcomes),
    parts,
  )
  const all = [...faults, ...judged.faults]
  for (const fault of all) console.log(fault)
  console.log(`${judged.passed} of ${citations.length} citations are of tests that ran and passed.`)
  if (judged.unjudged.length > 0)
    console.log(
      `${judged.unjudged.length} could not be judged: these tests were not run, or cannot run here.`,
    )
  return all.length > 0 ? failure : nothing
}

/** While unit tests wait for services that are late. What goes wrong is told where the build is needed. */
async function buildAhead() {
  await setUpBuild(() => {})
    .then(() => setUpGallery(() => {}))
    .catch(() => {})
}

await runEntry(async () => {
  const { parts, onOwnDisplay } = parseTestArguments(process.argv.slice(2))
  await setUpUntilRuntime(console.log, {
    virtualDisplay: onOwnDisplay && parts.includes('e2e'),
  })
  /** @type {(TestRun & { line: string })[]} */
  const results = []
  if (parts.includes('check'))
    results.push(
      await runStage('checks', async () => ((await runChecks({ keepGoing: false })) ? nothing : failure)),
    )
  if (sum(results.map(result => result.totals)).failed === 0) {
    const ahead = parts.includes('unit') && parts.includes('e2e') ? buildAhead() : undefined
    if (parts.includes('unit')) results.push(await runStage('unit tests', runUnitTests))
    if (parts.includes('e2e'))
      results.push(
        await runStage('end-to-end tests', async () => {
          await ahead
          return runE2eTests({ onOwnDisplay, retries: E2E_RETRIES })
        }),
      )
    const ran = parts.filter(part => part !== 'check')
    if (ran.length > 0) results.push(await runStage('tests that pages cite', () => judgePages(results, ran)))
  }
  const { passed, failed, skipped, flaky } = sum(results.map(result => result.totals))
  console.log(`\n${results.map(result => result.line).join('\n')}`)
  for (const name of flaky) console.log(`FLAKY  ${name} (failed, then passed)`)
  if (flaky.length > 0) console.log(`${flaky.length} flaky: each is a fault of the test or of the program`)
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
