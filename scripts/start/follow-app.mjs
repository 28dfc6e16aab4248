// @ts-check
import fs from 'node:fs'
import { createInterface } from 'node:readline'
import { describeReport, missingReport, parseReport } from './milestones.mjs'

const nextReportWithinMs = 60_000

/** What Chromium logs about a machine without D-Bus or graphics card; true, and of no use to anybody. */
const chromiumNoise = /^\[\d+:\d{4}\/\d{6}\.\d+:(ERROR|WARNING|INFO):/

/**
 * Shows what the app reports, a line each.
 * @param {import('./app-process.mjs').AppProcess} app
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} resolves when everything has come (true), or something failed or is overdue (false)
 */
export function followApp({ child, ended }, say) {
  showErrors(child)
  return new Promise((resolve, reject) => {
    /** @type {import('./milestones.mjs').Report[]} */
    const reports = []
    const overdue = () => {
      say(`FAILED: ${missingReport(reports)} did not come within ${nextReportWithinMs / 1000} s.`)
      resolve(false)
    }
    let timer = setTimeout(overdue, nextReportWithinMs)
    createInterface({ input: child.stdout ?? process.stdin }).on('line', line => {
      const report = parseReport(line)
      say(
        hasFailed(report) && report.kind === 'screenshot'
          ? `FAILED: no screenshot in ${report.path}`
          : describeReport(report),
      )
      if (report.kind === 'other') return
      clearTimeout(timer)
      reports.push(report)
      if (hasFailed(report)) return resolve(false)
      if (missingReport(reports) === undefined) return resolve(true)
      timer = setTimeout(overdue, nextReportWithinMs)
    })
    ended.then(code => {
      clearTimeout(timer)
      const missing = missingReport(reports)
      if (missing && !reports.some(hasFailed))
        say(`FAILED: the app ended (exit code ${code}) before its ${missing}.`)
      resolve(missing === undefined)
    }, reject)
  })
}

/** @param {import('./milestones.mjs').Report} report */
function hasFailed(report) {
  if (report.kind === 'screenshot') return !(fs.statSync(report.path, { throwIfNoEntry: false })?.size ?? 0)
  return report.kind === 'milestone' && !report.ok
}

/** @param {import('node:child_process').ChildProcess} child */
function showErrors({ stderr }) {
  if (!stderr) return
  createInterface({ input: stderr }).on('line', line => {
    if (!chromiumNoise.test(line)) console.error(line)
  })
}
