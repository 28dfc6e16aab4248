// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import { fallbackSource } from './fallback-source.mjs'

/**
 * Takes the runtime out of the archive and leaves the app that it carries, which is 25,000 files.
 * @param {string} archive
 * @param {string} target
 */
export async function unpackRuntime(archive, target) {
  const zip = await yauzl.openPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const place = placeOf(entry.fileName)
    if (place === undefined) continue
    const file = path.join(target, place)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    // The upper half is what Unix calls the mode; the executables need theirs.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(
      await zip.openReadStreamPromise(entry),
      fs.createWriteStream(file, { mode: mode || 0o644 }),
    )
  }
}

/**
 * @param {string} name as in the archive; yauzl has refused absolute names and ".."
 * @returns {string | undefined} the path in the runtime, undefined for what is left out
 */
export function placeOf(name) {
  const { folder } = fallbackSource
  if (!name.startsWith(folder) || name.endsWith('/')) return undefined
  const place = name.slice(folder.length)
  if (place.startsWith('resources/') || place === 'browser_v8_context_snapshot.bin') return undefined
  return place
}
