import { copyFileSync, renameSync, rmSync } from 'node:fs'
import type { Snapshot } from './snapshot'
import { readSnapshot, writeSnapshot } from './snapshot-file'

/**
 * Puts a snapshot in the place of the one before. Where more of it is unread, the one before is
 * kept beside it as `.before`, until one is taken that is as whole; of several the wholest.
 * Answers whether there is such a one now. @throws what the file system says.
 */
export function replaceSnapshot(file: string, snapshot: Snapshot): boolean {
  const before = `${file}.before`
  const [now, earlier] = [unreadIn(file), unreadIn(before)]
  const hasLess = Math.min(now, earlier) < snapshot.unread.length
  if (hasLess && now < earlier) {
    // A copy: it stays where it is as well, until the new one is written whole.
    copyFileSync(file, `${before}.new`)
    renameSync(`${before}.new`, before)
  }
  writeSnapshot(file, snapshot)
  if (!hasLess) rmSync(before, { force: true })
  return hasLess
}

/** How many folders; infinitely many where there is no snapshot that can be read. */
function unreadIn(file: string): number {
  try {
    return readSnapshot(file)?.unread.length ?? Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
