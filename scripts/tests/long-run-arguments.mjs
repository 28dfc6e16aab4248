// @ts-check
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/**
 * @typedef {object} LongRun
 * @property {number} minutes
 * @property {number} seed the same seed gives the same run, as far as time allows
 */

/**
 * @param {readonly string[]} args `--minutes=<n>` and `--seed=<n>`
 * @param {() => number} anySeed
 * @returns {LongRun}
 */
export function parseLongRun(args, anySeed = () => Date.now() & 0x7fffffff) {
  let minutes = 10
  let seed = anySeed()
  for (const argument of args) {
    const [, name, value] = /^--(minutes|seed)=(\d+(?:\.\d+)?)$/.exec(argument) ?? []
    if (name === 'minutes' && Number(value) > 0) minutes = Number(value)
    else if (name === 'seed') seed = Math.trunc(Number(value))
    else throw new SetUpFailure(`"${argument}" is not known: it takes --minutes=<n> and --seed=<n>.`)
  }
  return { minutes, seed }
}
