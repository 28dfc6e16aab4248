import { readdir, readlink, realpath, stat as statFollowing } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Dir } from './dir.ts'
import type { FileIds } from './file-ids.ts'
import { isOnItsWay, KEEP_NAME, THUMBS_NAME } from './file-names.ts'
import { entryOf, type FolderEntry, type FoundLink, ROOT_ID, unseenEntry } from './folder-entry.ts'
import { type FileStat, fileStatOf, lstat } from './lstat.ts'
import { picturesOf } from './pictures.ts'
import { isReservation } from './reserve-name.ts'

/** Longest uninterrupted work, so that pings are answered while 100,000 files are looked at. */
const SLICE_MS = 20

interface Reading {
  readonly parentId: string
  readonly ids: FileIds
  /** The real path of the inventory, for links that lead out of it. */
  readonly root: string
  readonly signal: AbortSignal
}

/** All that is in a directory, but for what Satchel and makers of thumbnails keep there. */
export async function readFolder(dir: Dir, reading: Reading): Promise<readonly FolderEntry[]> {
  const { moves } = reading.ids
  const names = await readdir(dir.self, { encoding: 'buffer' })
  reading.ids.listed(reading.parentId, names, moves)
  const shown = names.filter(name => !isKept(name))
  const pictures = await picturesOf(dir, names.length !== shown.length)
  const stats = await statAll(dir, shown, reading.signal)
  const entries: FolderEntry[] = []
  for (const [index, name] of shown.entries()) {
    const stat = stats[index]
    // It has gone since the directory was read.
    if (stat === undefined || stat === null) continue
    if (stat === 'unseen') {
      entries.push(unseenEntry(reading.ids, name, reading.parentId))
      continue
    }
    const link = stat.kind === 'link' ? await lookAtLink(dir, name, reading) : undefined
    if (link !== undefined && isReservation(link.target)) continue
    const picture = pictures.of(name, stat)
    const found = { name, stat, parentId: reading.parentId, ...(link === undefined ? {} : { link }) }
    entries.push(entryOf(reading.ids, found, picture ?? undefined))
  }
  return entries
}

/** One of them, as it is this moment; null: there is nothing of that name. */
export async function readOne(dir: Dir, name: Buffer, reading: Reading): Promise<FolderEntry | null> {
  const stat = lstat(dir.at(name))
  if (stat === null) reading.ids.gone({ parentId: reading.parentId, name })
  if (stat === null || isKept(name)) return null
  const link = stat.kind === 'link' ? await lookAtLink(dir, name, reading) : undefined
  if (link !== undefined && isReservation(link.target)) return null
  return entryOf(reading.ids, {
    name,
    stat,
    parentId: reading.parentId,
    ...(link === undefined ? {} : { link }),
  })
}

const KEPT = [Buffer.from(KEEP_NAME), Buffer.from(THUMBS_NAME)]

/** Half a copy is nobody's file yet; one whose process has died stays in sight, for whoever wants to look into it. */
function isKept(name: Buffer): boolean {
  return name[0] === 0x2e && (KEPT.some(kept => kept.equals(name)) || isOnItsWay(name))
}

async function statAll(
  dir: Dir,
  names: readonly Buffer[],
  signal: AbortSignal,
): Promise<readonly (FileStat | null | 'unseen')[]> {
  const stats: (FileStat | null | 'unseen')[] = []
  let sliceStart = performance.now()
  for (const name of names) {
    stats.push(lookAt(dir.at(name)))
    if (performance.now() - sliceStart < SLICE_MS) continue
    await nextTurn()
    signal.throwIfAborted()
    sliceStart = performance.now()
  }
  return stats
}

/** One that cannot be looked at is no reason to show none of the others. */
function lookAt(path: Buffer): FileStat | null | 'unseen' {
  try {
    return lstat(path)
  } catch {
    return 'unseen'
  }
}

/** Looked at, and never gone through for a change. */
async function lookAtLink(dir: Dir, name: Buffer, { root, ids }: Reading): Promise<FoundLink | undefined> {
  const path = dir.at(name)
  try {
    const target = await readlink(path, { encoding: 'buffer' })
    const there = await statFollowing(path).catch(() => null)
    if (there === null) return { target, leadsTo: null, isInside: false, targetId: null }
    const real = await realpath(path, 'buffer')
    const stat = fileStatOf(there, real)
    const place = real.toString()
    const isInside = place === root || place.startsWith(`${root}/`)
    const targetId = place === root ? ROOT_ID : ids.idOfTarget(stat)
    return { target, leadsTo: stat.kind, isInside, targetId: isInside ? targetId : null }
  } catch {
    return undefined
  }
}
