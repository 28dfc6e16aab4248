import {
  type InventoryCopyRequest,
  InventoryEntry,
  InventoryListing,
  type InventoryListRequest,
  type InventoryMakeDirRequest,
  type InventoryMoveRequest,
  InventoryMutationResult,
  type InventoryRemoveRequest,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import type { Deletion } from '../../src-wire/gen/satchel/v1/extras.ts'
import { nowNanos } from '../clock.ts'
import type { InventoryBridge } from '../inventory/inventory-bridge.ts'
import { kindOf } from '../inventory/list.ts'
import { RecordTurns } from '../inventory/record-turns.ts'
import { shuffledById } from '../inventory/shuffled-by-id.ts'
import { toEnginePath } from '../paths.ts'
import { newRecordId } from '../record-id.ts'
import {
  accessDenied,
  alreadyExists,
  badArgument,
  badTitle,
  notFound,
  notInTrash,
  notSupported,
  protectedFolder,
  recursionNeeded,
  wouldCycle,
} from '../status.ts'
import { isDirectory, type StoredRecord } from '../store/stored-record.ts'
import { trashIdOf } from './id-store.ts'
import type { IdFolder, IdTree, Keyed } from './id-tree.ts'

/** As most platforms have it; in UTF-16 units. */
export const maxTitleLength = 255

/** The five calls where ids are met: each change is one write, wholly done or not at all. */
export const idCalls = (ids: IdTree) => ({
  list: on(ids, list),
  makeDir: on(ids, signedIn(makeDir)),
  copy: on(ids, signedIn(copy)),
  move: on(ids, signedIn(move)),
  remove: on(ids, signedIn(remove)),
})

type IdCall<Request, Reply> = (
  bridge: InventoryBridge,
  ids: IdTree,
  request: Request,
  signal: AbortSignal,
) => Promise<Reply>

const on =
  <Request, Reply>(ids: IdTree, call: IdCall<Request, Reply>) =>
  (bridge: InventoryBridge, request: Request, signal: AbortSignal) =>
    call(bridge, ids, request, signal)

/** As in the real service, a change asks that before it looks at its path. */
const signedIn =
  <Request, Reply>(call: IdCall<Request, Reply>): IdCall<Request, Reply> =>
  async (bridge, ids, request, signal) => {
    bridge.engine.requireOwner()
    return call(bridge, ids, request, signal)
  }

async function list(
  bridge: InventoryBridge,
  ids: IdTree,
  { path, extras }: InventoryListRequest,
  signal: AbortSignal,
): Promise<Buffer> {
  toEnginePath(path)
  const folder = await ids.findFolder(path, extras?.expectedId ?? '', signal)
  if (folder === null) throw notFound(`${path} is not a directory.`)
  await bridge.faults.wait('list-delay', signal)
  const children = await ids.listed(folder, signal)
  const shuffled = bridge.faults.text('page-order') === 'shuffled'
  const isTrash = folder.id === trashIdOf(folder.owner)
  const deletions = isTrash ? await deletionsOf(ids, children, signal) : new Map<string, Deletion>()
  const encode = () => {
    const shown = shuffled ? shuffledById(children, ({ id }) => id) : children
    const arrived = shown.filter(({ title }) => !bridge.faults.names('held-back', title))
    const entries = arrived.map(child => toEntry(child, path, deletions.get(child.id)))
    const isWhole = arrived.length === shown.length
    const extras = { folderId: folder.id, ...(isWhole ? {} : { incomplete: true, expected: shown.length }) }
    const listing = InventoryListing.fromPartial({ path, entries, extras })
    return Buffer.from(InventoryListing.encode(listing).finish())
  }
  // Where something was may change its path while the Trash stays as it is.
  const isHeldBack = bridge.faults.isOn('held-back')
  if (isTrash || isHeldBack || !bridge.cloud.isUpToDate) return encode()
  const version = `${bridge.cloud.folderVersion(folder.owner, folder.id)} ${shuffled}`
  return bridge.listings.get([folder.owner, folder.id, path], version, encode)
}

async function deletionsOf(
  ids: IdTree,
  children: readonly Keyed[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Deletion>> {
  const deletions = new Map<string, Deletion>()
  for (const { id } of children) {
    const deletion = await deletionOf(ids, id, signal)
    if (deletion !== undefined) deletions.set(id, deletion)
  }
  return deletions
}

async function deletionOf(ids: IdTree, id: string, signal: AbortSignal): Promise<Deletion | undefined> {
  const deletion = ids.store.deletionOf(id)
  if (deletion === null) return undefined
  const { fromId, atNanos } = deletion
  const root = ids.root()
  const folder = ids.store.get(fromId)
  const fromPath = fromId === root.id ? '/Inventory' : folder ? await ids.pathOf(folder, signal) : ''
  return { fromPath, fromId: fromPath === '' ? '' : fromId, atUnixNanos: atNanos }
}

const toEntry = (
  { id, key, title, record }: Keyed,
  path: string,
  deletion: Deletion | undefined,
): InventoryEntry =>
  InventoryEntry.fromPartial({
    name: key,
    path: `${path}/${key}`,
    kind: kindOf(record.type),
    recordId: id,
    assetUri: record.assetUri,
    isPublic: record.isPublic,
    lastModifiedUnixNanos: record.modifiedNanos > 0n ? record.modifiedNanos : 0n,
    extras: {
      id,
      ...(title === key ? {} : { title }),
      ...(deletion === undefined ? {} : { deletion }),
    },
  })

async function makeDir(
  bridge: InventoryBridge,
  ids: IdTree,
  request: InventoryMakeDirRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const place = await placeOf(ids, request.path, request, signal)
  if (bridge.engine.currentWorld !== undefined) await bridge.engine.enterThread(signal)
  const now = nowNanos()
  const record: StoredRecord = {
    recordId: newRecordId(),
    owner: place.folder.owner,
    parent: place.folder.id,
    name: place.title,
    type: 'directory',
    assetUri: '',
    thumbnailUri: '',
    isPublic: false,
    modifiedNanos: now,
    createdNanos: now,
  }
  bridge.cloud.save(record)
  return resultOf(ids, request.path, record, signal)
}

async function copy(
  bridge: InventoryBridge,
  ids: IdTree,
  request: InventoryCopyRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const source = await ids.find(request.sourcePath, request.extras?.expectedId ?? '', signal)
  const { folder, title } = await placeOf(ids, request.destinationPath, request, signal)
  if (isDirectory(source) && !request.recursive) throw recursionNeeded(request.sourcePath, 'cp')
  if (isTrashOrIn(ids, folder)) throw notSupported('Nothing is copied into the Trash.')
  const below = isDirectory(source) ? ids.store.below(source) : []
  await takeTurns(bridge, [source, ...below], 'save', signal)
  const newIds = new Map([source, ...below].map(({ recordId }) => [recordId, newRecordId()]))
  const cloneOf = (record: StoredRecord, parent: string, name: string): StoredRecord => ({
    ...record,
    recordId: newIds.get(record.recordId) ?? newRecordId(),
    owner: folder.owner,
    parent,
    name,
    createdNanos: nowNanos(),
    generated: false,
  })
  const top = cloneOf(source, folder.id, title)
  bridge.cloud.saveAll([
    top,
    ...below.map(record => cloneOf(record, newIds.get(record.parent) ?? top.recordId, record.name)),
  ])
  return resultOf(ids, request.destinationPath, top, signal)
}

/** Into the Trash it is a deletion, out of it a restoration. */
async function move(
  bridge: InventoryBridge,
  ids: IdTree,
  request: InventoryMoveRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const source = await ids.find(request.sourcePath, request.extras?.expectedId ?? '', signal)
  refuseProtected(ids, source, request.sourcePath)
  const { folder, title } = await placeOf(ids, request.destinationPath, request, signal)
  const into = ids.store.get(folder.id)
  const isInside =
    into !== undefined && ids.store.lineage(into).some(({ recordId }) => recordId === source.recordId)
  if (isInside) throw wouldCycle(request.sourcePath)
  await takeTurns(bridge, [source], 'save', signal)
  const wasInTrash = ids.store.isInTrash(source)
  const moved = { ...source, parent: folder.id, name: title, generated: false }
  bridge.cloud.save(moved)
  const isInTrash = isTrashOrIn(ids, folder)
  // Nothing is noted of what was not saved after all.
  const hasGone = ids.store.get(source.recordId)?.parent === folder.id
  if (hasGone && isInTrash && !wasInTrash) ids.store.noteDeletion(source.recordId, source.parent)
  if (hasGone && !isInTrash) ids.store.forgetDeletion(source.recordId)
  return resultOf(ids, request.destinationPath, moved, signal)
}

/** For good, and in the Trash only. */
async function remove(
  bridge: InventoryBridge,
  ids: IdTree,
  request: InventoryRemoveRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const record = await ids.find(request.path, request.extras?.expectedId ?? '', signal)
  refuseProtected(ids, record, request.path)
  if (!ids.store.isInTrash(record)) throw notInTrash(request.path)
  if (isDirectory(record) && !request.recursive) throw recursionNeeded(request.path, 'rm')
  const all = [record, ...(isDirectory(record) ? ids.store.below(record) : [])]
  await takeTurns(bridge, all, 'delete', signal)
  bridge.cloud.deleteAll(all)
  for (const { recordId } of all) ids.store.forgetDeletion(recordId)
  return InventoryMutationResult.fromPartial({
    path: request.path,
    recordId: record.recordId,
    extras: { id: record.recordId },
  })
}

interface IdPlace {
  readonly folder: IdFolder
  readonly title: string
}

type PlacingRequest = InventoryMakeDirRequest | InventoryCopyRequest | InventoryMoveRequest

/** Where something shall go. A client that knows no titles names it by its path, and gets no twin by that. */
async function placeOf(
  ids: IdTree,
  path: string,
  { extras }: PlacingRequest,
  signal: AbortSignal,
): Promise<IdPlace> {
  const enginePath = toEnginePath(path)
  const at = path.replace(/\/+$/, '').lastIndexOf('/')
  if (!enginePath.includes('\\')) throw badArgument('Cannot operate on the inventory root.')
  const title = extras?.newTitle ?? path.replace(/\/+$/, '').slice(at + 1)
  if (title.length > maxTitleLength) throw badTitle()
  const folder = await ids.findFolder(path.slice(0, at), extras?.expectedParentId ?? '', signal)
  if (folder === null) throw notFound(`${path.slice(0, at)} is not a directory.`)
  if (folder.owner !== ids.root().owner) throw accessDenied(path)
  if (extras?.newTitle === undefined) await refuseTaken(ids, folder, title, path, signal)
  return { folder, title }
}

async function refuseTaken(
  ids: IdTree,
  folder: IdFolder,
  title: string,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const children = await ids.children(folder, signal)
  if (children.some(child => child.title === title || child.key === title)) throw alreadyExists(path)
}

function refuseProtected(ids: IdTree, { recordId, owner }: StoredRecord, path: string): void {
  if (owner !== ids.root().owner) throw accessDenied(path)
  if (recordId === trashIdOf(owner)) throw protectedFolder(path)
}

function isTrashOrIn(ids: IdTree, { id, owner }: IdFolder): boolean {
  const record = ids.store.get(id)
  return id === trashIdOf(owner) || (record !== undefined && ids.store.isInTrash(record))
}

/** What can go wrong between two records goes wrong before the first is written. */
async function takeTurns(
  { faults }: InventoryBridge,
  records: readonly StoredRecord[],
  work: 'save' | 'delete',
  signal: AbortSignal,
): Promise<void> {
  const turns = new RecordTurns(faults, work, signal)
  for (const { name } of records) await turns.next(name)
}

async function resultOf(
  ids: IdTree,
  path: string,
  record: StoredRecord,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const { recordId, parent } = record
  const now = ids.store.get(recordId) ?? record
  return InventoryMutationResult.fromPartial({
    path,
    recordId,
    extras: { path: await ids.pathOf(now, signal), id: recordId, parentId: parent },
  })
}
