// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { runCommand } from '../run-command.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

/**
 * What an executable needs and this machine has not, as the dynamic linker sees it.
 * @param {string} executable
 * @returns {Promise<string[]>} names like libnss3.so
 */
export async function missingLibraries(executable) {
  const result = await runCommand('ldd', [executable])
  if (result.code === 127)
    throw new SetUpFailure(
      'This Linux has no "ldd": Electron needs one with the GNU C library, such as Debian 12.',
    )
  return parseMissing(result.output)
}

/**
 * @param {string} output of ldd
 * @returns {string[]} each name once
 */
export function parseMissing(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map(match => match[1] ?? '')
  return [...new Set(names)]
}

/**
 * @param {string} command
 * @param {string} [searchPath]
 */
export function hasCommand(command, searchPath = process.env['PATH'] ?? '') {
  return searchPath.split(path.delimiter).some(folder => fs.existsSync(path.join(folder, command)))
}
