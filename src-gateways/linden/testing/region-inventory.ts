import { isSystemFolder } from '../../grids/asset-types'
import type { ItemRecord } from '../../grids/records'
import { newUuid, type Uuid } from '../../grids/uuid'
import { FieldReader } from '../udp/field-reader'
import { FieldWriter } from '../udp/field-writer'
import { MESSAGE } from '../udp/message-ids'
import type { Message } from '../udp/packet'
import type { InventoryStore } from './inventory-store'

/** AgentData: agent and session. */
const SPEAKER = 32
const LONGEST = 64

/** What a region does with an inventory when it is told to by UDP (opensim-run.md, 2): it checks next to nothing. */
export class RegionInventory {
  readonly #store: InventoryStore
  readonly #agentId: Uuid

  constructor(store: InventoryStore, agentId: Uuid) {
    this.#store = store
    this.#agentId = agentId
  }

  /** Answers what is sent back: of copies and links only. */
  change({ id, body }: Message): readonly Message[] {
    const fields = new FieldReader(body).skip(SPEAKER)
    switch (id) {
      case MESSAGE.updateInventoryFolder:
        return this.#updateFolder(fields.skip(1))
      case MESSAGE.moveInventoryFolder:
        return this.#moveFolder(fields.skip(2))
      case MESSAGE.removeInventoryFolder:
        return this.#removeFolder(fields.skip(1))
      case MESSAGE.updateInventoryItem:
        return this.#updateItem(fields.skip(16 + 1))
      case MESSAGE.moveInventoryItem:
        return this.#moveItem(fields.skip(2))
      case MESSAGE.removeInventoryItem:
        return this.#removeItem(fields.skip(1))
      case MESSAGE.copyInventoryItem:
        return this.#copyItem(fields.skip(1))
      case MESSAGE.linkInventoryItem:
        return this.#linkItem(fields)
      default:
        return []
    }
  }

  /** One of the system stays as it is, and the root counts that. */
  #updateFolder(fields: FieldReader): readonly Message[] {
    const [id, parentId] = [fields.id(), fields.id()]
    const name = fieldToString(fields.skip(1)).slice(0, LONGEST)
    const folder = id === null ? undefined : this.#store.folders.get(id)
    if (id === null || folder === undefined) return []
    if (isSystemFolder(folder.type)) this.#store.bump(this.#store.rootOf(this.#agentId))
    else this.#store.setFolder(id, { name, parentId })
    return []
  }

  /** Into itself as well. */
  #moveFolder(fields: FieldReader): readonly Message[] {
    const [id, parentId] = [fields.id(), fields.id()]
    if (id !== null) this.#store.setFolder(id, { parentId })
    return []
  }

  /** Only inside the Trash. */
  #removeFolder(fields: FieldReader): readonly Message[] {
    const id = fields.id()
    const trash = this.#store.ofType(this.#agentId, 14)
    if (id !== null && this.#store.isBelow(id, trash)) this.#store.removeFolder(id)
    return []
  }

  /** The whole record, as it comes; the description as well. */
  #updateItem(fields: FieldReader): readonly Message[] {
    const id = fields.id()
    fields.skip(16 + 4)
    const [creatorId, ownerId, groupId] = [fields.id(), fields.id(), fields.id()]
    const [base, current, group, everyone, next] = [0, 0, 0, 0, 0].map(() => fields.u32())
    const groupOwned = fields.flag()
    fields.skip(16 + 1)
    const [invType, flags, saleType, salePrice] = [fields.s8(), fields.u32(), fields.u8(), fields.s32()]
    const [name, description] = [fieldToString(fields), fieldToString(fields)]
    const item = id === null ? undefined : this.#store.items.get(id)
    if (id === null || item?.ownerId !== ownerId || creatorId === null) return []
    const masks = {
      base: base ?? 0,
      current: current ?? 0,
      group: group ?? 0,
      everyone: everyone ?? 0,
      next: next ?? 0,
    }
    this.#store.setItem(id, {
      name: name.slice(0, LONGEST),
      description,
      masks,
      invType,
      flags,
      saleType,
      salePrice,
      groupOwned,
      groupId: groupId ?? '',
      creationDate: fields.s32(),
    })
    return []
  }

  /** Its new name is ignored, and so is a folder that is not there: then the item is nowhere. */
  #moveItem(fields: FieldReader): readonly Message[] {
    const [id, folderId] = [fields.id(), fields.id()]
    if (id !== null) this.#store.setItem(id, { folderId })
    return []
  }

  #removeItem(fields: FieldReader): readonly Message[] {
    const id = fields.id()
    if (id !== null) this.#store.removeItem(id)
    return []
  }

  #copyItem(fields: FieldReader): readonly Message[] {
    const callbackId = fields.u32()
    const [id, folderId] = [fields.skip(16).id(), fields.id()]
    const name = fieldToString(fields)
    const item = id === null ? undefined : this.#store.items.get(id)
    if (item === undefined || folderId === null) return []
    return this.#made(callbackId, { ...item, id: newUuid(), folderId, name: name || item.name })
  }

  #linkItem(fields: FieldReader): readonly Message[] {
    const callbackId = fields.u32()
    const [folderId, target] = [fields.id(), fields.skip(16).id()]
    const toFolder = fields.s8() === 25
    const name = fieldToString(fields.skip(1))
    if (folderId === null || target === null) return []
    const id = this.#store.addLink(folderId, name, target, toFolder)
    const link = this.#store.items.get(id)
    return link === undefined ? [] : [tellOf(callbackId, link)]
  }

  #made(callbackId: number, item: ItemRecord): readonly Message[] {
    this.#store.items.set(item.id, item)
    if (item.folderId !== null) this.#store.bump(item.folderId)
    return [tellOf(callbackId, item)]
  }
}

/** UpdateCreateInventoryItem, field after field as the template has it. */
function tellOf(callbackId: number, item: ItemRecord): Message {
  const { masks } = item
  const fields = new FieldWriter().id(item.ownerId).flag(true).id(null).u8(1)
  fields.id(item.id).id(item.folderId).u32(callbackId).id(item.creatorId).id(item.ownerId).id(item.groupId)
  for (const mask of [masks.base, masks.current, masks.group, masks.everyone, masks.next]) fields.u32(mask)
  fields.flag(item.groupOwned).id(item.assetId).u8(item.assetType).u8(item.invType).u32(item.flags)
  fields.u8(item.saleType).u32(item.salePrice).text(item.name).text(item.description)
  return { id: MESSAGE.updateCreateInventoryItem, body: fields.u32(item.creationDate).u32(0).body }
}

/** A text with anything but plain ASCII in it becomes a hex dump; a line feed ends it (Util.FieldToString). */
function fieldToString(fields: FieldReader): string {
  const bytes = fields.bytes(fields.u8())
  const isPlain = bytes.every(byte => (byte >= 0x20 && byte <= 0x7e) || [0, 9, 10, 13].includes(byte))
  if (isPlain) return bytes.toString('latin1', 0, Math.max(0, bytes.length - 1)).split('\n')[0] ?? ''
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const line = bytes.subarray(at, at + 16)
    const hex = [...line].map(byte => `${byte.toString(16).toUpperCase().padStart(2, '0')} `).join('')
    const shown = [...line]
      .map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
      .join('')
    lines.push(`${hex.padEnd(48)} ${shown}`)
  }
  return lines.join('\n')
}
