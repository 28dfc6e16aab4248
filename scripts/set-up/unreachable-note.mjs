// @ts-check
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { cacheFolder } from './cache-folder.mjs'

const believedForMs = 7 * 24 * 60 * 60 * 1000

/**
 * Remembers that the official download failed, so that not every start on a closed network waits for it again.
 * @param {string} version another version, or another mirror, is another question
 */
export function noteUnreachable(version) {
  fs.mkdirSync(cacheFolder(), { recursive: true })
  fs.writeFileSync(noteFile(version), '')
}

/** @param {string} version */
export function isNotedUnreachable(version) {
  const note = fs.statSync(noteFile(version), { throwIfNoEntry: false })
  return note !== undefined && Date.now() - note.mtimeMs < believedForMs
}

/** @param {string} version */
function noteFile(version) {
  const settings = Object.entries(process.env)
    .filter(([name]) =>
      /^(npm_config_|npm_package_config_)?electron_(mirror|custom_?dir|custom_?filename)$/i.test(name),
    )
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  const key = createHash('sha256')
    .update([version, ...settings].join('\n'))
    .digest('hex')
    .slice(0, 16)
  return path.join(cacheFolder(), `electron-unreachable-${key}`)
}
