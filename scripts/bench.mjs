// @ts-check
// npm run bench: how fast Satchel is, each figure against a floor of the same run. bench/README.md explains them.
import './set-up/require-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { baselineOf, checkAgainst, pastTheirBars, worseThan } from './bench/baseline.mjs'
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
  const { parts, broken } = await runBenches(options)
  const figures = parts.flatMap(part => part.figures)
  const skipped = parts.flatMap(part => part.skipped)
  fs.mkdirSync(path.dirname(latestFile), { recursive: true })
  writeJson(latestFile, { runs: options.runs, figures, skipped, broken })
  console.log(`\n${benchTable(figures, skipped)}\n`)
  for (const name of broken) console.log(`The bench “${name}” broke: what it said is above.`)
  const worse = options.check ? await check(parts, options) : []
  if (options.writeBaseline) writeJson(baselineFile, baselineOf(figures, readBaseline()))
  for (const sentence of worse) console.log(sentence)
  return broken.length === 0 && worse.length === 0 ? 0 : 1
})

/**
 * @param {readonly import('./bench/run-benches.mjs').Part[]} parts
 * @param {import('./bench/bench-arguments.mjs').BenchArguments} options
 */
async function check(parts, options) {
  const baseline = readBaseline()
  const figures = parts.flatMap(part => part.figures)
  /** @param {import('./bench/run-benches.mjs').Part} part */
  const isDoubtful = ({ figures: some }) =>
    worseThan(some, baseline).length > 0 || pastTheirBars(some).length > 0
  const only = parts.filter(isDoubtful).map(({ bench }) => bench)
  if (only.length === 0) return checkAgainst(figures, [], baseline)
  console.log(
    `Worse than the baseline, or than what is asked for, so measured again: ${[...new Set(only)].join(', ')}.`,
  )
  const again = await runBenches({ ...options, only: [...new Set(only)] })
  return checkAgainst(
    figures,
    again.parts.flatMap(part => part.figures),
    baseline,
  )
}

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
