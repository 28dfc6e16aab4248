// @ts-check
import path from 'node:path'
import { outcomesOfPlaywright } from '../citations/outcomes.mjs'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { setUpBuild, setUpGallery } from '../set-up/build.mjs'
import { openTestDisplays } from './test-displays.mjs'
import { emptyReport, readReport } from './test-report.mjs'
import { sum, totalsOfPlaywright, withExitCode, withSomeRun } from './test-totals.mjs'

/** @typedef {import('./test-totals.mjs').TestRun} TestRun */

/**
 * What Playwright runs at one go.
 * @typedef {object} Pass
 * @property {string} name of its report
 * @property {number} workers that run beside each other, each with a display of its own
 * @property {readonly string[]} args
 */

/** More than keep two cores busy beside the unit tests only take from each other what the processors remember. */
const WORKERS = 3

/**
 * The projects of `e2e/playwright.config.ts`. What measures frames and times runs last, with the machine to itself.
 * @type {readonly Pass[]}
 */
const PASSES = [
  { name: 'together', workers: WORKERS, args: ['--project=gallery', '--project=together'] },
  { name: 'alone', workers: 1, args: ['--project=alone'] },
]

/**
 * @param {{ onOwnDisplay: boolean, only?: string, retries?: number, config?: string, beside?: Promise<unknown> }}
 *   options on displays of their own, no window opens on, and no key is taken from, the person's; only: the files whose
 *   names hold this; retries: how often a test that failed is run again; config: of Playwright, other than that of the
 *   tests; beside: what else runs on this machine, and has ended before frames are measured
 * @returns {Promise<TestRun>}
 */
export async function runE2eTests({ onOwnDisplay, only, retries = 0, config, beside }) {
  await setUpBuild(console.log)
  // Here, because each worker would build it else, in the same place.
  await setUpGallery(console.log)
  const isApart = onOwnDisplay && process.platform === 'linux'
  const passes = config === undefined ? PASSES : [{ name: 'other', workers: 1, args: [] }]
  const displays = isApart
    ? await openTestDisplays(Math.max(...passes.map(({ workers }) => workers)))
    : undefined
  const args = [
    'test',
    `--config=${config ?? 'e2e/playwright.config.ts'}`,
    '--reporter=list,json',
    `--retries=${retries}`,
    // The files may all be of one of the passes.
    ...(only === undefined ? [] : ['--pass-with-no-tests', only]),
  ]
  /** @type {TestRun[]} */
  const runs = []
  for (const pass of passes) {
    // On a person's display, windows would take the focus from each other.
    const workers = isApart ? pass.workers : 1
    if (pass.workers === 1) await beside
    runs.push(await run({ ...pass, workers, args: [...args, ...pass.args] }, displays?.env ?? process.env))
  }
  displays?.close()
  const totals = sum(runs.map(run => run.totals))
  return {
    totals: only === undefined ? totals : withSomeRun(totals),
    outcomes: runs.flatMap(({ outcomes }) => outcomes),
  }
}

/**
 * @param {Pass} pass
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<TestRun>}
 */
async function run({ name, workers, args }, env) {
  const report = emptyReport(`playwright-${name}.json`)
  const playwright = path.join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
  const { code } = await runCommand(process.execPath, [playwright, ...args, `--workers=${workers}`], {
    cwd: projectFolder,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    inherit: true,
  })
  const content = readReport(report)
  return {
    totals: withExitCode(content && totalsOfPlaywright(content), code),
    outcomes: content ? outcomesOfPlaywright(content) : [],
  }
}
