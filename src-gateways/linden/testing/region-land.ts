import { OBJECT_TYPE } from '../../grids/asset-types'
import { mayCopy } from '../../grids/permissions'
import type { ItemRecord } from '../../grids/records'
import { newUuid, type Uuid } from '../../grids/uuid'
import { FieldReader } from '../udp/field-reader'
import { FieldWriter } from '../udp/field-writer'
import { MESSAGE } from '../udp/message-ids'
import type { Message } from '../udp/packet'
import type { Point } from '../wire/login-reply'
import type { InventoryStore } from './inventory-store'

interface Standing {
  readonly id: Uuid
  readonly item: ItemRecord
  readonly at: Point
}

/** Half of its height, by which an object stands above where a ray ends. Meters. */
const HALF = 0.25
const YOU_OWN = 0x20
const PRIM = 9

/**
 * What stands in a region, and what it is called, by opensim-run.md, 2. A land that refuses says so
 * only sometimes: with words, or with none.
 */
export class RegionLand {
  name = 'Cedar Isle'
  /** By itself when somebody comes, as the template has it; else only when it is asked. */
  saysName = true
  /** What it says instead of letting something be put there; empty: it says nothing. Null: it lets it. */
  refusal: string | null = null
  /** Nobody is told of what appears. */
  isSilent = false
  readonly standing: Standing[] = []
  readonly #store: InventoryStore
  readonly #agentId: Uuid

  constructor(store: InventoryStore, agentId: Uuid) {
    this.#store = store
    this.#agentId = agentId
  }

  welcome(): readonly Message[] {
    if (!this.saysName) return []
    const fields = new FieldWriter().u32(0).u8(13).text(this.name).id(this.#agentId).flag(true)
    for (let half = 0; half < 2; half++) fields.vector(20, 1, 0)
    return [{ id: MESSAGE.regionHandshake, body: fields.body }]
  }

  change({ id, body }: Message): readonly Message[] {
    if (id === MESSAGE.requestRegionInfo) return [this.#info(body)]
    return id === MESSAGE.rezObject ? this.#rez(new FieldReader(body).skip(3 * 16)) : []
  }

  #info(body: Uint8Array): Message {
    const fields = new FieldWriter().bytes(body.subarray(0, 32)).text(this.name).u32(1).u32(1)
    return { id: MESSAGE.regionInfo, body: fields.body }
  }

  /** Bypassing the raycast: where the ray ends. RemoveItem is ignored: what may not be copied goes. */
  #rez(fields: FieldReader): readonly Message[] {
    fields.skip(16 + 1 + 12)
    const end = { x: fields.f32(), y: fields.f32(), z: fields.f32() }
    const itemId = fields.skip(16 + 3 + 4 * 4).id()
    const item = itemId === null ? undefined : this.#store.items.get(itemId)
    if (item?.ownerId !== this.#agentId || item.assetType !== OBJECT_TYPE) return []
    if (this.refusal !== null) return this.refusal === '' ? [] : [alertOf(this.refusal)]
    const standing = { id: newUuid(), item, at: { ...end, z: end.z + HALF } }
    this.standing.push(standing)
    if (!mayCopy(item.masks.current)) this.#store.removeItem(item.id)
    return this.isSilent ? [] : [updateOf(standing)]
  }
}

/** AlertMessage, with what newer ones have behind it. */
export function alertOf(text: string): Message {
  return { id: MESSAGE.alertMessage, body: new FieldWriter().text(text).u8(0).u8(0).body }
}

/** ObjectUpdate, field after field as the template has it. */
export function updateOf({ id, at }: Pick<Standing, 'id' | 'at'>, flags = YOU_OWN): Message {
  const motion = new FieldWriter().vector(at.x, at.y, at.z)
  for (let field = 0; field < 4; field++) motion.vector(0, 0, 0)
  const fields = new FieldWriter().u32(256_000).u32(256_000).u8(0xff).u8(0xff).u8(1)
  fields.u32(7).u8(0).id(id).u32(0).u8(PRIM).u8(3).u8(0).vector(0.5, 0.5, 0.5)
  fields.u8(motion.body.length).bytes(motion.body).u32(0).u32(flags).bytes(Buffer.alloc(23))
  // A texture of three bytes, no words, four bytes of colour, no more words.
  fields.u8(3).u8(0).bytes(Buffer.alloc(3)).u8(0).u8(0).u8(0).u8(0).u8(0).u8(0).u32(0).u8(0).u8(0).u8(0)
  fields.id(null).id(null).u32(0).u8(0).u32(0).u8(0).vector(0, 0, 0).vector(0, 0, 0)
  return { id: MESSAGE.objectUpdate, body: fields.body }
}
