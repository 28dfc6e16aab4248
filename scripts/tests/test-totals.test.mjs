// @ts-check
import { describe, expect, it } from 'vitest'
import {
  noTests,
  sum,
  totalsOfPlaywright,
  totalsOfVitest,
  withExitCode,
  withSomeRun,
} from './test-totals.mjs'

describe('test totals', () => {
  it('adds up what both runners report', () => {
    const unit = totalsOfVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2 })
    const e2e = totalsOfPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } })
    expect(sum([unit, e2e])).toEqual({ passed: 9, failed: 1, skipped: 2, flaky: [] })
  })

  it('names each test that failed and then passed, however deep in its file', () => {
    /** @param {string} title @param {string} status */
    const spec = (title, status) => ({ file: 'a.spec.ts', line: 7, title, tests: [{ status }] })
    const inner = { specs: [spec('copies', 'flaky'), spec('cuts', 'expected')] }
    const suites = [{ specs: [spec('walks', 'flaky'), spec('fails', 'unexpected')], suites: [inner] }]
    const stats = { expected: 1, unexpected: 1, flaky: 2, skipped: 0 }
    const { passed, failed, flaky } = totalsOfPlaywright({ stats, suites })
    expect({ passed, failed }).toEqual({ passed: 3, failed: 1 })
    expect(flaky).toEqual(['a.spec.ts:7 › walks', 'a.spec.ts:7 › copies'])
  })

  it('counts a runner that failed without a failed test as one failure', () => {
    expect(withExitCode({ ...noTests, passed: 4 }, 1)).toEqual({ ...noTests, passed: 4, failed: 1 })
  })

  it('counts a runner without a report as one failure even if it ended well', () => {
    expect(withExitCode(undefined, 0).failed).toBe(1)
  })

  it('counts files that were asked for and held no test as one failure', () => {
    expect(withSomeRun(noTests).failed).toBe(1)
    const skipped = { ...noTests, skipped: 2 }
    expect(withSomeRun(skipped)).toEqual(skipped)
  })

  it('leaves the failures of a runner as they are', () => {
    expect(withExitCode({ ...noTests, failed: 3 }, 1).failed).toBe(3)
  })
})
