// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { atExit } from './at-exit.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

const incomingPrefix = 'incoming-'
const abandonedAfterMs = 60 * 60 * 1000

/** Shared by all clones of one person: a runtime weighs 220 MB. */
export function cacheFolder() {
  const base = process.env['XDG_CACHE_HOME']
  // The XDG base directory specification says that a relative value is to be ignored.
  return path.join(base && path.isAbsolute(base) ? base : path.join(os.homedir(), '.cache'), 'satchel')
}

/**
 * A folder inside the cache to prepare something in, so that it can be renamed into place in one step. Gone at exit.
 * @returns {{ folder: string, remove: () => void }}
 */
export function makeIncomingFolder() {
  fs.mkdirSync(cacheFolder(), { recursive: true })
  removeAbandoned()
  const folder = fs.mkdtempSync(path.join(cacheFolder(), incomingPrefix))
  const removeFolder = () => fs.rmSync(folder, { recursive: true, force: true })
  const forget = atExit(removeFolder)
  return {
    folder,
    remove: () => {
      removeFolder()
      forget()
    },
  }
}

/**
 * Asked beforehand, because npm reports success for a package that it could write only half of.
 * @param {string} folder
 * @param {number} megabytes
 */
export function requireSpace(folder, megabytes) {
  const { bavail, bsize } = fs.statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free < megabytes)
    throw new SetUpFailure(
      `There is no room for Electron in ${folder}: it needs ${megabytes} MB for a moment and ${free} MB are free; make room, or set XDG_CACHE_HOME, and start again.`,
    )
}

/** What a killed set-up left behind; the age spares one that runs right now, perhaps in another container. */
function removeAbandoned() {
  for (const name of fs.readdirSync(cacheFolder())) {
    const folder = path.join(cacheFolder(), name)
    if (name.startsWith(incomingPrefix) && Date.now() - fs.statSync(folder).mtimeMs > abandonedAfterMs) {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  }
}

/**
 * Moves a prepared folder into its place. Of two set-ups at once the first wins; the other's copy is as good.
 * @param {string} prepared
 * @param {string} place
 */
export function moveIntoPlace(prepared, place) {
  try {
    fs.renameSync(prepared, place)
  } catch (error) {
    if (!fs.existsSync(place)) throw error
  }
}
