import { copyFileSync, renameSync, rmSync } from 'node:fs'
import type { Uuid } from '../../grids/uuid'
import type { Snapshot } from './snapshot'
import { readSnapshot, writeSnapshot } from './snapshot-file'

/**
 * Puts a snapshot in the place of the one before. Where the one before has more of a folder that
 * could not be read whole, it is kept beside it as `.before`, however many folders it lacks
 * itself, until one is taken that misses nothing of it; of several the one that has more of
 * these folders. Answers whether there is such a one now. @throws what the file system says.
 */
export function replaceSnapshot(file: string, snapshot: Snapshot): boolean {
  const before = `${file}.before`
  const [byNow, byEarlier] = [countOfMore(file, snapshot), countOfMore(before, snapshot)]
  if (byNow > 0 && byNow >= byEarlier) {
    // A copy: it stays where it is as well, until the new one is written whole.
    copyFileSync(file, `${before}.new`)
    renameSync(`${before}.new`, before)
  }
  writeSnapshot(file, snapshot)
  const isMissed = byNow > 0 || byEarlier > 0
  if (!isMissed) rmSync(before, { force: true })
  return isMissed
}

/** Of how many folders a file has more than the snapshot; none where it cannot be read. */
function countOfMore(file: string, snapshot: Snapshot): number {
  const one = readable(file)
  if (one === null) return 0
  return snapshot.unread.filter(id => extentOf(one, id) > extentOf(snapshot, id)).length
}

/** How much of a folder is in it: all, so many entries, or nothing. */
function extentOf({ listings, unread }: Snapshot, id: Uuid): number {
  const listing = listings.find(it => it.id === id)
  if (listing === undefined) return 0
  return unread.includes(id) ? listing.folders.length + listing.items.length : Number.POSITIVE_INFINITY
}

function readable(file: string): Snapshot | null {
  try {
    return readSnapshot(file)
  } catch {
    return null
  }
}
