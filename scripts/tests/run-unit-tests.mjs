// @ts-check
import path from 'node:path'
import { outcomesOfVitest } from '../citations/outcomes.mjs'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { emptyReport, readReport } from './test-report.mjs'
import { totalsOfVitest, withExitCode } from './test-totals.mjs'

/**
 * @param {{ only?: string, isBeside?: boolean }} [options] only: the files whose paths hold this; isBeside: other tests
 *   print at the same time, so what these say is printed in one piece
 * @returns {Promise<import('./test-totals.mjs').TestRun>}
 */
export async function runUnitTests({ only, isBeside = false } = {}) {
  const report = emptyReport('vitest.json')
  const vitest = path.join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [vitest, 'run', ...reporters, ...(only ? [only] : [])]
  const { code, output } = await runCommand(process.execPath, args, {
    cwd: projectFolder,
    inherit: !isBeside,
  })
  if (isBeside) console.log(output)
  const content = readReport(report)
  return {
    totals: withExitCode(content && totalsOfVitest(content), code),
    outcomes: content ? outcomesOfVitest(content) : [],
  }
}
