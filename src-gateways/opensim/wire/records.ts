import type { FolderRecord, ItemRecord } from '../../grids/records'
import { parseUuid } from '../../grids/uuid'

type Fields = ReadonlyMap<string, string>

/** Null without a usable id: such a record cannot be met by anything. */
export function folderOf(fields: Fields): FolderRecord | null {
  const id = parseUuid(fields.get('ID') ?? '')
  if (id === null) return null
  return {
    id,
    parentId: parseUuid(fields.get('ParentID') ?? ''),
    ownerId: parseUuid(fields.get('Owner') ?? ''),
    name: fields.get('Name') ?? '',
    type: integer(fields.get('Type'), -1),
    version: integer(fields.get('Version'), 0),
  }
}

/** Null without a usable id. */
export function itemOf(fields: Fields): ItemRecord | null {
  const id = parseUuid(fields.get('ID') ?? '')
  if (id === null) return null
  return {
    id,
    folderId: parseUuid(fields.get('Folder') ?? ''),
    ownerId: parseUuid(fields.get('Owner') ?? ''),
    name: fields.get('Name') ?? '',
    description: fields.get('Description') ?? '',
    assetId: fields.get('AssetID') ?? '',
    assetType: integer(fields.get('AssetType'), -1),
    invType: integer(fields.get('InvType'), -1),
    masks: {
      base: mask(fields.get('BasePermissions')),
      current: mask(fields.get('CurrentPermissions')),
      everyone: mask(fields.get('EveryOnePermissions')),
      group: mask(fields.get('GroupPermissions')),
      next: mask(fields.get('NextPermissions')),
    },
    creationDate: integer(fields.get('CreationDate'), 0),
    creatorId: fields.get('CreatorId') ?? '',
    creatorData: fields.get('CreatorData') ?? '',
    flags: mask(fields.get('Flags')),
    groupId: fields.get('GroupID') ?? '',
    groupOwned: (fields.get('GroupOwned') ?? '').toLowerCase() === 'true',
    salePrice: integer(fields.get('SalePrice'), 0),
    saleType: integer(fields.get('SaleType'), 0),
  }
}

function integer(text: string | undefined, otherwise: number): number {
  const value = Number.parseInt(text ?? '', 10)
  return Number.isSafeInteger(value) ? value : otherwise
}

function mask(text: string | undefined): number {
  return integer(text, 0) >>> 0
}
