// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** What bundlers take for the beginning of something else (a query, a fragment), or for a pattern. */
const ODD = /[#?*%!|&;<>"'`$^[\]{}]/

/**
 * Runs a build of a folder. Where the folder's path holds characters that bundlers do not take for part of a path,
 * as in `C# games`, it runs in a copy elsewhere, and what it made is brought back.
 * @template T
 * @param {string} folder
 * @param {RegExp} sources names in the folder
 * @param {(folder: string) => Promise<T>} build makes `out` in the folder
 * @returns {Promise<T>}
 */
export async function inPlainFolder(folder, sources, build) {
  if (!ODD.test(folder)) return build(folder)
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'satchel-build-'))
  try {
    for (const name of fs.readdirSync(folder).filter(each => sources.test(each)))
      fs.cpSync(path.join(folder, name), path.join(copy, name), { recursive: true })
    fs.symlinkSync(path.join(folder, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
    const result = await build(copy)
    bringBack(path.join(copy, 'out'), path.join(folder, 'out'))
    return result
  } finally {
    fs.rmSync(copy, { recursive: true, force: true })
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function bringBack(from, to) {
  if (!fs.existsSync(from)) return
  for (const name of fs.readdirSync(from)) {
    fs.rmSync(path.join(to, name), { recursive: true, force: true })
    fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true })
  }
}
