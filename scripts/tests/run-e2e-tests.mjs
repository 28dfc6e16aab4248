// @ts-check
import path from 'node:path'
import { outcomesOfPlaywright } from '../citations/outcomes.mjs'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { setUpBuild } from '../set-up/build.mjs'
import { openVirtualDisplay } from '../set-up/virtual-display.mjs'
import { emptyReport, readReport } from './test-report.mjs'
import { totalsOfPlaywright, withExitCode } from './test-totals.mjs'

const CONFIG = 'e2e/playwright.config.ts'

/**
 * @param {{ onOwnDisplay: boolean, only?: string, retries?: number, config?: string }} options on a virtual display, no
 *   window opens on, and no key is taken from, the person's; only: the files whose names hold this; retries: how often
 *   a test that failed is run again; config: of Playwright
 * @returns {Promise<import('./test-totals.mjs').TestRun>}
 */
export async function runE2eTests({ onOwnDisplay, only, retries = 0, config = CONFIG }) {
  await setUpBuild(console.log)
  const display = onOwnDisplay && process.platform === 'linux' ? await openVirtualDisplay() : undefined
  const report = emptyReport('playwright.json')
  const playwright = path.join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
  const args = [
    playwright,
    'test',
    '-c',
    config,
    '--reporter=list,json',
    `--retries=${retries}`,
    ...(only ? [only] : []),
  ]
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  if (display) {
    env['DISPLAY'] = display.name
    delete env['WAYLAND_DISPLAY']
  }
  const { code } = await runCommand(process.execPath, args, { cwd: projectFolder, env, inherit: true })
  const end = display?.lost()
  if (end)
    console.error(`The tests' own display (Xvfb) ended ${end}: what failed then says nothing of Satchel.`)
  display?.close()
  const content = readReport(report)
  return {
    totals: withExitCode(content && totalsOfPlaywright(content), code),
    outcomes: content ? outcomesOfPlaywright(content) : [],
  }
}
