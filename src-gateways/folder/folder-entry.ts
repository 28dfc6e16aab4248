import { type DeepPartial, type EntryExtras, LinkState, Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import type { PlatformEntry } from '../kit/platform.ts'
import type { FileIds } from './file-ids.ts'
import { readName, typeWordOf } from './file-names.ts'
import type { FileStat } from './lstat.ts'

export const ROOT_ID = 'root'
export const TRASH_ID = 'trash'

/** One file, directory or link of the inventory. */
export interface FolderEntry extends PlatformEntry {
  /** From the folder that it is listed in: its name, or the way into the Trash. */
  readonly steps: readonly Buffer[]
  /** Null for the Trash, which may not be there yet, and for what cannot be looked at. */
  readonly stat: FileStat | null
  /** Of what lies in the Trash under a name that was made for it there: what it was called before. */
  readonly nameBefore?: Buffer
}

export interface Found {
  readonly name: Buffer
  readonly stat: FileStat
  readonly parentId: string
  /** Of a link: what is written in it, and what is there. */
  readonly link?: FoundLink
}

export interface FoundLink {
  readonly target: Buffer
  /** Null: nothing. */
  readonly leadsTo: FileStat['kind'] | null
  readonly isInside: boolean
  /** Of what is inside, where it is told by itself and not by its name. */
  readonly targetId: string | null
}

export function entryOf(
  ids: FileIds,
  { name, stat, parentId, link }: Found,
  picture?: NonNullable<DeepPartial<EntryExtras>['picture']>,
): FolderEntry {
  const { title, isText } = readName(name)
  const extras: DeepPartial<EntryExtras> = { masks: { base: stat.mode } }
  if (name[0] === DOT || !isText) extras.marks = marksOf(name, isText)
  if (stat.birthtimeMs > 0) extras.createdUnixNanos = nanosOf(stat.birthtimeMs)
  if (link !== undefined) extras.link = linkOf(link)
  if (picture !== undefined) extras.picture = picture
  if (stat.kind === 'file') {
    extras.typeWord = typeWordOf(title)
    extras.size = BigInt(stat.size)
  }
  return {
    id: ids.idOf(stat, parentId, name),
    parentId,
    title,
    kind: KINDS[stat.kind],
    modifiedNanos: nanosOf(stat.mtimeMs),
    steps: [name],
    stat,
    extras,
  }
}

/** False of what is shown by its name alone: nobody can tell which of those that were there it is. */
export function isLookedAt({ id, stat }: FolderEntry): boolean {
  return stat !== null || id === TRASH_ID
}

/** What the system lists, and does not let be looked at: a drive that does not answer, a damaged file. */
export function unseenEntry(ids: FileIds, name: Buffer, parentId: string): FolderEntry {
  const { title, isText } = readName(name)
  const marks = [Mark.MARK_INCOMPLETE, ...marksOf(name, isText)]
  const id = ids.unseenIdOf(parentId, name)
  return { id, parentId, title, kind: 'unknown', steps: [name], stat: null, extras: { marks } }
}

const DOT = 0x2e

function marksOf(name: Buffer, isText: boolean): Mark[] {
  return [...(name[0] === DOT ? [Mark.MARK_HIDDEN] : []), ...(isText ? [] : [Mark.MARK_BAD_NAME])]
}

const KINDS: Readonly<Record<FileStat['kind'], FolderEntry['kind']>> = {
  folder: 'folder',
  file: 'object',
  link: 'link',
  other: 'unknown',
}

/** In the steps of 100 that the wire has; a millisecond as a number is not exact any further. */
function nanosOf(ms: number): bigint {
  return BigInt(Math.round(ms * 10_000)) * 100n
}

function linkOf({ target, leadsTo, isInside, targetId }: FoundLink) {
  const isThere = isInside ? LinkState.LINK_STATE_FOUND : LinkState.LINK_STATE_OUTSIDE
  return {
    ...(targetId === null ? {} : { targetId }),
    targetPath: readName(target).title,
    state: leadsTo === null ? LinkState.LINK_STATE_BROKEN : isThere,
    toFolder: leadsTo === 'folder',
  }
}

/** The Trash as it is listed at the top, whether or not there is a directory yet. */
export function trashEntry(steps: readonly Buffer[]): FolderEntry {
  return {
    id: TRASH_ID,
    parentId: ROOT_ID,
    title: 'Trash',
    fixedKey: 'Trash',
    kind: 'folder',
    steps,
    stat: null,
    extras: { marks: [Mark.MARK_SYSTEM] },
  }
}
