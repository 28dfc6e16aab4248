import { randomUUID } from 'node:crypto'
import { type FolderRow, InventoryTables, type ItemRow } from './inventory-tables'

export const ZERO = '00000000-0000-0000-0000-000000000000'
const FOLDER_TYPE = { none: -1, root: 8, trash: 14, lostAndFound: 16, outfit: 47 } as const
const LINKS = [24, 25]

/** Name and type of what every new inventory has, in the order of creation; "Calling Cards" holds two more. */
const SYSTEM_FOLDERS: readonly (readonly [string, number])[] = [
  ['Animations', 20],
  ['Body Parts', 13],
  ['Calling Cards', 2],
  ['Clothing', 5],
  ['Current Outfit', 46],
  ['Favorites', 23],
  ['Gestures', 21],
  ['Landmarks', 3],
  ['Lost And Found', 16],
  ['Notecards', 7],
  ['Objects', 6],
  ['Photo Album', 15],
  ['Scripts', 10],
  ['Sounds', 1],
  ['Textures', 0],
  ['Trash', 14],
  ['Settings', 56],
  ['Materials', 57],
]

export interface InventoryOptions {
  /** `[InventoryService] AllowDelete` (opensim-run.md, 5). */
  readonly allowDelete?: boolean
  /** 9 in old databases. */
  readonly rootType?: number
  readonly newId?: () => string
}

/** What XInventoryService does with what it is told, checks as few as there (opensim.md, A4). */
export class InventoryService {
  readonly tables = new InventoryTables()
  allowDelete: boolean
  readonly #rootType: number
  readonly #newId: () => string
  readonly #afterMove = new Set<() => void>()

  constructor(options: InventoryOptions = {}) {
    this.allowDelete = options.allowDelete ?? true
    this.#rootType = options.rootType ?? FOLDER_TYPE.root
    this.#newId = options.newId ?? randomUUID
  }

  rootOf(owner: string): FolderRow | undefined {
    const roots = this.tables.folders.in(ZERO).filter(row => row.Owner === owner)
    return roots.find(row => row.Name === 'My Inventory') ?? roots[0]
  }

  folderForType(owner: string, type: number): FolderRow | undefined {
    const root = this.rootOf(owner)
    if (root === undefined || type === FOLDER_TYPE.root) return root
    return this.tables.folders.in(root.ID).find(row => row.Owner === owner && row.Type === type)
  }

  /** True if there was no root. "Textures", of type 0, is made anew each time. */
  createUser(owner: string): boolean {
    const root = this.rootOf(owner)
    const rootId = root?.ID ?? this.#create(owner, ZERO, 'My Inventory', this.#rootType)
    const existing = this.tables.folders.in(rootId).filter(row => row.Owner === owner && row.Type > 0)
    for (const [name, type] of SYSTEM_FOLDERS) {
      if (existing.some(row => row.Type === type)) continue
      const id = this.#create(owner, rootId, name, type)
      if (name === 'Calling Cards') this.#create(owner, this.#create(owner, id, 'Friends', type), 'All', type)
    }
    return root === undefined
  }

  addFolder(row: FolderRow): boolean {
    const { folders } = this.tables
    if (folders.get(row.ID) !== undefined) return false
    if (row.Type !== FOLDER_TYPE.none) {
      const root = this.rootOf(row.Owner)
      if (root === undefined) return false
      const twin = folders.in(root.ID).find(it => it.Owner === row.Owner && it.Type === row.Type)
      if (row.ParentID === root.ID && twin !== undefined) return false
    }
    this.tables.storeFolder(row)
    return true
  }

  updateFolder(row: FolderRow): boolean {
    const stored = this.tables.folders.get(row.ID)
    if (stored === undefined) return this.addFolder(row)
    const types = [stored.Type, row.Type]
    const isPlain = types.every(it => it === FOLDER_TYPE.none) || types.every(it => it === FOLDER_TYPE.outfit)
    if (isPlain) {
      this.tables.storeFolder({ ...row, Version: Math.max(row.Version, stored.Version) })
      return true
    }
    if (row.Version < stored.Version) return false
    this.tables.storeFolder({ ...stored, Version: row.Version })
    return true
  }

  moveFolder(id: string, parent: string): boolean {
    const row = this.tables.folders.get(id)
    if (row === undefined) return false
    this.tables.moveFolder(row, parent)
    for (const look of this.#afterMove) look()
    return true
  }

  /** Never ends while a folder lies in a cycle; a move that mends it ends it (opensim-run.md, 1). */
  async deleteFolders(ids: readonly string[]): Promise<boolean> {
    if (!this.allowDelete) return false
    for (const id of ids) {
      if (!(await this.#isInTrash(id))) continue
      await this.#purge(id)
      this.tables.folders.delete(id)
    }
    return true
  }

  async purgeFolder(id: string): Promise<boolean> {
    return this.allowDelete && (await this.#purge(id))
  }

  addItem(row: ItemRow): boolean {
    this.tables.storeItem(row)
    return true
  }

  updateItem(row: ItemRow): boolean {
    if (!this.allowDelete && LINKS.includes(row.AssetType)) return false
    const stored = this.tables.items.get(row.ID)
    if (stored === undefined) return false
    const { InvType, AssetType, Folder, CreatorId, CreatorData, Owner } = stored
    this.tables.storeItem({ ...row, InvType, AssetType, Folder, CreatorId, CreatorData, Owner })
    return true
  }

  moveItems(moves: readonly { readonly id: string; readonly folder: string }[]): boolean {
    for (const { id, folder } of moves) {
      const row = this.tables.items.get(id)
      if (row !== undefined) this.tables.moveItem(row, folder)
    }
    return true
  }

  deleteItems(ids: readonly string[]): boolean {
    for (const id of ids) {
      const row = this.tables.items.get(id)
      if (row === undefined) continue
      if (this.allowDelete || LINKS.includes(row.AssetType)) this.tables.deleteItem(row)
    }
    return true
  }

  #create(Owner: string, ParentID: string, Name: string, Type: number): string {
    const ID = this.#newId()
    this.tables.storeFolder({ ID, Owner, ParentID, Name, Type, Version: 1 })
    return ID
  }

  async #purge(id: string): Promise<boolean> {
    if (!(await this.#isInTrash(id))) return false
    for (const folder of this.tables.folders.in(id)) {
      // Refused below Lost And Found, where the row goes all the same: its items are orphans then.
      await this.#purge(folder.ID)
      this.tables.folders.delete(folder.ID)
    }
    const items = this.tables.items.in(id)
    for (const item of items) this.tables.items.delete(item.ID)
    if (items.length > 0) this.tables.bump(id)
    return true
  }

  /** Lost And Found counts for itself only, not for what is in it: that is their fault, not ours. */
  async #isInTrash(id: string): Promise<boolean> {
    const first = this.tables.folders.get(id)
    if (first?.Type === FOLDER_TYPE.lostAndFound) return true
    const met = new Set<string>()
    for (let row = first; row !== undefined; row = this.tables.folders.get(row.ParentID)) {
      if (row.Type === FOLDER_TYPE.trash) return true
      // A folder of id zero may exist; the walk ends before it.
      if (row.ParentID === ZERO) return false
      if (!met.has(row.ID)) met.add(row.ID)
      else await this.#nextMove()
    }
    return false
  }

  async #nextMove(): Promise<void> {
    await new Promise<void>(resolve => {
      const look = (): void => {
        this.#afterMove.delete(look)
        resolve()
      }
      this.#afterMove.add(look)
    })
  }
}
