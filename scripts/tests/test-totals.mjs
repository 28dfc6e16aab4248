// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** @type {Totals} */
export const noTests = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number }} report of vitest
 * @returns {Totals}
 */
export function totalsOfVitest({ numPassedTests, numFailedTests, numPendingTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report of Playwright
 * @returns {Totals}
 */
export function totalsOfPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
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
 * @param {readonly Totals[]} parts
 * @returns {Totals}
 */
export function sum(parts) {
  return parts.reduce(
    (all, part) => ({
      passed: all.passed + part.passed,
      failed: all.failed + part.failed,
      skipped: all.skipped + part.skipped,
    }),
    noTests,
  )
}
