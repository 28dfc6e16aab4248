import { lstatSync, type Stats } from 'node:fs'
import { codeOf } from './system-error.ts'

/** What the file system says of a name. Times in milliseconds, with parts of them. */
export interface FileStat {
  readonly kind: 'folder' | 'file' | 'link' | 'other'
  readonly dev: number
  /** A bigint where a number would not be it. */
  readonly ino: number | bigint
  readonly nlink: number
  /** Permissions only. */
  readonly mode: number
  readonly size: number
  readonly atimeMs: number
  readonly mtimeMs: number
  /** 0: the file system keeps none. */
  readonly birthtimeMs: number
}

/**
 * Null where nothing is there, also where something on the way is no directory
 * (any more). Fails with the system's other errors. It blocks: a stat of a local file takes some
 * microseconds, a quarter of what handing it to another thread does, and a
 * listing has 100,000 of them. A drive that hangs lets this gateway hang, which
 * has no other drive to serve. Numbers instead of bigints, for a fifth of the
 * memory.
 */
export function lstat(path: Buffer): FileStat | null {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false })
    return stat === undefined ? null : fileStatOf(stat, path)
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOTDIR') return null
    throw thrown
  }
}

/** `path`: to ask again where a number does not hold the inode. */
export function fileStatOf(stat: Stats, path: Buffer): FileStat {
  const { dev, nlink, size, atimeMs, mtimeMs, birthtimeMs } = stat
  const ino = stat.ino <= Number.MAX_SAFE_INTEGER ? stat.ino : lstatSync(path, { bigint: true }).ino
  return {
    kind: kindOf(stat),
    dev,
    ino,
    nlink,
    mode: stat.mode & 0o7777,
    size,
    atimeMs,
    mtimeMs,
    birthtimeMs,
  }
}

const TYPE_BITS = 0o170000
const KINDS: Readonly<Record<number, FileStat['kind']>> = {
  0o040000: 'folder',
  0o100000: 'file',
  0o120000: 'link',
}

function kindOf({ mode }: Stats): FileStat['kind'] {
  return KINDS[mode & TYPE_BITS] ?? 'other'
}

export function isSameFile(one: FileStat, other: FileStat): boolean {
  return one.dev === other.dev && one.ino === other.ino
}
