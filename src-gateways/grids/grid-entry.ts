import {
  type DeepPartial,
  type Denied,
  type EntryExtras,
  LinkState,
  Mark,
  SaleType,
} from '../../src-wire/gen/satchel/v1/extras.ts'
import { Action, WhyNot } from '../../src-wire/gen/satchel/v1/source.ts'
import type { NodeKind, PlatformEntry } from '../kit/platform.ts'
import {
  FOLDER_LINK_TYPE,
  FOLDER_TYPE,
  isLink,
  isPicture,
  isSystemFolder,
  OBJECT_TYPE,
  typeWordOf,
} from './asset-types'
import { mayCopy, mayModify } from './permissions'
import type { FolderRecord, ItemRecord } from './records'
import { parseUuid, type Uuid } from './uuid'

/** What stands for the root in the contract: its own id is known only once the service was reached. */
export const ROOT_ID = 'root'

export interface FolderEntry extends PlatformEntry {
  readonly kind: 'folder'
  readonly record: FolderRecord
  readonly pictureId: Uuid | null
}

export interface ItemEntry extends PlatformEntry {
  readonly kind: Exclude<NodeKind, 'folder'>
  readonly record: ItemRecord
  /** The texture that shows it: its thumbnail, else itself. */
  readonly pictureId: Uuid | null
}

export type GridEntry = FolderEntry | ItemEntry

/** Whose inventory it is, and which folders of it have a meaning. */
export interface Ground {
  readonly ownerId: Uuid
  readonly rootId: Uuid
  readonly trashId: Uuid | null
  /** Ids of what is worn. */
  readonly worn: ReadonlySet<string>
  /** Where things were that this gateway put into the Trash. */
  readonly trashedFrom: ReadonlyMap<string, TrashedFrom>
  /** Of avatars, as far as the grid has said them; empty where it knows none. */
  readonly names: ReadonlyMap<string, string>
  /** Objects are put into a region: with all else that is refused. */
  readonly hasRegion?: boolean
  /** The common library, which is another owner's and nobody's to change; absent where there is none. */
  readonly library?: { readonly ownerId: Uuid; readonly rootId: Uuid }
}

export interface TrashedFrom {
  readonly folderId: string
  readonly atUnixNanos: bigint
}

/** Of a link: what it leads to; null: to nothing that is there. */
export type LinkTarget = FolderRecord | ItemRecord | null

const CHANGES_OF_FOLDERS = [
  Action.ACTION_RENAME_FOLDER,
  Action.ACTION_MOVE_FOLDER,
  Action.ACTION_TRASH,
  Action.ACTION_RESTORE,
  Action.ACTION_REMOVE_FOLDER,
  Action.ACTION_SET_DETAILS,
]
const CHANGES_OF_ITEMS = [
  Action.ACTION_RENAME_ITEM,
  Action.ACTION_MOVE_ITEM,
  Action.ACTION_COPY_ITEM,
  Action.ACTION_TRASH,
  Action.ACTION_RESTORE,
  Action.ACTION_REMOVE_ITEM,
  Action.ACTION_SET_DETAILS,
]
/** Of the library's root, whatever the service calls it. */
export const LIBRARY_NAME = 'Library'
const USUAL_NAMES: ReadonlyMap<number, string> = new Map([
  [FOLDER_TYPE.trash, 'Trash'],
  [FOLDER_TYPE.lostAndFound, 'Lost And Found'],
  [FOLDER_TYPE.currentOutfit, 'Current Outfit'],
])
const SALES = [
  SaleType.SALE_TYPE_NOT_FOR_SALE,
  SaleType.SALE_TYPE_ORIGINAL,
  SaleType.SALE_TYPE_COPY,
  SaleType.SALE_TYPE_CONTENTS,
]

export function folderEntry(record: FolderRecord, ground: Ground): FolderEntry {
  const isSystem = isSystemFolder(record.type)
  const isOwn = record.ownerId === ground.ownerId
  const isLibrary = isOfLibrary(record.ownerId, ground)
  const denied = isSystem ? WhyNot.WHY_NOT_SYSTEM : isOwn ? null : WhyNot.WHY_NOT_NO_RIGHT
  const pictureId = record.thumbnailId ?? null
  return {
    id: record.id,
    parentId: parentIdOf(record.parentId, ground),
    title: record.name,
    kind: 'folder',
    record,
    pictureId,
    ...(isFixed(record, ground) ? { fixedKey: fixedKeyOf(record, ground) } : {}),
    extras: {
      typeNumbers: [record.type],
      marks: [
        ...(isSystem ? [Mark.MARK_SYSTEM] : []),
        ...ownerMarks(isOwn, isLibrary),
        ...(record.isFavourite === true ? [Mark.MARK_FAVOURITE] : []),
        ...(isInTrash(record.parentId, ground) ? [Mark.MARK_DELETED] : []),
      ],
      ...(pictureId === null ? {} : { picture: { available: true, version: pictureId } }),
      ...(isOwn ? {} : { owner: { id: record.ownerId ?? '' } }),
      ...(denied === null ? {} : { rights: { denied: refusals(CHANGES_OF_FOLDERS, denied) } }),
      ...deletionOf(record.id, record.parentId, ground),
    },
  }
}

export function itemEntry(record: ItemRecord, ground: Ground, target?: LinkTarget): ItemEntry {
  const word = typeWordOf(record.assetType, record.invType)
  const pictureId = pictureIdOf(record, target)
  const assetId = parseUuid(record.assetId)
  const isLinked = isLink(record.assetType)
  return {
    id: record.id,
    parentId: parentIdOf(record.folderId, ground),
    title: record.name,
    kind: isLinked ? 'link' : word === null ? 'unknown' : 'object',
    record,
    pictureId,
    isPublic: !isLinked && mayCopy(record.masks.everyone),
    ...(isLinked || assetId === null ? {} : { assetUri: `asset:${assetId}` }),
    extras: {
      typeWord: word ?? `Type ${record.assetType}`,
      typeNumbers: [record.assetType, record.invType],
      marks: marksOf(record, ground),
      ...rightsOf(record, ground),
      description: record.description,
      ...(record.creationDate > 0 ? { createdUnixNanos: BigInt(record.creationDate) * 1_000_000_000n } : {}),
      creator: creatorOf(record, ground),
      picture: { available: pictureId !== null, version: pictureId ?? '' },
      ...(isLinked ? { link: linkOf(record, ground, target) } : permissionsOf(record, ground)),
      ...deletionOf(record.id, record.folderId, ground),
    },
  }
}

function permissionsOf(record: ItemRecord, ground: Ground): DeepPartial<EntryExtras> {
  const { base, current, group, everyone, next } = record.masks
  return {
    assetId: record.assetId,
    masks: { base, owner: current, group, everyone, nextOwner: next },
    ...(record.ownerId === ground.ownerId ? {} : { owner: { id: record.ownerId ?? '' } }),
    ...(parseUuid(record.groupId) === null ? {} : { group: { id: record.groupId } }),
    sale: {
      type: SALES[record.saleType] ?? SaleType.SALE_TYPE_UNSPECIFIED,
      price: Math.max(0, record.salePrice),
    },
  }
}

function parentIdOf(id: Uuid | null, ground: Ground): string {
  return id === ground.rootId ? ROOT_ID : (id ?? '')
}

function isOfLibrary(ownerId: Uuid | null, { library }: Ground): boolean {
  return library !== undefined && ownerId === library.ownerId
}

function ownerMarks(isOwn: boolean, isLibrary: boolean): Mark[] {
  if (isOwn) return []
  return isLibrary ? [Mark.MARK_PROTECTED, Mark.MARK_LIBRARY] : [Mark.MARK_PROTECTED]
}

/** Only at the top, where every viewer looks for them. */
function isFixed(record: FolderRecord, ground: Ground): boolean {
  if (record.id === ground.library?.rootId) return true
  const fixed: readonly number[] = [FOLDER_TYPE.trash, FOLDER_TYPE.lostAndFound, FOLDER_TYPE.currentOutfit]
  if (!fixed.includes(record.type) || record.parentId !== ground.rootId) return false
  return record.type !== FOLDER_TYPE.trash || record.id === ground.trashId
}

/** A key that no other folder can have: a title that is its own in every language, or one with the mark of its id. */
export function fixedKeyOf(
  { id, name, type }: FolderRecord,
  { library }: Pick<Ground, 'library'> = {},
): string {
  const usual = id === library?.rootId ? LIBRARY_NAME : (USUAL_NAMES.get(type) ?? name)
  return name === usual ? usual : `${usual} ~${id.slice(0, 8)}`
}

function isInTrash(parentId: Uuid | null, { trashId }: Ground): boolean {
  return trashId !== null && parentId === trashId
}

function marksOf(record: ItemRecord, ground: Ground): Mark[] {
  return [
    ...(ground.worn.has(record.id) ? [Mark.MARK_WORN] : []),
    ...ownerMarks(record.ownerId === ground.ownerId, isOfLibrary(record.ownerId, ground)),
    ...(record.isFavourite === true ? [Mark.MARK_FAVOURITE] : []),
    ...(isInTrash(record.folderId, ground) ? [Mark.MARK_DELETED] : []),
  ]
}

function rightsOf(record: ItemRecord, ground: Ground): DeepPartial<EntryExtras> {
  const denied = deniedOf(record, ground)
  return denied.length === 0 ? {} : { rights: { denied } }
}

/** What viewers refuse, too: the service itself would let everything be done with everything. */
function deniedOf(record: ItemRecord, ground: Ground): DeepPartial<Denied>[] {
  const spawning = [Action.ACTION_SPAWN]
  if (record.ownerId !== ground.ownerId)
    return refusals([...CHANGES_OF_ITEMS, ...spawning], WhyNot.WHY_NOT_NO_RIGHT)
  // The permissions of a link are constants that say nothing (opensim-run.md, 2).
  if (isLink(record.assetType)) return []
  const { current } = record.masks
  const isKept = ground.hasRegion === true && record.assetType !== OBJECT_TYPE
  return [
    ...(isKept ? refusals(spawning, WhyNot.WHY_NOT_OBJECTS_ONLY) : []),
    ...(mayCopy(current) ? [] : refusals([Action.ACTION_COPY_ITEM], WhyNot.WHY_NOT_NO_COPY)),
    ...(mayModify(current)
      ? []
      : refusals([Action.ACTION_RENAME_ITEM, Action.ACTION_SET_DETAILS], WhyNot.WHY_NOT_NO_RIGHT)),
  ]
}

function refusals(actions: readonly Action[], whyNot: WhyNot): DeepPartial<Denied>[] {
  return actions.map(action => ({ action, whyNot }))
}

/** On another grid: `url;first last`. The zero id is nobody's: then nothing is said. */
function creatorOf(
  { creatorId, creatorData }: ItemRecord,
  { names }: Ground,
): DeepPartial<EntryExtras>['creator'] {
  const at = creatorData.indexOf(';')
  const id = parseUuid(creatorId)
  if (id === null) return at < 0 ? undefined : { name: creatorData.slice(at + 1) }
  return { id, name: at < 0 ? (names.get(id) ?? '') : creatorData.slice(at + 1) }
}

function linkOf(
  record: ItemRecord,
  ground: Ground,
  target: LinkTarget | undefined,
): DeepPartial<EntryExtras>['link'] {
  const toFolder = record.assetType === FOLDER_LINK_TYPE
  // As entries have it: those who wrote the link may have used capitals.
  const targetId = parseUuid(record.assetId) ?? record.assetId
  if (target === undefined) return { targetId, toFolder }
  const isOwn = target?.ownerId === ground.ownerId || isOfLibrary(target?.ownerId ?? null, ground)
  const found = isOwn ? LinkState.LINK_STATE_FOUND : LinkState.LINK_STATE_OUTSIDE
  return {
    targetId: target?.id === ground.rootId ? ROOT_ID : targetId,
    toFolder,
    state: target === null ? LinkState.LINK_STATE_BROKEN : found,
  }
}

function pictureIdOf(record: ItemRecord, target: LinkTarget | undefined): Uuid | null {
  const shown = isLink(record.assetType) ? target : record
  if (shown === undefined || shown === null) return null
  if (shown.thumbnailId !== undefined && shown.thumbnailId !== null) return shown.thumbnailId
  if (!('assetType' in shown)) return null
  return isPicture(shown.assetType) ? parseUuid(shown.assetId) : null
}

function deletionOf(id: Uuid, parentId: Uuid | null, ground: Ground): DeepPartial<EntryExtras> {
  if (!isInTrash(parentId, ground)) return {}
  const from = ground.trashedFrom.get(id)
  return { deletion: from === undefined ? {} : { fromId: from.folderId, atUnixNanos: from.atUnixNanos } }
}
