import { renameSync } from 'node:fs'
import { isSameFile, lstat } from './lstat.ts'
import { freeLeftover, reserveName, type Spot } from './reserve-name.ts'

/**
 * Renames, and never over something: Node has no RENAME_NOREPLACE. A file's new
 * name is reserved first by a link, which can be made only where nothing is, and
 * which nobody can write into; the rename replaces it at once, so that the file
 * is at one of its two places at any moment. What a killed gateway leaves of
 * that is known by its text, never shown, and given free.
 *
 * It blocks, some microseconds as a rule: so two calls to one name cannot be
 * between reserving and renaming at once, where each would take the other's
 * reservation, or the other's file, for its own. A directory only ever replaces
 * an empty directory, in the moment between the look and the rename.
 *
 * Fails with ALREADY_EXISTS, and with the system's errors (EXDEV: it lies on another drive).
 */
export function renameToFree(from: Spot, to: Spot, isDirectory: boolean): void {
  const [source, target] = [from.dir.at(from.name), to.dir.at(to.name)]
  if (lstat(target) !== null) {
    if (isOtherSpelling(from, to)) {
      renameSync(source, target)
      return
    }
    freeLeftover(to)
  }
  if (isDirectory) {
    renameSync(source, target)
    return
  }
  const release = reserveName(to)
  try {
    renameSync(source, target)
  } catch (thrown) {
    release()
    throw thrown
  }
}

/**
 * The same file in other letters, on a file system that does not tell them
 * apart. Where it does, two names of one file that differ so stay as they are:
 * the system would do nothing, and say that it had.
 */
function isOtherSpelling(from: Spot, to: Spot): boolean {
  const [one, other] = [lstat(from.dir.at(from.name)), lstat(to.dir.at(to.name))]
  if (one === null || other === null || !isSameFile(one, other)) return false
  const isOnlyName = one.kind === 'folder' || one.nlink === 1
  return isOnlyName && isSpelledLike(from.name, to.name)
}

/** Names that some file system takes for one: other cases of letters, accents written otherwise. */
export function isSpelledLike(one: Buffer, other: Buffer): boolean {
  return !one.equals(other) && folded(one) === folded(other)
}

function folded(name: Buffer): string {
  return name.toString('utf8').normalize('NFC').toLowerCase()
}
