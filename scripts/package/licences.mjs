// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/** What is bundled although npm counts it among the tools. */
const bundledTools = ['node_modules/emojibase-data']

/** The texts of packages that come without one, as files of this project. */
const textsElsewhere = new Map([
  ['@cornerstonejs/codec-openjpeg', ['resources/licences/openjpeg.txt']],
  ['@bufbuild/protobuf', ['resources/licences/protobuf.txt', 'node_modules/@grpc/grpc-js/LICENSE']],
  ['jpeg2000', ['node_modules/jpeg2000/LICENCE']],
  ['@libsql/linux-x64-gnu', ['node_modules/libsql/LICENSE']],
  ['@libsql/linux-x64-musl', ['node_modules/libsql/LICENSE']],
  ['@libsql/linux-arm64-gnu', ['node_modules/libsql/LICENSE']],
  ['@libsql/linux-arm64-musl', ['node_modules/libsql/LICENSE']],
  ['@libsql/darwin-arm64', ['node_modules/libsql/LICENSE']],
  ['@libsql/darwin-x64', ['node_modules/libsql/LICENSE']],
  ['@libsql/win32-x64-msvc', ['node_modules/libsql/LICENSE']],
  ['@lobehub/fluent-emoji-3d', ['resources/licences/fluent-emoji.txt']],
  ['saxes', ['resources/licences/saxes.txt']],
])

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [license]
 * @property {boolean} [dev]
 * @property {boolean} [devOptional]
 */

/**
 * @typedef {object} ShippedPackage
 * @property {string} place its folder, below the project's
 * @property {string} name
 * @property {string} version
 * @property {string} licence as the package declares it
 */

/**
 * The whole production tree: more than is shipped, since bundling leaves out what nothing uses.
 * @param {Record<string, LockEntry>} entries `packages` of package-lock.json
 * @param {(place: string) => boolean} isInstalled packages for other platforms are not
 * @returns {ShippedPackage[]} by name
 */
export function productionPackages(entries, isInstalled) {
  return Object.entries(entries)
    .filter(([place, { dev, devOptional }]) => bundledTools.includes(place) || (!dev && !devOptional))
    .filter(([place]) => place !== '' && isInstalled(place))
    .map(([place, { version = '', license = '' }]) => ({
      place,
      name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The licences of everything that a package of Satchel holds, in one text; Electron brings its own two files.
 * @param {string} folder the project's
 * @returns {string}
 */
export function licencesText(folder) {
  const lock = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8'))
  const packages = productionPackages(lock.packages, place => fs.existsSync(path.join(folder, place)))
  const chapters = packages.map(shipped => chapterOf(folder, shipped))
  return [preface, fs.readFileSync(path.join(folder, 'LICENSE'), 'utf8').trim(), ...chapters].join(rule)
}

const rule = `\n\n${'='.repeat(80)}\n\n`

const preface = `Satchel and everything that it holds, with their licences.

The runtime is Electron with Chromium and Node.js: LICENSE.electron.txt and
LICENSES.chromium.html beside the program. SQLite, in libsql, is in the public
domain. Satchel's own licence comes first.`

/**
 * @param {string} folder
 * @param {ShippedPackage} shipped
 */
function chapterOf(folder, { place, name, version, licence }) {
  const texts = textFiles(folder, place, name).map(file => fs.readFileSync(file, 'utf8').trim())
  if (texts.length === 0 || licence === '')
    throw new SetUpFailure(
      `${name} ${version} must not be shipped without its licence: it brings no text; name one in scripts/package/licences.mjs.`,
    )
  return [`${name} ${version} (${licence})`, ...texts].join('\n\n')
}

/**
 * @param {string} folder
 * @param {string} place
 * @param {string} name
 * @returns {string[]}
 */
function textFiles(folder, place, name) {
  const elsewhere = textsElsewhere.get(name)
  if (elsewhere) return elsewhere.map(file => path.join(folder, file))
  return fs
    .readdirSync(path.join(folder, place))
    .filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map(file => path.join(folder, place, file))
}
