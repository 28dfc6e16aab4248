import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/** Only for the person themself: names of entries are theirs. */
const PRIVATE_FILE = 0o600

/**
 * Replaces a file as a whole or not at all: whoever reads it, also after a
 * crash, finds the old text or the new one. Blocks; for small files only.
 */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const descriptor = openSync(unfinished, 'wx', PRIVATE_FILE)
    try {
      writeSync(descriptor, text)
      // Without this, a crash of the machine may leave the new name on an empty file.
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}
