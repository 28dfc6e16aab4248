// @ts-check
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'

/** So that what has to be repeated for a find takes minutes. */
const RUNS_OF_ONE_PROCESS = 500

/**
 * @typedef {object} SoakPart
 * @property {number} seed
 * @property {number} runs
 */

/**
 * A number of the environment, or else the default. Fails for anything that is no positive whole number.
 * @param {string | undefined} text
 * @param {number} otherwise
 */
export function numberFrom(text, otherwise) {
  if (text === undefined || text === '') return otherwise
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new Error(`A positive whole number is needed, not '${text}'.`)
  return Number(text)
}

/**
 * The work in parts with seeds of their own; the first has the seed that was asked for, so that a part can be repeated.
 * @param {number} seed
 * @param {number} runs
 * @returns {readonly SoakPart[]}
 */
export function soakParts(seed, runs) {
  const count = Math.ceil(runs / RUNS_OF_ONE_PROCESS)
  return Array.from({ length: count }, (_, at) => ({
    seed: seed + at,
    runs: Math.min(RUNS_OF_ONE_PROCESS, runs - at * RUNS_OF_ONE_PROCESS),
  }))
}

/**
 * Stops at the first part that fails: its seed repeats it.
 * @param {{ runs: number, seed: number, jobs: number }} options
 * @returns {Promise<number>} the exit code
 */
export async function runSoak({ runs, seed, jobs }) {
  const parts = [...soakParts(seed, runs)]
  console.log(`${runs} histories from seed ${seed}, in ${parts.length} parts, ${jobs} at once.`)
  let done = 0
  let hasFailed = false
  const work = async () => {
    for (let part = parts.shift(); part !== undefined && !hasFailed; part = parts.shift()) {
      const { code, output } = await runPart(part)
      done += part.runs
      if (code !== 0) {
        hasFailed = true
        console.log(`${output}\nFAILED. To repeat: SEED=${part.seed} RUNS=${part.runs} npm run test:soak`)
      } else console.log(`ok     seed ${part.seed}, ${part.runs} histories; ${done} of ${runs} done`)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  console.log(hasFailed ? `FAILED after ${done} histories.` : `Nothing was lost in ${done} histories.`)
  return hasFailed ? 1 : 0
}

/**
 * By the kind of source that is asked for; all, where none is.
 * @param {string | undefined} source
 * @returns {readonly string[]}
 */
export function historiesOf(source) {
  const ofSandbox = 'src-main/operations/nothing-lost.test.ts'
  const ofFolder = 'src-main/operations/folder-nothing-lost.test.ts'
  if (source === undefined || source === '') return [ofSandbox, ofFolder]
  if (!['paths', 'ids', 'folder'].includes(source)) {
    throw new Error(`SOURCE is paths, ids or folder, not '${source}'.`)
  }
  return [source === 'folder' ? ofFolder : ofSandbox]
}

/** @param {SoakPart} part */
function runPart({ seed, runs }) {
  const vitest = path.join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', ...historiesOf(process.env['SOURCE'])]
  const env = { ...process.env, SEED: String(seed), RUNS: String(runs), VERBOSE: '1' }
  return runCommand(process.execPath, args, { cwd: projectFolder, env })
}

/**
 * The index' own histories: nothing false is called gone by a service that lies, and nothing is lost by kills.
 * @param {{ histories: number, kills: number, seed: number }} options
 * @returns {Promise<number>} the exit code
 */
export async function runIndexSoak({ histories, kills, seed }) {
  console.log(`${histories} histories of the index and ${kills} kills, from seed ${seed}.`)
  const vitest = path.join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs')
  const files = ['src-index/nothing-false.test.ts', 'src-index/killed-index.test.ts']
  const env = {
    ...process.env,
    SEED: String(seed),
    INDEX_RUNS: String(histories),
    INDEX_KILLS: String(kills),
  }
  const { code, output } = await runCommand(process.execPath, [vitest, 'run', ...files], {
    cwd: projectFolder,
    env,
  })
  const told = output.split('\n').filter(line => /\d+ (histories|kills)/.test(line))
  console.log(code === 0 ? told.join('\n') : `${output}\nFAILED. To repeat: SEED=${seed} npm run test:soak`)
  return code
}
