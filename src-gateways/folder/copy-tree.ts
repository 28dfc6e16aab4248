import { utimesSync } from 'node:fs'
import { chmod, mkdir, readdir, readlink, symlink } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { said } from '../kit/refusal.ts'
import { copyContent } from './copy-content.ts'
import type { Dir } from './dir.ts'
import { type FileStat, lstat } from './lstat.ts'
import type { Spot } from './reserve-name.ts'

/** Files at a time; the system's thread pool has four. */
const AT_ONCE = 8
/** Longest uninterrupted work, so that pings are answered. */
const SLICE_MS = 20

export interface CopyOptions {
  /** Everything is on the drive before the promise resolves: before something is deleted for it. */
  readonly isSafe: boolean
  readonly signal: AbortSignal
}

/**
 * A file, a link or a whole directory to where nothing is yet, with its dates
 * and modes; links are copied as links. Nobody looks at the target before it is
 * whole, so it may be left half-way. Fails where a directory holds
 * what cannot be copied, such as a pipe.
 */
export async function copyTree(from: Spot, to: Spot, options: CopyOptions): Promise<void> {
  const stat = lstat(from.dir.at(from.name))
  if (stat === null) throw said('It is not there any more.')
  if (stat.kind === 'folder') await copyDirectory(from, to, stat, options)
  else await copyLeaf(from, to, stat, options)
}

/** Files first, several at a time; then one directory after the other, so that few are open at once. */
async function copyDirectory(from: Spot, to: Spot, stat: FileStat, options: CopyOptions): Promise<void> {
  await mkdir(to.dir.at(to.name), 0o700)
  const source = from.dir.child(from.name)
  try {
    const target = to.dir.child(to.name)
    try {
      const directories = await copyLeaves(source, target, options)
      for (const [name, inner] of directories) {
        await copyDirectory({ dir: source, name }, { dir: target, name }, inner, options)
      }
      keepDates(target.self, stat)
      // Before the mode, which may forbid it.
      if (options.isSafe) await target.sync()
      await chmod(target.self, stat.mode & 0o777)
    } finally {
      target.close()
    }
  } finally {
    source.close()
  }
}

/** All but the directories, which are the answer. */
async function copyLeaves(
  source: Dir,
  target: Dir,
  options: CopyOptions,
): Promise<readonly (readonly [Buffer, FileStat])[]> {
  const directories: (readonly [Buffer, FileStat])[] = []
  const names = await readdir(source.self, { encoding: 'buffer', withFileTypes: true })
  let next = 0
  let sliceStart = performance.now()
  const work = async (): Promise<void> => {
    for (let entry = names[next++]; entry !== undefined; entry = names[next++]) {
      options.signal.throwIfAborted()
      const { name } = entry
      const [from, to] = [
        { dir: source, name },
        { dir: target, name },
      ]
      // The directory says what most of them are, which saves a look at each.
      const stat = entry.isFile() ? null : lstat(source.at(name))
      if (entry.isFile()) await copyUnlessGone(from, to, options)
      else if (stat?.kind === 'folder') directories.push([name, stat])
      else if (stat !== null) await copyLeaf(from, to, stat, options)
      if (performance.now() - sliceStart < SLICE_MS) continue
      await nextTurn()
      sliceStart = performance.now()
    }
  }
  await settleAll(Array.from({ length: Math.min(AT_ONCE, names.length) }, work))
  return directories
}

async function copyUnlessGone(from: Spot, to: Spot, { isSafe }: CopyOptions): Promise<void> {
  try {
    await copyContent(from, to, isSafe)
  } catch (thrown) {
    if (lstat(from.dir.at(from.name)) !== null) throw thrown
  }
}

async function copyLeaf(from: Spot, to: Spot, stat: FileStat, options: CopyOptions): Promise<void> {
  if (stat.kind === 'link') {
    await symlink(await readlink(from.dir.at(from.name), { encoding: 'buffer' }), to.dir.at(to.name))
  } else if (stat.kind === 'file') await copyContent(from, to, options.isSafe)
  else throw said('Pipes, sockets and devices cannot be copied.')
}

/** Nothing goes on behind a failure: whoever cleans up must find nobody at work. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work)
  const failed = results.find(result => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

function keepDates(path: Buffer, { atimeMs, mtimeMs }: FileStat): void {
  utimesSync(path, atimeMs / 1_000, mtimeMs / 1_000)
}
