// @ts-check
import { SetUpFailure } from '../../set-up/set-up-failure.mjs'

/**
 * @typedef {object} PeersArguments
 * @property {number} runs
 * @property {readonly number[]} counts entries in the folder
 * @property {number} withinMs what one opening may take
 */

/**
 * @param {readonly string[]} args after `npm run bench:peers --`
 * @returns {PeersArguments}
 */
export function parsePeersArguments(args) {
  /** @type {PeersArguments} */
  let parsed = { runs: 5, counts: [10_000, 100_000], withinMs: 60_000 }
  for (const argument of args) parsed = { ...parsed, ...meaningOf(argument) }
  return parsed
}

/**
 * @param {string} argument
 * @returns {Partial<PeersArguments>}
 */
function meaningOf(argument) {
  const [, name, value = ''] = /^--([a-z]+)=(.+)$/.exec(argument) ?? []
  if (name === 'runs' && /^[1-9]\d?$/.test(value)) return { runs: Number(value) }
  if (name === 'seconds' && /^[1-9]\d{0,2}$/.test(value)) return { withinMs: 1000 * Number(value) }
  if (name === 'entries' && /^[1-9]\d{0,5}(,[1-9]\d{0,5})*$/.test(value))
    return { counts: value.split(',').map(Number) }
  throw new SetUpFailure(
    `npm run bench:peers does not know "${argument}": it takes --runs=<n>, --entries=<n,n> and --seconds=<n>, what one opening may take.`,
  )
}
