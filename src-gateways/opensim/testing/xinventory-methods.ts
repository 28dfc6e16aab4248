import { BadField, folderRow, integer, itemRow, list, looseUuid, text, tryUuid } from './form-fields'
import { type InventoryService, ZERO } from './inventory-service'
import type { FolderRow, ItemRow } from './inventory-tables'
import { dataReply, plainReply, type ReplyValue } from './reply-xml'
import { type FormValue, parseForm } from './request-form'

type Form = ReadonlyMap<string, FormValue>
type Method = (service: InventoryService, form: Form) => string | boolean | Promise<boolean>

/** The methods of opensim.md, A3. A boolean is answered with RESULT; whatever is thrown, with RESULT False. */
const METHODS: Readonly<Record<string, Method>> = {
  CREATEUSERINVENTORY: (service, form) =>
    dataReply(new Map([['RESULT', word(service.createUser(principal(form)))]])),
  GETINVENTORYSKELETON: (service, form) => {
    const owner = principal(form)
    return dataReply(
      new Map([['FOLDERS', folderMaps(service.tables.folders.where(it => it.Owner === owner))]]),
    )
  },
  GETROOTFOLDER: (service, form) => oneFolder(service.rootOf(looseUuid(form, 'PRINCIPAL'))),
  GETFOLDERFORTYPE: (service, form) => {
    const type = Number(/^\s*[+-]?\d+\s*$/.exec(text(form, 'TYPE'))?.[0] ?? 0)
    return oneFolder(service.folderForType(looseUuid(form, 'PRINCIPAL'), type))
  },
  GETFOLDERCONTENT: (service, form) => {
    looseUuid(form, 'PRINCIPAL')
    const id = looseUuid(form, 'FOLDER')
    return dataReply(new Map([...head(service, id), ...content(service, id)]))
  },
  GETMULTIPLEFOLDERSCONTENT: (service, form) => {
    const owner = looseUuid(form, 'PRINCIPAL')
    const ids = Array.from({ length: integer(form, 'COUNT') }, () => ZERO)
    for (const [index, part] of text(form, 'FOLDERS').split(',').entries()) {
      const id = tryUuid(part)
      if (id !== null && index >= ids.length) throw new BadField('COUNT')
      if (id !== null) ids[index] = id
    }
    const maps = ids.map((id): [string, ReplyValue] => [
      `F_${id}`,
      new Map([...head(service, id), ['OWNER', owner], ...content(service, id)]),
    ])
    return dataReply(new Map(maps))
  },
  GETFOLDERITEMS: (service, form) => {
    looseUuid(form, 'PRINCIPAL')
    const items = service.tables.items.in(looseUuid(form, 'FOLDER'))
    return dataReply(new Map([['ITEMS', itemMaps(items)]]))
  },
  GETFOLDER: (service, form) => oneFolder(service.tables.folders.get(looseUuid(form, 'ID'))),
  GETITEM: (service, form) => {
    const row = service.tables.items.get(looseUuid(form, 'ID'))
    return dataReply(new Map(row === undefined ? [] : [['item', itemMap(row)]]))
  },
  GETMULTIPLEITEMS: (service, form) => {
    looseUuid(form, 'PRINCIPAL')
    const ids = text(form, 'ITEMS')
    const rows = ids === '' ? [] : ids.split(',').map(id => service.tables.items.get(tryUuid(id) ?? ZERO))
    const maps = rows.map((row, index): [string, ReplyValue] => [
      `item_${index}`,
      row === undefined ? 'NULL' : itemMap(row),
    ])
    return dataReply(new Map(maps))
  },
  GETACTIVEGESTURES: (service, form) => {
    const owner = looseUuid(form, 'PRINCIPAL')
    const active = service.tables.items.where(
      it => it.Owner === owner && it.AssetType === 21 && it.Flags === 1,
    )
    return dataReply(new Map([['ITEMS', itemMaps(active)]]))
  },
  GETASSETPERMISSIONS: (service, form) => {
    const owner = looseUuid(form, 'PRINCIPAL')
    const asset = looseUuid(form, 'ASSET')
    const rows = service.tables.items.where(it => it.Owner === owner && it.AssetID === asset)
    const all = rows.reduce((sum, it) => (sum | it.CurrentPermissions) >>> 0, 0)
    return dataReply(new Map([['RESULT', String(all)]]))
  },
  ADDFOLDER: (service, form) => service.addFolder(folderRow(form)),
  UPDATEFOLDER: (service, form) => service.updateFolder(folderRow(form)),
  MOVEFOLDER: (service, form) => {
    looseUuid(form, 'PRINCIPAL')
    return service.moveFolder(looseUuid(form, 'ID'), looseUuid(form, 'ParentID'))
  },
  DELETEFOLDERS: (service, form) => {
    looseUuid(form, 'PRINCIPAL')
    return service.deleteFolders(list(form, 'FOLDERS').flatMap(id => tryUuid(id) ?? []))
  },
  PURGEFOLDER: (service, form) => service.purgeFolder(looseUuid(form, 'ID')),
  ADDITEM: (service, form) => service.addItem(itemRow(form)),
  UPDATEITEM: (service, form) => service.updateItem(itemRow(form)),
  MOVEITEMS: (service, form) => {
    looseUuid(form, 'PRINCIPAL')
    return service.moveItems(movesOf(list(form, 'IDLIST'), list(form, 'DESTLIST')))
  },
  DELETEITEMS: (service, form) => {
    looseUuid(form, 'PRINCIPAL')
    return service.deleteItems(list(form, 'ITEMS').flatMap(id => tryUuid(id) ?? []))
  },
}

/** What POST /xinventory answers. */
export async function answerXInventory(service: InventoryService, body: string): Promise<string> {
  try {
    const form = parseForm(body)
    const method = METHODS[text(form, 'METHOD')]
    const answer = method === undefined ? false : await method(service, form)
    return typeof answer === 'string' ? answer : plainReply({ RESULT: word(answer) })
  } catch (error) {
    if (error instanceof BadField) return plainReply({ RESULT: 'False' })
    throw error
  }
}

/** An id that is none uses up no destination: those after it go to the wrong folders. */
function movesOf(ids: readonly string[], destinations: readonly string[]): { id: string; folder: string }[] {
  const moves: { id: string; folder: string }[] = []
  let next = 0
  for (const text of ids) {
    const id = tryUuid(text)
    if (id === null) continue
    if (next >= destinations.length) throw new BadField('DESTLIST')
    const folder = tryUuid(destinations[next++])
    if (folder !== null) moves.push({ id, folder })
  }
  return moves
}

function principal(form: Form): string {
  const owner = tryUuid(text(form, 'PRINCIPAL'))
  if (owner === null) throw new BadField('PRINCIPAL')
  return owner
}

const word = (value: boolean): string => (value ? 'True' : 'False')

function head(service: InventoryService, id: string): [string, ReplyValue][] {
  return [
    ['FID', id],
    ['VERSION', String(service.tables.folders.get(id)?.Version ?? 0)],
  ]
}

function content(service: InventoryService, id: string): [string, ReplyValue][] {
  return [
    ['FOLDERS', folderMaps(service.tables.folders.in(id))],
    ['ITEMS', itemMaps(service.tables.items.in(id))],
  ]
}

function oneFolder(row: FolderRow | undefined): string {
  return dataReply(new Map(row === undefined ? [] : [['folder', folderMap(row)]]))
}

function folderMaps(rows: readonly FolderRow[]): ReplyValue {
  return new Map(rows.map((row, index): [string, ReplyValue] => [`folder_${index}`, folderMap(row)]))
}

function itemMaps(rows: readonly ItemRow[]): ReplyValue {
  return new Map(rows.map((row, index): [string, ReplyValue] => [`item_${index}`, itemMap(row)]))
}

function folderMap(row: FolderRow): ReplyValue {
  const { ParentID, Type, Version, Name, Owner, ID } = row
  return new Map(Object.entries({ ParentID, Type: String(Type), Version: String(Version), Name, Owner, ID }))
}

/** In the order of the service, which is none of the alphabet's. */
function itemMap(row: ItemRow): ReplyValue {
  return new Map([
    ['AssetID', row.AssetID],
    ['AssetType', String(row.AssetType)],
    ['BasePermissions', String(row.BasePermissions)],
    ['CreationDate', String(row.CreationDate)],
    ['CreatorId', row.CreatorId],
    ['CreatorData', row.CreatorData],
    ['CurrentPermissions', String(row.CurrentPermissions)],
    ['Description', row.Description],
    ['EveryOnePermissions', String(row.EveryOnePermissions)],
    ['Flags', String(row.Flags)],
    ['Folder', row.Folder],
    ['GroupID', row.GroupID],
    ['GroupOwned', word(row.GroupOwned)],
    ['GroupPermissions', String(row.GroupPermissions)],
    ['ID', row.ID],
    ['InvType', String(row.InvType)],
    ['Name', row.Name],
    ['NextPermissions', String(row.NextPermissions)],
    ['Owner', row.Owner],
    ['SalePrice', String(row.SalePrice)],
    ['SaleType', String(row.SaleType)],
  ])
}
