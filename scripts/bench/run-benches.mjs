// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { setUpBuild } from '../set-up/build.mjs'
import { openVirtualDisplay } from '../set-up/virtual-display.mjs'

/** @typedef {import('./baseline.mjs').Figure} Figure */
/** @typedef {import('./bench-table.mjs').Skipped} Skipped */
/** @typedef {{ bench: string, figures: readonly Figure[], skipped: readonly Skipped[] }} Part */

const parts = path.join(projectFolder, 'bench', 'results', 'parts')

/**
 * Runs the benches one after the other on the built app.
 * @param {import('./bench-arguments.mjs').BenchArguments} options
 * @returns {Promise<{ parts: readonly Part[], broken: readonly string[] }>} broken: names of benches; what they
 *   had measured until then is among the parts
 */
export async function runBenches({ only, runs, long, onOwnDisplay }) {
  await setUpBuild(console.log)
  fs.rmSync(parts, { recursive: true, force: true })
  const display = onOwnDisplay && process.platform === 'linux' ? await openVirtualDisplay() : undefined
  const env = {
    ...process.env,
    SATCHEL_BENCH_RUNS: String(runs),
    SATCHEL_BENCH_LONG: long ? '1' : '0',
    ...(display ? { DISPLAY: display.name, WAYLAND_DISPLAY: undefined } : {}),
  }
  const playwright = path.join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
  /** @type {string[]} */
  const broken = []
  for (const name of only) {
    const args = [playwright, 'test', '-c', 'bench/playwright.config.ts', `${name}.bench.ts`]
    const { code } = await runCommand(process.execPath, args, { cwd: projectFolder, env, inherit: true })
    if (code !== 0) broken.push(name)
  }
  display?.close()
  return { parts: readParts(only), broken }
}

/**
 * @param {readonly string[]} names
 * @returns {readonly Part[]}
 */
function readParts(names) {
  const files = fs.existsSync(parts) ? fs.readdirSync(parts) : []
  return names.flatMap(bench =>
    files
      .filter(file => file.startsWith(`${bench}.`))
      .sort()
      .map(file => ({ ...JSON.parse(fs.readFileSync(path.join(parts, file), 'utf8')), bench })),
  )
}
