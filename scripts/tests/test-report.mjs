// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'

/**
 * Makes sure that a report found later is of this run.
 * @param {string} name
 * @returns {string} where the runner is to write it
 */
export function emptyReport(name) {
  const file = path.join(projectFolder, '.satchel', 'reports', name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.rmSync(file, { force: true })
  return file
}

/**
 * @param {string} file
 * @returns {any} the report, undefined where the runner wrote none
 */
export function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}
