// @ts-check
import { describe, expect, it } from 'vitest'
import { noTests, sum, totalsOfPlaywright, totalsOfVitest, withExitCode } from './test-totals.mjs'

describe('test totals', () => {
  it('adds up what both runners report', () => {
    const unit = totalsOfVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2 })
    const e2e = totalsOfPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } })
    expect(sum([unit, e2e])).toEqual({ passed: 9, failed: 1, skipped: 2 })
  })

  it('counts a runner that failed without a failed test as one failure', () => {
    expect(withExitCode({ ...noTests, passed: 4 }, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 })
  })

  it('counts a runner without a report as one failure even if it ended well', () => {
    expect(withExitCode(undefined, 0).failed).toBe(1)
  })

  it('leaves the failures of a runner as they are', () => {
    expect(withExitCode({ ...noTests, failed: 3 }, 1).failed).toBe(3)
  })
})
