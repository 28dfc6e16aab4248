import { opendirSync } from 'node:fs'
import type { Dir } from './dir.ts'
import { isSameFile, lstat } from './lstat.ts'

/** Looked at until one says it: a name without letters says nothing. */
const MOST_NAMES = 200

/** `tellsCases` of a directory; null also where it cannot be looked at. */
export function tellsCasesIn(dir: Dir): boolean | null {
  try {
    return tellsCases(firstNames(dir), (name, other) => {
      const [one, same] = [lstat(dir.at(name)), lstat(dir.at(other))]
      return one !== null && same !== null && isSameFile(one, same)
    })
  } catch {
    return null
  }
}

function firstNames(dir: Dir): readonly Buffer[] {
  // A path, not a Buffer, is what it takes; the names are bytes as they are.
  const reading = opendirSync(dir.self.toString(), { encoding: 'latin1' })
  try {
    const names: Buffer[] = []
    for (let at = 0; at < MOST_NAMES; at += 1) {
      const found = reading.readSync()
      if (found === null) break
      names.push(Buffer.from(found.name, 'latin1'))
    }
    return names
  } finally {
    reading.closeSync()
  }
}

/**
 * Whether a directory tells names apart that differ in the case of letters only, by what is in it: nothing is
 * written to find out. `leadsToSame`: whether the second name leads to what the first one does. Null where nothing
 * in it can tell.
 */
export function tellsCases(
  names: readonly Buffer[],
  leadsToSame: (name: Buffer, other: Buffer) => boolean,
): boolean | null {
  const there = new Set(names.map(name => name.toString('latin1')))
  for (const name of names) {
    const other = inOtherCase(name)
    if (other.equals(name)) continue
    // Two of them side by side.
    if (there.has(other.toString('latin1'))) return true
    return !leadsToSame(name, other)
  }
  return null
}

/** Of the letters that every file system knows the cases of. */
function inOtherCase(name: Buffer): Buffer {
  return Buffer.from(name.map(byte => (isLetter(byte) ? byte ^ 0x20 : byte)))
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}
