// @ts-check
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

const stampFile = path.join(projectFolder, 'out', 'built-from')
const inputs =
  /^(src-.+|resources|electron\.vite\.config\.ts|tsconfig\.json|package\.json|package-lock\.json)$/

/**
 * Builds main, sandbox, preload and renderer into `out`, if anything that goes into them has changed.
 * @param {(line: string) => void} say
 */
export async function setUpBuild(say) {
  const fingerprint = fingerprintOf(projectFolder)
  if (readStamp() === fingerprint) return
  say('Building the app …')
  fs.rmSync(stampFile, { force: true })
  const builder = path.join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const result = await runCommand(process.execPath, [builder, 'build'], { cwd: projectFolder })
  if (result.code !== 0) throw new SetUpFailure(`The app could not be built:\n${result.output.trim()}`)
  fs.writeFileSync(stampFile, fingerprint)
}

/**
 * Contents, not times: a checkout gives every file a new time.
 * @param {string} folder
 */
function fingerprintOf(folder) {
  const hash = createHash('sha256')
  const files = fs
    .readdirSync(folder)
    .filter(name => inputs.test(name))
    .flatMap(name => filesBelow(path.join(folder, name)))
  for (const file of files.sort()) {
    hash
      .update(`${path.relative(folder, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
  if (!fs.statSync(place).isDirectory()) return [place]
  return fs.readdirSync(place).flatMap(name => filesBelow(path.join(place, name)))
}

function readStamp() {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : undefined
}
