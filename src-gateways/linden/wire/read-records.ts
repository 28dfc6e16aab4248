import type { FolderRecord, ItemRecord } from '../../grids/records'
import { parseUuid, type Uuid } from '../../grids/uuid'
import type { LlsdMap } from '../llsd/llsd-value'
import { booleanOf, idOf, mapOf, numberOf, textOf } from './llsd-fields'
import { ASSET_TYPE_NAMES, INVENTORY_TYPE_NAMES, SALE_TYPE_NAMES } from './type-names'

/** A folder in any of the forms that services have for it (linden.md, 3). Null without a usable id. */
export function readFolder(map: LlsdMap, ownerId: Uuid | null): FolderRecord | null {
  const id = idOf(map, 'category_id', 'folder_id', 'cat_id')
  if (id === null) return null
  return {
    id,
    parentId: idOf(map, 'parent_id'),
    ownerId: idOf(map, 'agent_id', 'owner_id') ?? ownerId,
    name: textOf(map, 'name'),
    type: numberOf(map, 'type_default', 'preferred_type', 'type') ?? -1,
    version: numberOf(map, 'version') ?? -1,
    thumbnailId: thumbnailOf(map),
    isFavourite: isFavourite(map),
  }
}

/** An item or link (linden.md, 3). Null without a usable id. */
export function readItem(map: LlsdMap, ownerId: Uuid | null): ItemRecord | null {
  const id = idOf(map, 'item_id')
  if (id === null) return null
  const permissions = mapOf(map, 'permissions')
  const sale = mapOf(map, 'sale_info')
  return {
    id,
    folderId: idOf(map, 'parent_id'),
    ownerId: idOf(permissions, 'owner_id') ?? idOf(map, 'agent_id') ?? ownerId,
    name: textOf(map, 'name'),
    description: textOf(map, 'desc'),
    assetId: assetOf(map),
    assetType: typeOf(map, 'type', ASSET_TYPE_NAMES),
    invType: typeOf(map, 'inv_type', INVENTORY_TYPE_NAMES),
    masks: masksOf(permissions),
    creationDate: numberOf(map, 'created_at') ?? 0,
    creatorId: idOf(permissions, 'creator_id') ?? '',
    creatorData: textOf(permissions, 'creator_data'),
    flags: (numberOf(map, 'flags') ?? 0) >>> 0,
    groupId: idOf(permissions, 'group_id') ?? '',
    groupOwned: booleanOf(permissions, 'is_owner_group'),
    salePrice: numberOf(sale, 'sale_price') ?? 0,
    saleType: Math.max(0, typeOf(sale, 'sale_type', SALE_TYPE_NAMES)),
    thumbnailId: thumbnailOf(map),
    isFavourite: isFavourite(map),
  }
}

/** Missing ones, as of links, allow nothing. Integers of LLSD are signed (linden.md, 3). */
function masksOf(permissions: LlsdMap): ItemRecord['masks'] {
  const mask = (key: string): number => (numberOf(permissions, key) ?? 0) >>> 0
  return {
    base: mask('base_mask'),
    current: mask('owner_mask'),
    everyone: mask('everyone_mask'),
    group: mask('group_mask'),
    next: mask('next_owner_mask'),
  }
}

function typeOf(map: LlsdMap, key: string, names: ReadonlyMap<string, number>): number {
  return numberOf(map, key) ?? names.get(textOf(map, key).trim().toLowerCase()) ?? -1
}

/** Of a link what it leads to; else the asset, or what shadows it. */
function assetOf(map: LlsdMap): string {
  const shadow = idOf(map, 'shadow_id')
  return idOf(map, 'linked_id', 'asset_id') ?? (shadow === null ? '' : unshadowed(shadow))
}

/** Viewers have this in their source, to hide an id from those who only read along. */
const SHADOW = Buffer.from('3c115e5104f4523c9fa698aff1034730', 'hex')

function unshadowed(shadow: Uuid): string {
  const bytes = Buffer.from(shadow.replaceAll('-', ''), 'hex').map((byte, at) => byte ^ (SHADOW[at] ?? 0))
  const hex = Buffer.from(bytes).toString('hex')
  return parseUuid(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')) ?? ''
}

/** `thumbnail` {asset_id}, or `thumbnail_id` (linden.md, 7). */
function thumbnailOf(map: LlsdMap): Uuid | null {
  return idOf(mapOf(map, 'thumbnail'), 'asset_id') ?? idOf(map, 'thumbnail_id')
}

function isFavourite(map: LlsdMap): boolean {
  return booleanOf(mapOf(map, 'favorite'), 'toggled')
}
