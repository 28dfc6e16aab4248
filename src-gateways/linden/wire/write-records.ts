import { isLink } from '../../grids/asset-types'
import type { FolderRecord, ItemRecord } from '../../grids/records'
import { type Llsd, LlsdInteger, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import type { FolderListing } from './folder-listing'

/** Integers of LLSD are signed (linden.md, 3). */
const mask = (value: number): LlsdInteger => new LlsdInteger(value | 0)

/** A folder as FetchInventoryDescendents2 says it (linden.md, 4). */
export function writeFolder({ id, parentId, ownerId, name, type, version, ...more }: FolderRecord): LlsdMap {
  return new Map<string, Llsd>([
    ['category_id', new LlsdUuid(id)],
    ['parent_id', new LlsdUuid(parentId ?? '')],
    ['agent_id', new LlsdUuid(ownerId ?? '')],
    ['name', name],
    ['type_default', new LlsdInteger(type)],
    ['version', new LlsdInteger(version)],
    ...extrasOf(more),
  ])
}

/** An item or link, with all that is read of it. */
export function writeItem(item: ItemRecord): LlsdMap {
  const { id, folderId, ownerId, name, description, assetId, assetType, invType, masks } = item
  const permissions = new Map<string, Llsd>([
    ['creator_id', new LlsdUuid(item.creatorId)],
    ['creator_data', item.creatorData],
    ['owner_id', new LlsdUuid(ownerId ?? '')],
    ['group_id', new LlsdUuid(item.groupId)],
    ['is_owner_group', item.groupOwned],
    ['base_mask', mask(masks.base)],
    ['owner_mask', mask(masks.current)],
    ['group_mask', mask(masks.group)],
    ['everyone_mask', mask(masks.everyone)],
    ['next_owner_mask', mask(masks.next)],
  ])
  const sale = new Map<string, Llsd>([
    ['sale_price', new LlsdInteger(item.salePrice)],
    ['sale_type', new LlsdInteger(item.saleType)],
  ])
  return new Map<string, Llsd>([
    ['item_id', new LlsdUuid(id)],
    ['parent_id', new LlsdUuid(folderId ?? '')],
    ['asset_id', new LlsdUuid(assetId)],
    ['permissions', permissions],
    ['type', new LlsdInteger(assetType)],
    ['inv_type', new LlsdInteger(invType)],
    ['flags', mask(item.flags)],
    ['sale_info', sale],
    ['name', name],
    ['desc', description],
    ['created_at', new LlsdInteger(item.creationDate)],
    ...extrasOf(item),
  ])
}

function extrasOf({
  thumbnailId,
  isFavourite,
}: Pick<ItemRecord, 'thumbnailId' | 'isFavourite'>): [string, Llsd][] {
  return [
    ...(thumbnailId === undefined || thumbnailId === null
      ? []
      : [['thumbnail', new Map([['asset_id', new LlsdUuid(thumbnailId)]])] satisfies [string, Llsd]]),
    ...(isFavourite === true ? [['favorite', new Map([['toggled', true]])] satisfies [string, Llsd]] : []),
  ]
}

/** As one of `folders` in a reply; targets of links come in front, as regions have it (opensim-run.md, 1). */
export function writeListing({ id, ownerId, version, folders, items, targets }: FolderListing): LlsdMap {
  const came = items.flatMap(({ assetType, assetId }) => {
    const target = isLink(assetType) ? targets.get(assetId) : undefined
    return target !== undefined && 'assetType' in target ? [writeItem(target)] : []
  })
  return new Map<string, Llsd>([
    ['folder_id', new LlsdUuid(id)],
    ['agent_id', new LlsdUuid(ownerId ?? '')],
    ['owner_id', new LlsdUuid(ownerId ?? '')],
    ['descendents', new LlsdInteger(folders.length + items.length)],
    ['version', new LlsdInteger(version)],
    ['categories', folders.map(it => writeFolder(it))],
    ['items', [...came, ...items.map(it => writeItem(it))]],
  ])
}
