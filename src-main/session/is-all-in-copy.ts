import type { Stats } from 'node:fs'
import { lstat, readdir, readlink } from 'node:fs/promises'
import { sep } from 'node:path'

/** A copy has the dates of what it was copied from; `utimes` rounds to a microsecond. */
const ROUNDING_MS = 0.002
/** Dates are kept in such steps by FAT, by ext3 and HFS+, and by exFAT. */
const STEPS_MS = [2_000, 1_000, 10]

/**
 * Whether a copy holds all that lies at `from` now: names folder by folder, size and date of each file, and
 * where links lead. False also where something was written or added there while it was copied. Both are
 * absolute paths; links are not followed. Fails as the system does where it cannot be looked at.
 */
export async function isAllInCopy(from: string, copy: string): Promise<boolean> {
  // Names of bytes that are no text count like others.
  return isIn(Buffer.from(from), Buffer.from(copy))
}

async function isIn(from: Buffer, copy: Buffer): Promise<boolean> {
  const [stat, copied] = [await statOf(from), await statOf(copy)]
  // Gone meanwhile: nothing of it can be lost here any more.
  if (stat === null) return true
  if (copied === null) return false
  if (stat.isSymbolicLink()) return copied.isSymbolicLink() && (await isSameLink(from, copy))
  if (!stat.isDirectory()) return stat.isFile() && copied.isFile() && isSameContent(stat, copied)
  if (!copied.isDirectory()) return false
  for (const name of await readdir(from, { encoding: 'buffer' })) {
    if (!(await isIn(inside(from, name), inside(copy, name)))) return false
  }
  return true
}

function isSameContent(one: Stats, copy: Stats): boolean {
  const apartMs = Math.abs(one.mtimeMs - copy.mtimeMs)
  const stepMs = STEPS_MS.find(step => copy.mtimeMs % step === 0) ?? ROUNDING_MS
  return one.size === copy.size && apartMs < stepMs
}

async function isSameLink(one: Buffer, copy: Buffer): Promise<boolean> {
  const [from, to] = await Promise.all([one, copy].map(path => readlink(path, { encoding: 'buffer' })))
  return from !== undefined && to !== undefined && from.equals(to)
}

function inside(folder: Buffer, name: Buffer): Buffer {
  return Buffer.concat([folder, Buffer.from(sep), name])
}

async function statOf(path: Buffer): Promise<Stats | null> {
  try {
    return await lstat(path)
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    throw thrown
  }
}
