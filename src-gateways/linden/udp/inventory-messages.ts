import type { ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { FieldReader } from './field-reader'
import type { FieldWriter } from './field-writer'
import { MESSAGE } from './message-ids'
import type { Message } from './packet'
import { type Speaker, spokenBy, type Told, told } from './session-messages'

/*
 * Changes of an inventory (opensim-run.md, 2). Each is about one entry, although most could be
 * about several: so each has an ack of its own. Region software keeps no text over UDP but
 * plain ASCII: whoever calls has looked.
 */

export function updateInventoryFolder(
  speaker: Speaker,
  { id, parentId, name, type }: { id: Uuid; parentId: Uuid | null; name: string; type: number },
): Told {
  const fields = one(spokenBy(speaker)).id(id).id(parentId).u8(type).text(name)
  return told(MESSAGE.updateInventoryFolder, fields)
}

export function moveInventoryFolder(speaker: Speaker, id: Uuid, to: Uuid): Told {
  const fields = one(spokenBy(speaker).flag(false)).id(id).id(to)
  return told(MESSAGE.moveInventoryFolder, fields, true)
}

export function removeInventoryFolder(speaker: Speaker, id: Uuid): Told {
  return told(MESSAGE.removeInventoryFolder, one(spokenBy(speaker)).id(id))
}

/** The name that could stand in it is ignored. */
export function moveInventoryItem(speaker: Speaker, id: Uuid, to: Uuid): Told {
  const fields = one(spokenBy(speaker).flag(false)).id(id).id(to).text('')
  return told(MESSAGE.moveInventoryItem, fields, true)
}

export function removeInventoryItem(speaker: Speaker, id: Uuid): Told {
  return told(MESSAGE.removeInventoryItem, one(spokenBy(speaker)).id(id))
}

/** The whole record is written, as it is given. */
export function updateInventoryItem(speaker: Speaker, item: ItemRecord): Told {
  const { masks } = item
  const fields = one(spokenBy(speaker).id(null))
    .id(item.id)
    .id(item.folderId)
    .u32(0)
    .id(item.creatorId)
    .id(item.ownerId)
    .id(item.groupId)
  for (const mask of [masks.base, masks.current, masks.group, masks.everyone, masks.next]) fields.u32(mask)
  fields.flag(item.groupOwned).id(null).u8(item.assetType).u8(item.invType).u32(item.flags)
  fields.u8(item.saleType).u32(item.salePrice).text(item.name).text(item.description)
  return told(MESSAGE.updateInventoryItem, fields.u32(item.creationDate).u32(0), true)
}

/** An empty name keeps the one that it has. The answer carries `callbackId`. */
export function copyInventoryItem(
  speaker: Speaker,
  callbackId: number,
  { id, to, name }: { readonly id: Uuid; readonly to: Uuid; readonly name: string },
): Told {
  const fields = one(spokenBy(speaker)).u32(callbackId).id(speaker.agentId).id(id).id(to).text(name)
  return told(MESSAGE.copyInventoryItem, fields, true)
}

/** The answer carries `callbackId`. */
export function linkInventoryItem(
  speaker: Speaker,
  callbackId: number,
  link: Pick<ItemRecord, 'assetType' | 'invType' | 'name'> & { readonly to: Uuid; readonly target: Uuid },
): Told {
  const fields = spokenBy(speaker).u32(callbackId).id(link.to).id(null).id(link.target)
  fields.u8(link.assetType).u8(link.invType).text(link.name).text('')
  return told(MESSAGE.linkInventoryItem, fields, true)
}

/** How many follow. */
function one(fields: FieldWriter): FieldWriter {
  return fields.u8(1)
}

/** An item that the region tells of: by the number with which it was asked for, where it was. */
interface ToldItem {
  readonly callbackId: number
  readonly id: Uuid
}

/** Of UpdateCreateInventoryItem and BulkUpdateInventory, as far as they came; of any other message none. */
export function readToldItems({ id, body }: Message): readonly ToldItem[] {
  const fields = new FieldReader(body)
  if (id === MESSAGE.updateCreateInventoryItem) {
    fields.skip(16 + 1 + 16)
    return itemsIn(fields, () => {
      const itemId = fields.id()
      return { id: itemId, callbackId: fields.skip(16).u32() }
    })
  }
  if (id !== MESSAGE.bulkUpdateInventory) return []
  fields.skip(16 + 16)
  for (let left = fields.u8(); left > 0 && !fields.isCut; left--) fields.skip(16 + 16 + 1).text()
  return itemsIn(fields, () => {
    const read = { id: fields.id(), callbackId: fields.u32() }
    fields.skip(16)
    return read
  })
}

interface Begun {
  readonly id: Uuid | null
  readonly callbackId: number
}

function itemsIn(fields: FieldReader, begin: () => Begun): readonly ToldItem[] {
  const items: ToldItem[] = []
  for (let left = fields.u8(); left > 0; left--) {
    const { id, callbackId } = begin()
    skipRest(fields)
    if (fields.isCut) break
    if (id !== null) items.push({ id, callbackId })
  }
  return items
}

/** Whose it is, masks, asset, types, sale, name, description, date: all of it is fetched. */
function skipRest(fields: FieldReader): void {
  fields.skip(3 * 16 + 5 * 4 + 1 + 16 + 1 + 1 + 4 + 1 + 4).text()
  fields.text()
  fields.skip(4 + 4)
}
