// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'

/**
 * @typedef {{ readonly place: string, readonly name: string }} Citation
 *   `file › title of a test`, or `gallery › id of a scene`
 */

/**
 * What a line of a page stands on.
 * @param {string} line
 * @returns {readonly Citation[]}
 */
export function citationsIn(line) {
  return [...line.matchAll(/`([\w/.-]+) › ([^`]+)`/g)].map(([, place = '', name = '']) => ({
    place,
    name: name.replaceAll('\\|', '|'),
  }))
}

/**
 * Whether a file, named from the folder of the project, has a test of that title. A title that is put together stands
 * in the page as it does in the file.
 * @param {Citation} citation
 */
export function isTest({ place, name }) {
  const file = path.join(projectFolder, place)
  if (!existsSync(file)) return false
  const code = readFileSync(file, 'utf8')
  return ["'", '"', '`'].some(quote => code.includes(`${quote}${name}${quote}`))
}
