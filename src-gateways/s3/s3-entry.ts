import { type DeepPartial, type EntryExtras, Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Action, WhyNot } from '../../src-wire/gen/satchel/v1/source.ts'
import type { PlatformEntry } from '../kit/platform.ts'
import { readName, typeWordOf } from '../kit/read-name.ts'
import type { ListedObject } from './wire/listed-page.ts'
import { bytesOfKey, lastPartOf, type ObjectKey } from './wire/object-key.ts'

export const ROOT_ID = 'root'
export const TRASH_ID = 'trash'

/** An object, or a prefix that others have in common. */
export interface S3Entry extends PlatformEntry {
  /** Of a folder with its slash; of the Trash where its files are. */
  readonly key: ObjectKey
  /** Where its picture is, as far as a listing has shown it: its thumbnail, or itself. */
  readonly picture: ObjectKey | null
}

export interface FoundPicture {
  readonly key: ObjectKey
  readonly version: string
  /** Older than what it shows. */
  readonly isStale: boolean
}

interface Place {
  readonly id: string
  readonly parentId: string
}

export function folderEntry(key: ObjectKey, { id, parentId }: Place): S3Entry {
  const { title, isText } = readName(bytesOfKey(lastPartOf(key)))
  const marks = marksOf(title, isText)
  return {
    id,
    parentId,
    title,
    kind: 'folder',
    key,
    picture: null,
    ...(marks.length === 0 ? {} : { extras: { marks } }),
  }
}

export function objectEntry(
  { key, size, etag, modifiedMs }: ListedObject,
  { id, parentId }: Place,
  picture: FoundPicture | null,
): S3Entry {
  const { title, isText } = readName(bytesOfKey(lastPartOf(key)))
  const marks = marksOf(title, isText)
  const extras: DeepPartial<EntryExtras> = {
    size: BigInt(size),
    ...(etag === '' ? {} : { version: etag }),
    picture:
      picture === null
        ? { available: false }
        : { available: true, version: picture.version, stale: picture.isStale },
  }
  const typeWord = typeWordOf(title)
  if (typeWord !== '') extras.typeWord = typeWord
  if (marks.length > 0) extras.marks = marks
  return {
    id,
    parentId,
    title,
    kind: 'object',
    key,
    picture: picture?.key ?? null,
    ...(modifiedMs === 0 ? {} : { modifiedNanos: nanosOf(modifiedMs) }),
    extras,
  }
}

/**
 * The marker of a folder is an empty object that is called like it. One that has
 * content is shown in the folder, without a name, and stays as it is: no other
 * key says the same.
 */
export function fullMarkerEntry(object: ListedObject, { id, parentId }: Place): S3Entry {
  const entry = objectEntry(object, { id: `${id}-marker`, parentId }, null)
  const denied = STAYS.map(action => ({ action, whyNot: WhyNot.WHY_NOT_SYSTEM }))
  return { ...entry, title: '', extras: { ...entry.extras, typeWord: '', rights: { denied } } }
}

const STAYS = [
  Action.ACTION_RENAME_ITEM,
  Action.ACTION_MOVE_ITEM,
  Action.ACTION_COPY_ITEM,
  Action.ACTION_TRASH,
  Action.ACTION_REMOVE_ITEM,
]

/** The Trash as it is listed at the top, whether or not anything is in it. */
export function trashEntry(files: ObjectKey): S3Entry {
  return {
    id: TRASH_ID,
    parentId: ROOT_ID,
    title: 'Trash',
    fixedKey: 'Trash',
    kind: 'folder',
    key: files,
    picture: null,
    extras: { marks: [Mark.MARK_SYSTEM] },
  }
}

function marksOf(title: string, isText: boolean): Mark[] {
  return [...(title.startsWith('.') ? [Mark.MARK_HIDDEN] : []), ...(isText ? [] : [Mark.MARK_BAD_NAME])]
}

export function nanosOf(ms: number): bigint {
  return BigInt(Math.round(ms)) * 1_000_000n
}
