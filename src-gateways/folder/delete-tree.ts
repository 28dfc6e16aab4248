import { chmod, readdir, readlink, rmdir, unlink } from 'node:fs/promises'
import { said } from '../kit/refusal.ts'
import { type FileStat, lstat } from './lstat.ts'
import type { Spot } from './reserve-name.ts'

/** Told of each file and directory that is gone: who fails half-way can say so. */
type OnDeleted = () => void

interface DeleteOptions {
  readonly onDeleted?: OnDeleted
  /** Asked before each file and directory; who cancels keeps what is not deleted yet. */
  readonly signal?: AbortSignal
  /** We made all of it: directories that nothing may be deleted from have been copied so. */
  readonly isOurs?: boolean
}

/**
 * For good. Directories are gone into by descriptor, links are never followed,
 * nor is another drive that hangs below. What is gone already is no failure.
 */
export async function deleteTree({ dir, name }: Spot, options: DeleteOptions = {}): Promise<void> {
  const stat = lstat(dir.at(name))
  if (stat !== null) await deleteFound({ dir, name }, stat, { ...options, device: stat.dev })
}

async function deleteFound(
  { dir, name }: Spot,
  stat: FileStat,
  how: DeleteOptions & { readonly device: number },
): Promise<void> {
  how.signal?.throwIfAborted()
  if (stat.kind !== 'folder') {
    await unlink(dir.at(name))
    how.onDeleted?.()
    return
  }
  const inside = dir.child(name)
  try {
    if (how.isOurs === true) await chmod(inside.self, 0o700)
    if (inside.stat().dev !== how.device) throw said('Another drive is mounted in it.')
    for (const child of await readdir(inside.self, { encoding: 'buffer' })) {
      const found = lstat(inside.at(child))
      if (found !== null) await deleteFound({ dir: inside, name: child }, found, how)
    }
  } finally {
    inside.close()
  }
  await rmdir(dir.at(name))
  how.onDeleted?.()
}

/** Copied files have the dates of what they were copied from; `utimes` rounds to a microsecond. */
const ROUNDING_MS = 0.002

/**
 * What has been copied, where it is still what was copied: whoever wrote to it
 * meanwhile keeps it. Fails where something of it stays.
 */
export async function deleteCopied(from: Spot, copy: Spot, onDeleted: OnDeleted): Promise<void> {
  const [stat, copied] = [lstat(from.dir.at(from.name)), lstat(copy.dir.at(copy.name))]
  if (stat === null) return
  if (copied?.kind !== stat.kind) throw new Error('There is no copy of it.')
  if (stat.kind !== 'folder') {
    const isSame = stat.kind === 'link' ? await isSameLink(from, copy) : isSameContent(stat, copied)
    if (!isSame) throw new Error('It was written to while it was copied.')
    await unlink(from.dir.at(from.name))
    onDeleted()
    return
  }
  const [inside, there] = [from.dir.child(from.name), copy.dir.child(copy.name)]
  try {
    for (const name of await readdir(inside.self, { encoding: 'buffer' })) {
      await deleteCopied({ dir: inside, name }, { dir: there, name }, onDeleted)
    }
  } finally {
    inside.close()
    there.close()
  }
  await rmdir(from.dir.at(from.name))
  onDeleted()
}

function isSameContent(one: FileStat, other: FileStat): boolean {
  return one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < ROUNDING_MS
}

async function isSameLink(one: Spot, other: Spot): Promise<boolean> {
  const [from, to] = await Promise.all(
    [one, other].map(({ dir, name }) => readlink(dir.at(name), { encoding: 'buffer' })),
  )
  return from !== undefined && to !== undefined && from.equals(to)
}
