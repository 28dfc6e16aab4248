import { chmodSync, lstatSync, mkdirSync } from 'node:fs'

const ONLY_MINE = 0o700

/**
 * From now on whatever Satchel makes is this user's alone: files 0600, folders
 * 0700, and so is the data folder that is there already. One that is a link is
 * used as it is: where it leads is another place of the person's, whose mode is
 * their business. `named`: its name with the link in it.
 */
export function keepFilesPrivate(named: string, log: (line: string) => void): void {
  process.umask(0o077)
  try {
    mkdirSync(named, { recursive: true, mode: ONLY_MINE })
    if (!lstatSync(named).isSymbolicLink()) chmodSync(named, ONLY_MINE)
  } catch (thrown) {
    log(`the data folder could not be made private: ${String(thrown)}`)
  }
}
