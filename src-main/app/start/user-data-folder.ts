import { accessSync, constants, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'

const SWITCH = '--user-data-dir='

/** What the person's data folder is called, before any link in its name is followed: Electron's own switch follows it. */
export function namedUserData(): string {
  const named = process.argv.findLast(argument => argument.startsWith(SWITCH))?.slice(SWITCH.length)
  return named ? resolve(named) : join(app.getPath('appData'), app.getName())
}

/**
 * Makes sure that there is a folder to keep things in. Where it cannot be had,
 * answers which one it is, and puts a temporary one in its place until the
 * program ends: Chromium ends without a word when it has none, and the person
 * should be told.
 */
export function lackingUserData(): string | null {
  try {
    // Already asking throws where the folder above may not be written.
    const folder = app.getPath('userData')
    const named = app.commandLine.hasSwitch('user-data-dir') ? namedUserData() : folder
    mkdirSync(named, { recursive: true, mode: 0o700 })
    accessSync(named, constants.W_OK)
    // Where Chromium could not make the one that the command line names, it took the usual one without a word.
    if (realpathSync(named) !== realpathSync(folder)) app.setPath('userData', named)
    return null
  } catch {
    const standIn = mkdtempSync(join(tmpdir(), 'satchel-'))
    app.setPath('userData', standIn)
    process.once('exit', () => rmSync(standIn, { recursive: true, force: true }))
    return namedUserData()
  }
}
