// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { makeFolderOf } from './folder-of.mjs'
import { measureOpening } from './measure-opening.mjs'
import { satchelArguments, serveEntries } from './satchel.mjs'

/** @typedef {import('./measure-opening.mjs').Opening} Opening */
/** @typedef {{ name: string, count: number, openings: readonly Opening[] }} Row openings: oldest first */

export const satchelName = 'Satchel'

/**
 * Opens a folder of so many entries in every program in turn, as often as asked after one turn that does not count:
 * it reads from disk and fills the caches that a program keeps.
 * @param {object} given
 * @param {string} given.folder for what is made meanwhile
 * @param {string} given.electron
 * @param {readonly import('./programs.mjs').Program[]} given.peers
 * @param {number} given.count
 * @param {number} given.runs
 * @param {number} given.withinMs
 * @param {(line: string) => void} given.say
 * @returns {Promise<readonly Row[]>}
 */
export async function compare({ folder, electron, peers, count, runs, withinMs, say }) {
  const entries = makeFolderOf(folder, count)
  const server = await serveEntries(folder, count)
  const homeOf = homesIn(path.join(folder, `homes-${count}`))
  const peerStarts = peers.map(({ name, command, open }) => ({ name, command, args: open(entries) }))
  const args = satchelArguments(homeOf(satchelName), server.address)
  const starts = [{ name: satchelName, command: electron, args }, ...peerStarts]
  const rows = starts.map(start => ({ ...start, openings: /** @type {Opening[]} */ ([]), isSlow: false }))
  for (let turn = 0; turn <= runs; turn++) {
    for (const row of turn % 2 === 0 ? rows : rows.toReversed()) {
      // Once is enough to know that a program takes longer than anybody waits.
      if (row.isSlow) continue
      const env = environmentOf(homeOf(row.name))
      const opening = await measureOpening({ ...row, env, withinMs }, folder)
      say(`${count} entries, ${row.name}: ${said(opening)}${turn === 0 ? ', does not count' : ''}`)
      row.isSlow = opening === null || !opening.isDone
      if (opening !== null && (turn > 0 || row.isSlow)) row.openings.push(opening)
    }
  }
  await server.close()
  return rows.map(({ name, openings }) => ({ name, count, openings }))
}

/** @param {string} parent */
function homesIn(parent) {
  /** @param {string} name */
  return name => {
    const home = path.join(parent, name)
    fs.mkdirSync(path.join(home, 'runtime'), { recursive: true, mode: 0o700 })
    return home
  }
}

/**
 * A person's own settings and running programs stay out of it.
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
function environmentOf(home) {
  const { PATH, LANG } = process.env
  return { PATH, LANG, HOME: home, XDG_RUNTIME_DIR: path.join(home, 'runtime') }
}

/** @param {Opening | null} opening */
function said(opening) {
  if (opening === null) return 'no rows in the time that it had'
  const { firstRowsMs, completeMs, isDone } = opening
  const times = `first rows ${Math.round(firstRowsMs)} ms, last change ${Math.round(completeMs)} ms`
  return isDone ? times : `${times}, and still at work when its time was over`
}
