// @ts-check
import fs from 'node:fs'
import path from 'node:path'

/** One in ten is a folder, the rest are files without content: what a file manager cannot do without. */
const folderEvery = 10

/**
 * @param {string} parent
 * @param {number} count of entries
 * @returns {string} the folder with them
 */
export function makeFolderOf(parent, count) {
  const folder = path.join(parent, `entries-${count}`)
  fs.mkdirSync(folder)
  for (let number = 1; number <= count; number++) {
    const name = path.join(folder, `Generated entry ${String(number).padStart(6, '0')}`)
    if (number % folderEvery === 0) fs.mkdirSync(name)
    else fs.closeSync(fs.openSync(name, 'w'))
  }
  return folder
}
