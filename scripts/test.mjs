// @ts-check
// npm test: sets up what is missing, then checks, unit tests and end-to-end tests, and looks whether those ran that
// pages cite.
import './set-up/require-node.mjs'
import { runChecks } from './checks/run-checks.mjs'
import { stopwatch } from './checks/stopwatch.mjs'
import { judgeCitations } from './citations/judge-citations.mjs'
import { readCitations } from './citations/test-citations.mjs'
import { runEntry } from './run-entry.mjs'
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

/**
 * Unit tests wait half of their time for services that are late: end-to-end tests are built and begun beside them.
 * @param {readonly string[]} parts
 * @param {boolean} onOwnDisplay
 */
async function runTests(parts, onOwnDisplay) {
  const isBeside = parts.includes('unit') && parts.includes('e2e')
  const unit = parts.includes('unit')
    ? runStage('unit tests', () => runUnitTests({ isBeside }))
    : Promise.resolve(null)
  const e2e = parts.includes('e2e')
    ? runStage('end-to-end tests', () => runE2eTests({ onOwnDisplay, retries: E2E_RETRIES, beside: unit }))
    : Promise.resolve(null)
  return (await Promise.all([unit, e2e])).filter(result => result !== null)
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
    results.push(...(await runTests(parts, onOwnDisplay)))
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
