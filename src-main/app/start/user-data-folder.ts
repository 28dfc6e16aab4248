import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * Makes sure that there is a folder to keep things in. Where it cannot be had,
 * answers which one it is, and puts a temporary one in its place: Chromium ends
 * without a word when it has none, and the person should be told.
 */
export function lackingUserData(): string | null {
  try {
    // Already asking throws where the folder above may not be written.
    const folder = app.getPath('userData')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return null
  } catch {
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'satchel-')))
    return join(app.getPath('appData'), app.getName())
  }
}
