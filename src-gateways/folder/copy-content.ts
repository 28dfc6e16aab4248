import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  futimesSync,
  openSync,
  read,
  readSync,
  writeSync,
} from 'node:fs'
import { copyFile, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { said } from '../kit/refusal.ts'
import { pathOfDescriptor } from './dir.ts'
import { type FileStat, fileStatOf } from './lstat.ts'
import type { Spot } from './reserve-name.ts'
import { codeOf } from './system-error.ts'

const readPart = promisify(read)
const SMALL_BYTES = 65_536
/** Of one small copy, which nothing interrupts, after the other. */
const PART = Buffer.allocUnsafeSlow(SMALL_BYTES)
/** Of a large one. */
const LARGE_PART_BYTES = 1 << 20
const SHARING = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE
/** Whatever has taken its place meanwhile: no link is followed, and no pipe waited for. */
const READING = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
const MAKING = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL

/**
 * A file with its dates and mode to where nothing is yet. `isSafe`: it is on the
 * drive before the promise resolves. Fails where it is no file (any more).
 */
export async function copyContent(from: Spot, to: Spot, isSafe: boolean): Promise<void> {
  const [path, target] = [from.dir.at(from.name), to.dir.at(to.name)]
  const source = openSync(path, READING)
  try {
    const stat = fileStatOf(fstatSync(source), path)
    if (stat.kind !== 'file') throw said('Another program has replaced it while it was copied.')
    // Handing a small file to another thread takes longer than copying it.
    if (stat.size <= SMALL_BYTES) copySmall(source, target, stat, isSafe)
    else await copyLarge(source, { path: pathOfDescriptor(source) ?? path, target, stat, isSafe })
  } finally {
    closeSync(source)
  }
}

function copySmall(source: number, target: Buffer, stat: FileStat, isSafe: boolean): void {
  const file = openSync(target, MAKING, 0o600)
  try {
    // It may have grown since, and no read has to give all that it was asked for: only nothing is the end.
    for (let read = readSync(source, PART); read > 0; read = readSync(source, PART)) {
      for (let at = 0; at < read; ) at += writeSync(file, PART, at, read - at)
    }
    keepMode(file, stat)
    futimesSync(file, stat.atimeMs / 1_000, stat.mtimeMs / 1_000)
    if (isSafe) fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Some file systems have none of their own (CIFS, FAT), and say so in this way; that is no failure. */
function keepMode(file: number, { mode }: FileStat): void {
  try {
    fchmodSync(file, mode)
  } catch (thrown) {
    if (codeOf(thrown) !== 'EPERM') throw thrown
  }
}

interface LargeCopy {
  readonly path: Buffer
  readonly target: Buffer
  readonly stat: FileStat
  readonly isSafe: boolean
}

/** Its blocks are shared where the file system can (btrfs, XFS, APFS). */
async function copyLarge(source: number, { path, target, stat, isSafe }: LargeCopy): Promise<void> {
  if (!(await isShared(path, target))) await copyParts(source, target, stat)
  const file = await open(target, constants.O_RDONLY)
  try {
    await file.utimes(stat.atimeMs / 1_000, stat.mtimeMs / 1_000)
    if (isSafe) await file.sync()
  } finally {
    await file.close()
  }
}

async function isShared(path: Buffer, target: Buffer): Promise<boolean> {
  try {
    await copyFile(path, target, SHARING)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') throw thrown
    return false
  }
}

/**
 * Not by `copyFile`, which copies as many bytes as it was told at the beginning: where fewer are left by then,
 * because another program has cut the file, it goes on for ever, in a thread that nothing stops.
 */
async function copyParts(source: number, target: Buffer, stat: FileStat): Promise<void> {
  const file = await open(target, MAKING, 0o600)
  try {
    const part = Buffer.allocUnsafe(LARGE_PART_BYTES)
    for (;;) {
      const { bytesRead } = await readPart(source, part, 0, part.length, null)
      if (bytesRead === 0) break
      for (let at = 0; at < bytesRead; ) at += (await file.write(part, at, bytesRead - at)).bytesWritten
    }
    keepMode(file.fd, stat)
  } finally {
    await file.close()
  }
}
