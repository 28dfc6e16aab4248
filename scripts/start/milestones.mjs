// @ts-check

/**
 * What the app reports on its stdout when SATCHEL_MILESTONES=1 is set.
 * @typedef {{ kind: 'milestone', name: string, ok: boolean, text: string }
 *   | { kind: 'screenshot', path: string }
 *   | { kind: 'other', line: string }} Report
 */

/** In the order in which they are expected. */
const milestoneNames = ['source', 'entries', 'thumbnails', 'window']

/**
 * @param {string} line
 * @returns {Report}
 */
export function parseReport(line) {
  const milestone = /^satchel: milestone (\S+) (ok|failed)(?: (.*))?$/.exec(line)
  if (milestone) {
    const [, name = '', state, text = ''] = milestone
    return { kind: 'milestone', name, ok: state === 'ok', text }
  }
  const screenshot = /^satchel: screenshot (.+)$/.exec(line)
  if (screenshot) return { kind: 'screenshot', path: screenshot[1] ?? '' }
  return { kind: 'other', line }
}

/**
 * @param {readonly Report[]} reports
 * @returns {string | undefined} the first that is still missing, undefined: everything has come
 */
export function missingReport(reports) {
  const missing = milestoneNames.find(
    name => !reports.some(report => report.kind === 'milestone' && report.name === name && report.ok),
  )
  if (missing) return `milestone "${missing}"`
  return reports.some(report => report.kind === 'screenshot') ? undefined : 'screenshot'
}

/**
 * @param {Report} report
 * @returns {string} the line for a person
 */
export function describeReport(report) {
  if (report.kind === 'other') return report.line
  if (report.kind === 'screenshot') return `Screenshot: ${report.path}`
  return `${report.ok ? 'ok    ' : 'FAILED'} ${report.name.padEnd(10)} ${report.text}`.trimEnd()
}
