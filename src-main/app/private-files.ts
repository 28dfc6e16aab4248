import { chmodSync, mkdirSync } from 'node:fs'

const ONLY_MINE = 0o700

/** From now on whatever Satchel makes is this user's alone: files 0600, folders 0700. */
export function keepFilesPrivate(userData: string, log: (line: string) => void): void {
  process.umask(0o077)
  try {
    mkdirSync(userData, { recursive: true, mode: ONLY_MINE })
    chmodSync(userData, ONLY_MINE)
  } catch (thrown) {
    log(`the data folder could not be made private: ${String(thrown)}`)
  }
}
