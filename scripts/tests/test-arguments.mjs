// @ts-check
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/** @typedef {'check' | 'unit' | 'e2e'} TestPart */

/** @type {readonly TestPart[]} */
const allParts = ['check', 'unit', 'e2e']

/**
 * @param {readonly string[]} args after `npm test --`
 * @returns {{ parts: readonly TestPart[], onOwnDisplay: boolean }}
 */
export function parseTestArguments(args) {
  let parts = allParts
  let onOwnDisplay = true
  for (const argument of args) {
    const only = allParts.find(part => argument === `--only=${part}`)
    if (only) parts = [only]
    else if (argument === '--headed-here') onOwnDisplay = false
    else
      throw new SetUpFailure(
        `npm test does not know "${argument}": it takes --only=check|unit|e2e and --headed-here.`,
      )
  }
  return { parts, onOwnDisplay }
}
