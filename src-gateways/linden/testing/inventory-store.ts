import type { FolderRecord, ItemRecord } from '../../grids/records'
import { newUuid, parseUuid, type Uuid } from '../../grids/uuid'
import type { FolderListing } from '../wire/folder-listing'

export function uuid(text: string): Uuid {
  const id = parseUuid(text)
  if (id === null) throw new Error(`${text} is no id.`)
  return id
}

const ALL = 0x9_e000
const NOTECARD = '00000000-0000-2222-3333-100000001007'
/** What every inventory begins with: name and type. */
const SYSTEM = [
  ['Current Outfit', 46],
  ['Lost And Found', 16],
  ['Textures', 0],
  ['Trash', 14],
] as const

/** The folders and items of some owners. A version counts what changes directly in its folder. */
export class InventoryStore {
  readonly folders = new Map<Uuid, FolderRecord>()
  readonly items = new Map<Uuid, ItemRecord>()

  /** Answers the id of the root. */
  addOwner(ownerId: Uuid, name = 'My Inventory', rootId = newUuid()): Uuid {
    this.folders.set(rootId, { id: rootId, parentId: null, ownerId, name, type: 8, version: 1 })
    for (const [title, type] of SYSTEM) this.addFolder(rootId, title, { type })
    return rootId
  }

  rootOf(ownerId: Uuid): Uuid {
    return this.#only(it => it.ownerId === ownerId && it.parentId === null)
  }

  ofType(ownerId: Uuid, type: number): Uuid {
    return this.#only(it => it.ownerId === ownerId && it.type === type)
  }

  addFolder(parentId: Uuid, name: string, more: Partial<FolderRecord> = {}): Uuid {
    const ownerId = this.folders.get(parentId)?.ownerId ?? null
    const folder = { id: newUuid(), parentId, ownerId, name, type: -1, version: 1, ...more }
    this.folders.set(folder.id, folder)
    this.bump(parentId)
    return folder.id
  }

  addItem(folderId: Uuid, name: string, more: Partial<ItemRecord> = {}): Uuid {
    const ownerId = this.folders.get(folderId)?.ownerId ?? null
    const item = { ...PLAIN, id: newUuid(), folderId, ownerId, creatorId: ownerId ?? '', name, ...more }
    this.items.set(item.id, item)
    this.bump(folderId)
    return item.id
  }

  addLink(folderId: Uuid, name: string, target: Uuid, toFolder = false): Uuid {
    const assetType = toFolder ? 25 : 24
    return this.addItem(folderId, name, {
      assetId: target,
      assetType,
      invType: toFolder ? 8 : 7,
      masks: CONSTANT,
    })
  }

  /** In its folder's and its new folder's version it counts; nothing where it is not there. */
  setFolder(id: Uuid, more: Partial<FolderRecord>): void {
    const folder = this.folders.get(id)
    if (folder === undefined) return
    const now = { ...folder, ...more }
    this.folders.set(id, now)
    for (const parent of new Set([folder.parentId, now.parentId])) if (parent !== null) this.bump(parent)
  }

  /** As `setFolder`. */
  setItem(id: Uuid, more: Partial<ItemRecord>): void {
    const item = this.items.get(id)
    if (item === undefined) return
    const now = { ...item, ...more }
    this.items.set(id, now)
    for (const folder of new Set([item.folderId, now.folderId])) if (folder !== null) this.bump(folder)
  }

  removeItem(id: Uuid): void {
    const { folderId = null } = this.items.get(id) ?? {}
    this.items.delete(id)
    if (folderId !== null) this.bump(folderId)
  }

  /** With all that is below. Its parent's version stays as it is (opensim-run.md, 3). */
  removeFolder(id: Uuid): void {
    this.folders.delete(id)
    for (const item of this.items.values()) if (item.folderId === id) this.items.delete(item.id)
    for (const folder of this.folders.values()) if (folder.parentId === id) this.removeFolder(folder.id)
  }

  isBelow(id: Uuid, top: Uuid): boolean {
    const seen = new Set<Uuid>()
    for (let at = this.folders.get(id)?.parentId ?? null; at !== null && !seen.has(at); ) {
      if (at === top) return true
      seen.add(at)
      at = this.folders.get(at)?.parentId ?? null
    }
    return false
  }

  ownedBy(ownerId: Uuid): readonly FolderRecord[] {
    return [...this.folders.values()].filter(it => it.ownerId === ownerId)
  }

  /** Of what is not there: nothing, of version 0 (opensim-run.md, 1). */
  listing(id: Uuid, otherwise: Uuid): FolderListing {
    const folder = this.folders.get(id)
    const items = [...this.items.values()].filter(it => it.folderId === id)
    const targets = items.flatMap(({ assetId }): [string, ItemRecord][] => {
      const target = this.items.get(uuid(assetId || NOTECARD))
      return target === undefined ? [] : [[assetId, target]]
    })
    return {
      id,
      ownerId: folder?.ownerId ?? otherwise,
      version: folder?.version ?? 0,
      expected: null,
      folders: [...this.folders.values()].filter(it => it.parentId === id),
      items,
      targets: new Map(targets),
      unusable: 0,
    }
  }

  #only(isIt: (folder: FolderRecord) => boolean): Uuid {
    const found = [...this.folders.values()].find(isIt)
    if (found === undefined) throw new Error('There is no such folder.')
    return found.id
  }

  bump(id: Uuid): void {
    const folder = this.folders.get(id)
    if (folder !== undefined) this.folders.set(id, { ...folder, version: folder.version + 1 })
  }
}

/** Permissions of links are constants that say nothing (opensim-run.md, 2). */
const CONSTANT = { base: 0x9_e000, current: 0x9_e000, group: 0, everyone: 0x8_e000, next: 0x9_e000 }
const PLAIN = {
  description: 'as it is',
  assetId: NOTECARD,
  assetType: 7,
  invType: 7,
  masks: { base: ALL, current: ALL, everyone: 0, group: 0, next: 0x8_e000 },
  creationDate: 1_700_000_000,
  creatorData: '',
  flags: 0,
  groupId: '',
  groupOwned: false,
  salePrice: 0,
  saleType: 0,
}
