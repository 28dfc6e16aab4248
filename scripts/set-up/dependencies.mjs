// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { missingPackages } from './missing-packages.mjs'
import { npmFailure, runNpm } from './npm.mjs'

/**
 * Installs what package-lock.json asks for, if anything of it is missing.
 * @param {(line: string) => void} say
 */
export async function setUpDependencies(say) {
  const wanted = readLock(path.join(projectFolder, 'package-lock.json'))
  const installed = readLock(path.join(projectFolder, 'node_modules', '.package-lock.json'))
  if (wanted && installed && missingPackages(wanted, installed).length === 0) return
  say('Installing the dependencies with npm ci …')
  await requireRegistry()
  const result = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: projectFolder })
  if (result.code !== 0) throw npmFailure('The dependencies could not be installed', result)
}

/** Without a registry npm ci asks for each optional package in turn and ends after many minutes. */
async function requireRegistry() {
  const result = await runNpm(['view', 'electron', 'name', '--fetch-timeout=15000'], { cwd: projectFolder })
  if (result.code !== 0) throw npmFailure('The dependencies could not be installed', result)
}

/**
 * npm writes the lock inside node_modules last of all, so an interrupted installation has none.
 * @param {string} file
 * @returns {import('./missing-packages.mjs').Lock | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
