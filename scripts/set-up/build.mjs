// @ts-check
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { makeCodeCache } from './code-cache.mjs'
import { inPlainFolder } from './plain-folder.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

/** What everything is built from. */
const all =
  /^(src-.+|resources|(electron|gallery|sandbox)\.vite\.config\.ts|tsconfig\.json|package\.json|package-lock\.json)$/
const ofSandbox =
  /^(src-(sandbox|gateways|wire|shared)|sandbox\.vite\.config\.ts|tsconfig\.json|package-lock\.json)$/

/**
 * Builds main, sandbox, preload and renderer into `out`, if anything that goes into them has changed.
 * @param {(line: string) => void} say
 */
export async function setUpBuild(say) {
  const builder = path.join('electron-vite', 'bin', 'electron-vite.js')
  const build = { what: 'the app', from: all, stamp: 'built-from', command: [builder, 'build'] }
  if (await buildOnce(build, say)) await makeCodeCache(say)
}

/** Builds the app anew with the next `setUpBuild`, whatever it was built from. */
export function forgetBuild() {
  fs.rmSync(path.join(projectFolder, 'out', 'built-from'), { force: true })
}

/**
 * Builds the gallery into `out/gallery`, in the same way.
 * @param {(line: string) => void} say
 */
export function setUpGallery(say) {
  const builder = path.join('vite', 'bin', 'vite.js')
  const command = [builder, 'build', '--config', 'gallery.vite.config.ts']
  return buildOnce({ what: 'the gallery', from: all, stamp: 'gallery-built-from', command }, say)
}

/**
 * Builds the sandbox and the gateways by themselves into `out/test-sandbox`, for unit tests: in a second, and only when they have changed.
 * @param {(line: string) => void} say
 */
export function setUpTestSandbox(say) {
  const builder = path.join('vite', 'bin', 'vite.js')
  const command = [builder, 'build', '--config', 'sandbox.vite.config.ts']
  return buildOnce({ what: 'the sandbox', from: ofSandbox, stamp: 'test-sandbox-built-from', command }, say)
}

/**
 * @param {{ what: string, from: RegExp, stamp: string, command: readonly string[] }} build from: names in the folder of
 *   the project; command: a script of node_modules, and its arguments
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether it had to be built
 */
async function buildOnce({ what, from, stamp, command: [builder = '', ...args] }, say) {
  const stampFile = path.join(projectFolder, 'out', stamp)
  const fingerprint = fingerprintOf(projectFolder, from)
  if (readStamp(stampFile) === fingerprint) return false
  say(`Building ${what} …`)
  fs.rmSync(stampFile, { force: true })
  const result = await inPlainFolder(projectFolder, all, cwd =>
    runCommand(process.execPath, [path.join(cwd, 'node_modules', builder), ...args], { cwd }),
  )
  if (result.code !== 0) throw new SetUpFailure(`Building ${what} failed:\n${result.output.trim()}`)
  fs.writeFileSync(stampFile, fingerprint)
  return true
}

/**
 * Contents, not times: a checkout gives every file a new time.
 * @param {string} folder
 * @param {RegExp} from
 */
function fingerprintOf(folder, from) {
  const hash = createHash('sha256')
  const files = fs
    .readdirSync(folder)
    .filter(name => from.test(name))
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

/** @param {string} stampFile */
function readStamp(stampFile) {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : undefined
}
