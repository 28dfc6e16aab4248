import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { GridFault } from './grid-fault'
import type { CallOptions, GridHttp } from './grid-http'
import type { ReplyMap } from './server-response'

/** What lies directly in a folder. The version of an unknown one is 0, and nothing is in it. */
export interface FolderContent {
  readonly version: number
  readonly folders: readonly FolderRecord[]
  readonly items: readonly ItemRecord[]
  /** Records without a usable id: nothing can be done with them, and nobody may take them for absent. */
  readonly unusable: number
}

const PATH = '/xinventory'
/** Ids in one request: 10,000 were answered in 1.2 s (opensim-run.md, 1). */
const MAX_IDS = 2_000

/**
 * The methods of XInventory (opensim.md, A3) for one avatar. Every id is a `Uuid`, so
 * that neither zero nor anything malformed can be sent. A change that answers True
 * proves nothing: it is for who asks to look afterwards.
 */
export class XInventory {
  readonly #http: GridHttp
  readonly #owner: Uuid

  constructor(http: GridHttp, owner: Uuid) {
    this.#http = http
    this.#owner = owner
  }

  /** All folders of the avatar, in no order and without items. */
  async skeleton(options?: CallOptions): Promise<readonly FolderRecord[]> {
    const reply = await this.#read({ METHOD: 'GETINVENTORYSKELETON' }, options)
    return wanted(reply.maps.get('FOLDERS'), 'FOLDERS').folders
  }

  /** Null for an avatar that has no inventory. */
  async root(options?: CallOptions): Promise<FolderRecord | null> {
    return (await this.#read({ METHOD: 'GETROOTFOLDER' }, options)).folders[0] ?? null
  }

  async content(folder: Uuid, options?: CallOptions): Promise<FolderContent> {
    const reply = await this.#read({ METHOD: 'GETFOLDERCONTENT', FOLDER: folder }, options)
    if (reply.texts.get('FID') !== folder) throw broken('The reply is about another folder.')
    return contentOf(reply)
  }

  /** As `content`, for several; those that are not there are empty. */
  async contents(ids: readonly Uuid[], options?: CallOptions): Promise<ReadonlyMap<Uuid, FolderContent>> {
    const fields = { METHOD: 'GETMULTIPLEFOLDERSCONTENT', FOLDERS: ids.join(','), COUNT: ids.length }
    const { maps } = ids.length === 0 ? { maps: new Map() } : await this.#read(fields, options)
    return new Map(ids.map(id => [id, contentOf(wanted(maps.get(`F_${id}`), `F_${id}`))]))
  }

  /** Null for one that is not there. */
  async folder(id: Uuid, options?: CallOptions): Promise<FolderRecord | null> {
    return (await this.#read({ METHOD: 'GETFOLDER', ID: id }, options)).folders[0] ?? null
  }

  /** Null for one that is not there. */
  async item(id: Uuid, options?: CallOptions): Promise<ItemRecord | null> {
    return (await this.#read({ METHOD: 'GETITEM', ID: id }, options)).items[0] ?? null
  }

  /** Those of the items that are there, in no order. */
  async items(ids: readonly Uuid[], options?: CallOptions): Promise<readonly ItemRecord[]> {
    const found: ItemRecord[] = []
    for (let from = 0; from < ids.length; from += MAX_IDS) {
      const some = ids.slice(from, from + MAX_IDS)
      const fields = { METHOD: 'GETMULTIPLEITEMS', ITEMS: some.join(','), COUNT: some.length }
      for (const item of (await this.#read(fields, options)).items) found.push(item)
    }
    return found
  }

  async addFolder(folder: FolderRecord, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'ADDFOLDER', ...folderFields(folder) }, options)
  }

  /** The whole record, as it was read right before: an old one would move the folder back. */
  async updateFolder(folder: FolderRecord, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'UPDATEFOLDER', ...folderFields(folder) }, options)
  }

  async moveFolder(id: Uuid, parent: Uuid, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'MOVEFOLDER', ParentID: parent, ID: id }, options)
  }

  /** Only what is below the Trash goes; True either way. */
  async deleteFolder(id: Uuid, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'DELETEFOLDERS', FOLDERS: [id] }, options)
  }

  async addItem(item: ItemRecord, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'ADDITEM', ...itemFields(item) }, options)
  }

  async updateItem(item: ItemRecord, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'UPDATEITEM', ...itemFields(item) }, options)
  }

  async moveItem(id: Uuid, folder: Uuid, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'MOVEITEMS', IDLIST: [id], DESTLIST: [folder] }, options)
  }

  /** For good, wherever the item is. */
  async deleteItem(id: Uuid, options?: CallOptions): Promise<boolean> {
    return await this.#change({ METHOD: 'DELETEITEMS', ITEMS: [id] }, options)
  }

  async #read(fields: Parameters<GridHttp['read']>[1], options?: CallOptions): Promise<ReplyMap> {
    const reply = await this.#http.read(PATH, { ...fields, PRINCIPAL: this.#owner }, options)
    if (resultOf(reply) === 'false') throw new GridFault('failed', 'It says that it failed.', true)
    return reply
  }

  async #change(fields: Parameters<GridHttp['change']>[1], options?: CallOptions): Promise<boolean> {
    const reply = await this.#http.change(PATH, { ...fields, PRINCIPAL: this.#owner }, options)
    const result = resultOf(reply)
    if (result !== 'true' && result !== 'false') throw broken('It does not say whether it did it.')
    return result === 'true'
  }
}

function resultOf(reply: ReplyMap): string | undefined {
  return reply.texts.get('RESULT')?.toLowerCase()
}

function contentOf(reply: ReplyMap): FolderContent {
  const folders = wanted(reply.maps.get('FOLDERS'), 'FOLDERS')
  const items = wanted(reply.maps.get('ITEMS'), 'ITEMS')
  return {
    version: Number.parseInt(reply.texts.get('VERSION') ?? '', 10) || 0,
    folders: folders.folders,
    items: items.items,
    unusable: folders.unusable + items.unusable,
  }
}

/** A listing that does not come is not an empty one. */
function wanted(map: ReplyMap | undefined, name: string): ReplyMap {
  if (map === undefined) throw broken(`The reply has no ${name}.`)
  return map
}

const broken = (detail: string): GridFault => new GridFault('broken-reply', detail, true)

const ZERO = '00000000-0000-0000-0000-000000000000'

function folderFields(folder: FolderRecord): Readonly<Record<string, string | number>> {
  const { id, parentId, ownerId, name, type, version } = folder
  if (parentId === null || ownerId === null) throw new Error('A folder without a parent is not written.')
  return { ParentID: parentId, Type: type, Version: version, Name: name, Owner: ownerId, ID: id }
}

function itemFields(item: ItemRecord): Readonly<Record<string, string | number>> {
  const { folderId, ownerId } = item
  if (folderId === null || ownerId === null) throw new Error('An item without a folder is not written.')
  return {
    AssetID: item.assetId,
    AssetType: item.assetType,
    BasePermissions: item.masks.base,
    CreationDate: item.creationDate,
    CreatorId: item.creatorId,
    CreatorData: item.creatorData,
    CurrentPermissions: item.masks.current,
    Description: item.description,
    EveryOnePermissions: item.masks.everyone,
    Flags: item.flags,
    Folder: folderId,
    GroupID: item.groupId === '' ? ZERO : item.groupId,
    GroupOwned: item.groupOwned ? 'True' : 'False',
    GroupPermissions: item.masks.group,
    ID: item.id,
    InvType: item.invType,
    Name: item.name,
    NextPermissions: item.masks.next,
    Owner: ownerId,
    SalePrice: item.salePrice,
    SaleType: item.saleType,
  }
}
