// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { atExit } from '../set-up/at-exit.mjs'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/** Where proto/buf.gen.yaml writes to. */
const generatedFolders = ['src-wire/gen']

/**
 * @param {string} target a folder that is to hold the generated folders
 */
export async function generateInto(target) {
  const buf = path.join(projectFolder, 'node_modules', '.bin', 'buf')
  // The template's outputs are relative to proto/, so they are written relative to a "proto" of the target.
  const args = ['generate', '--clean', '--output', path.join(target, 'proto')]
  const result = await runCommand(buf, args, { cwd: path.join(projectFolder, 'proto') })
  if (result.code !== 0)
    throw new SetUpFailure(`buf could not generate code from proto/:\n${result.output.trim()}`)
}

/** @returns {Promise<string[]>} the files that differ from what proto/ says now */
export async function staleFiles() {
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'satchel-generated-'))
  atExit(() => fs.rmSync(fresh, { recursive: true, force: true }))
  fs.mkdirSync(path.join(fresh, 'proto'))
  await generateInto(fresh)
  return generatedFolders.flatMap(folder => {
    const files = new Set([
      ...filesBelow(path.join(projectFolder, folder)),
      ...filesBelow(path.join(fresh, folder)),
    ])
    return [...files].map(file => path.join(folder, file)).filter(file => !sameIn(file, projectFolder, fresh))
  })
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!fs.existsSync(folder)) return []
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

/**
 * @param {string} file
 * @param {string} one
 * @param {string} other
 */
function sameIn(file, one, other) {
  const [a, b] = [path.join(one, file), path.join(other, file)]
  return fs.existsSync(a) && fs.existsSync(b) && fs.readFileSync(a).equals(fs.readFileSync(b))
}
