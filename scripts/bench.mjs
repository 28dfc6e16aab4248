// @ts-check
// npm run bench: how fast Satchel is, each figure against a floor of the same run. bench/README.md explains them.
import './set-up/require-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { baselineOf, worseThan } from './bench/baseline.mjs'
import { parseBenchArguments } from './bench/bench-arguments.mjs'
import { benchTable } from './bench/bench-table.mjs'
import { runBenches } from './bench/run-benches.mjs'
import { projectFolder } from './project-folder.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'

const folder = path.join(projectFolder, 'bench')
const latestFile = path.join(folder, 'results', 'latest.json')
const baselineFile = path.join(folder, 'baseline.json')

await runEntry(async () => {
  const options = parseBenchArguments(process.argv.slice(2))
  await setUpUntilRuntime(console.log, { virtualDisplay: options.onOwnDisplay })
  const { figures, skipped, isComplete } = await runBenches(options)
  fs.mkdirSync(path.dirname(latestFile), { recursive: true })
  writeJson(latestFile, { runs: options.runs, figures, skipped })
  console.log(`\n${benchTable(figures, skipped)}\n`)
  if (!isComplete) console.log('A bench broke: what it said is above.')
  if (options.writeBaseline && isComplete) writeJson(baselineFile, baselineOf(figures, readBaseline()))
  const worse = options.check ? worseThan(figures, readBaseline()) : []
  for (const sentence of worse) console.log(sentence)
  return isComplete && worse.length === 0 ? 0 : 1
})

/** @returns {import('./bench/baseline.mjs').Baseline} */
function readBaseline() {
  return fs.existsSync(baselineFile) ? JSON.parse(fs.readFileSync(baselineFile, 'utf8')) : {}
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(file, value) {
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
