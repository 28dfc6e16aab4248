// @ts-check
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/** Every bench, by the name of its file, in the order in which they run. */
export const benchNames = Object.freeze([
  'start',
  'list',
  'scroll',
  'interaction',
  'folders',
  'thumbnails',
  'covers',
  'memory',
  'operations',
  'index',
  'opensim',
  'linden',
  'files',
  'package',
])

/** Fewer make a median that a single loud moment decides. */
const fewestRuns = 5

/**
 * @typedef {object} BenchArguments
 * @property {readonly string[]} only
 * @property {number} runs
 * @property {boolean} check
 * @property {boolean} writeBaseline
 * @property {boolean} long
 * @property {boolean} onOwnDisplay
 */

/**
 * @param {readonly string[]} args after `npm run bench --`
 * @returns {BenchArguments}
 */
export function parseBenchArguments(args) {
  /** @type {BenchArguments} */
  let parsed = {
    only: benchNames,
    runs: fewestRuns,
    check: false,
    writeBaseline: false,
    long: false,
    onOwnDisplay: true,
  }
  for (const argument of args) parsed = { ...parsed, ...meaningOf(argument) }
  if (parsed.writeBaseline && parsed.runs < fewestRuns)
    throw new SetUpFailure(`A baseline takes at least ${fewestRuns} runs.`)
  return parsed
}

/**
 * @param {string} argument
 * @returns {Partial<BenchArguments>}
 */
function meaningOf(argument) {
  const [, name, value = ''] = /^--([a-z-]+)(?:=(.+))?$/.exec(argument) ?? []
  if (name === 'only' && value) return { only: knownNames(value.split(',')) }
  if (name === 'runs' && /^[1-9]\d?$/.test(value)) return { runs: Number(value) }
  if (argument === '--check') return { check: true }
  if (argument === '--write-baseline') return { writeBaseline: true }
  if (argument === '--long') return { long: true }
  if (argument === '--headed-here') return { onOwnDisplay: false }
  throw new SetUpFailure(
    `npm run bench does not know "${argument}": it takes --only=<${benchNames.join(',')}>, --runs=<n>, --check, --write-baseline, --long and --headed-here.`,
  )
}

/** @param {readonly string[]} names */
function knownNames(names) {
  const unknown = names.find(name => !benchNames.includes(name))
  if (unknown !== undefined)
    throw new SetUpFailure(`There is no bench "${unknown}"; there are ${benchNames.join(', ')}.`)
  return names
}
