import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { notFound } from '../kit/refusal.ts'
import { type FileStat, fileStatOf } from './lstat.ts'
import { codeOf, isAbsence } from './system-error.ts'

const SLASH = Buffer.from('/')
/** Nothing but a place to start paths from: needs no right to read. Linux only. */
const O_PATH = 0o10000000
const hasDescriptorPaths = process.platform === 'linux'
/** What file systems answer that cannot make sure of a directory. */
const UNSYNCED = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF'])
const FLAGS = constants.O_DIRECTORY | constants.O_NOFOLLOW | (hasDescriptorPaths ? O_PATH : 0)

/**
 * A directory that stays the one it was when it was opened, wherever it is
 * moved and whatever takes its name. On Linux every call below it starts from
 * the descriptor (`/proc/self/fd`), so that no race leads out of the inventory.
 * Elsewhere calls start from its path, and `isStill` is asked right before.
 *
 * Opening and looking block, some microseconds: each change does so a dozen times, and to hand that to another
 * thread takes as long as a busy machine needs to come to it.
 */
export class Dir {
  /** Null once it is closed: its number is another file's by then. */
  #descriptor: number | null
  readonly #path: Buffer

  private constructor(descriptor: number, path: Buffer) {
    this.#descriptor = descriptor
    this.#path = path
  }

  /** The root of an inventory: here a link may be followed, because a person named it. */
  static root(path: Buffer): Dir {
    return new Dir(openSync(path, FLAGS & ~constants.O_NOFOLLOW), path)
  }

  /** What to call the file system with for the directory itself. */
  get self(): Buffer {
    return hasDescriptorPaths ? Buffer.from(`/proc/self/fd/${this.#open()}`) : this.#path
  }

  /** What to call it with for a name in it; the name itself is not followed by calls that say so. */
  at(name: Buffer): Buffer {
    return Buffer.concat([hasDescriptorPaths ? this.self : this.#path, SLASH, name])
  }

  /** A directory in it; never through a link. */
  child(name: Buffer): Dir {
    return new Dir(openSync(this.at(name), FLAGS), Buffer.concat([this.#path, SLASH, name]))
  }

  stat(): FileStat {
    return fileStatOf(fstatSync(this.#open()), Buffer.concat([this.self, SLASH]))
  }

  /**
   * What was made, renamed and deleted in it is on the drive before the promise
   * resolves. Does nothing where the file system has no such thing.
   */
  async sync(): Promise<void> {
    const readable = await open(this.self, constants.O_RDONLY | constants.O_DIRECTORY)
    try {
      await readable.sync()
    } catch (thrown) {
      if (!UNSYNCED.has(codeOf(thrown))) throw thrown
    } finally {
      await readable.close()
    }
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }

  #open(): number {
    if (this.#descriptor === null) throw new Error('The directory is closed already.')
    return this.#descriptor
  }
}

/** A path that leads to what is open, wherever it has been moved; null where the system has none. */
export function pathOfDescriptor(descriptor: number): Buffer | null {
  return hasDescriptorPaths ? Buffer.from(`/proc/self/fd/${descriptor}`) : null
}

/** Opens one below the other, and closes all but the last. Fails with NOT_FOUND where one is not there. */
export function openBelow(root: Dir, names: readonly Buffer[]): Dir {
  let dir = root
  for (const name of names) {
    try {
      const next = dir.child(name)
      if (dir !== root) dir.close()
      dir = next
    } catch (thrown) {
      if (dir !== root) dir.close()
      if (isAbsence(thrown)) throw notFound(name.toString())
      throw thrown
    }
  }
  return dir
}
