// @ts-check

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} flaky tests that failed and then passed; they count as passed, and are named
 */

/**
 * @typedef {object} TestRun
 * @property {Totals} totals
 * @property {readonly import('../citations/outcomes.mjs').Outcome[]} outcomes of each test by itself
 */

/** @type {Totals} */
export const noTests = { passed: 0, failed: 0, skipped: 0, flaky: [] }

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number }} report of vitest
 * @returns {Totals}
 */
export function totalsOfVitest({ numPassedTests, numFailedTests, numPendingTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, flaky: [] }
}

/**
 * @typedef {object} Suite
 * @property {readonly Suite[]} [suites]
 * @property {readonly { file: string, line: number, title: string, tests: readonly { status: string }[] }[]} [specs]
 */

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites?: readonly Suite[] }} report of Playwright
 * @returns {Totals}
 */
export function totalsOfPlaywright({ stats, suites = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    flaky: suites.flatMap(flakyIn),
  }
}

/**
 * @param {Suite} suite
 * @returns {readonly string[]}
 */
function flakyIn({ suites = [], specs = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [...own.map(({ file, line, title }) => `${file}:${line} › ${title}`), ...suites.flatMap(flakyIn)]
}

/**
 * A runner that failed without a failed test, such as one that could not load a file, must not look like success.
 * @param {Totals | undefined} totals undefined: it left no report
 * @param {number} exitCode
 * @returns {Totals}
 */
export function withExitCode(totals, exitCode) {
  const counted = totals ?? noTests
  const broken = exitCode !== 0 || totals === undefined
  return broken && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

/**
 * What was asked for by name and ran nothing must not look like success.
 * @param {Totals} totals
 * @returns {Totals}
 */
export function withSomeRun(totals) {
  const ran = totals.passed + totals.failed + totals.skipped
  return ran === 0 ? { ...totals, failed: 1 } : totals
}

/**
 * @param {readonly Totals[]} parts
 * @returns {Totals}
 */
export function sum(parts) {
  return parts.reduce(
    (all, part) => ({
      passed: all.passed + part.passed,
      failed: all.failed + part.failed,
      skipped: all.skipped + part.skipped,
      flaky: [...all.flaky, ...part.flaky],
    }),
    noTests,
  )
}
