import type { ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import type { Point } from '../wire/login-reply'
import { FieldReader } from './field-reader'
import { MESSAGE } from './message-ids'
import type { Message } from './packet'
import { type Speaker, spokenBy, type Told, told } from './session-messages'

/* What a region says of itself and of what stands in it, and how something is put there (opensim-run.md, 2). */

export function requestRegionInfo(speaker: Speaker): Told {
  return told(MESSAGE.requestRegionInfo, spokenBy(speaker))
}

/**
 * Puts an object where a ray ends, from straight above. The region takes by itself out of the
 * inventory what may not be copied. Its name is sent along, and not written anywhere.
 */
export function rezObject(speaker: Speaker, item: ItemRecord, ray: { from: Point; to: Point }): Told {
  const { masks } = item
  // Nobody's group; from no other object; the ray ends where it is said to, at nothing.
  const fields = spokenBy(speaker).id(null).id(null).u8(1)
  for (const { x, y, z } of [ray.from, ray.to]) fields.vector(x, y, z)
  fields.id(null).flag(false).flag(false).flag(false)
  for (const mask of [item.flags, masks.group, masks.everyone, masks.next]) fields.u32(mask)
  fields.id(item.id).id(item.folderId).id(item.creatorId).id(item.ownerId).id(item.groupId)
  for (const mask of [masks.base, masks.current, masks.group, masks.everyone, masks.next]) fields.u32(mask)
  fields.flag(item.groupOwned).id(null).u8(item.assetType).u8(item.invType).u32(item.flags)
  fields.u8(item.saleType).u32(item.salePrice).text(item.name).text(item.description)
  return told(MESSAGE.rezObject, fields.u32(item.creationDate).u32(0), true)
}

/** The name of the region, of RegionHandshake and RegionInfo; of any other message null. */
export function readRegionName({ id, body }: Message): string | null {
  const fields = new FieldReader(body)
  if (id === MESSAGE.regionHandshake) fields.skip(4 + 1)
  else if (id === MESSAGE.regionInfo) fields.skip(16 + 16)
  else return null
  const name = fields.text()
  return fields.isCut || name === '' ? null : name
}

/** What a region tells a person in words of its own; of any other message null. */
export function readAlert({ id, body }: Message): string | null {
  const fields = new FieldReader(body)
  if (id === MESSAGE.agentAlertMessage) fields.skip(16 + 1)
  else if (id !== MESSAGE.alertMessage) return null
  const text = fields.text()
  return fields.isCut || text === '' ? null : text
}

/** Something that stands in the region by itself, as part of nothing else. */
export interface StandingObject {
  readonly id: Uuid
  readonly at: Point
  /** Whose viewer this would be owns it. */
  readonly isOwn: boolean
}

/** Of avatars, which are no objects (the public template). */
const AVATAR = 47
const YOU_OWN = 0x20

/** Of ObjectUpdate, as far as it came; of any other message none. */
export function readObjects({ id, body }: Message): readonly StandingObject[] {
  if (id !== MESSAGE.objectUpdate) return []
  const fields = new FieldReader(body).skip(8 + 2)
  const objects: StandingObject[] = []
  for (let left = fields.u8(); left > 0; left--) {
    const { object, isWhole } = readObject(fields)
    if (fields.isCut) break
    if (isWhole && object !== null) objects.push(object)
  }
  return objects
}

function readObject(fields: FieldReader): { object: StandingObject | null; isWhole: boolean } {
  const id = fields.skip(4 + 1).id()
  const code = fields.skip(4).u8()
  // Where it is and how it moves; of avatars, which are none, it begins with something else.
  const motion = new FieldReader(fields.skip(1 + 1 + 12).bytes(fields.u8()))
  const at = { x: motion.f32(), y: motion.f32(), z: motion.f32() }
  const parent = fields.u32()
  const isOwn = (fields.u32() & YOU_OWN) !== 0
  skipRest(fields)
  const isWhole = !motion.isCut && code !== AVATAR && parent === 0
  return { object: id === null ? null : { id, at, isOwn }, isWhole }
}

/** Its shape, texture, words, sounds and joints. */
function skipRest(fields: FieldReader): void {
  fields.skip(23)
  for (const isLong of [true, false, true, true, false]) skipText(fields, isLong)
  fields.skip(4)
  for (const isLong of [false, false, false]) skipText(fields, isLong)
  fields.skip(16 + 16 + 4 + 1 + 4 + 1 + 12 + 12)
}

function skipText(fields: FieldReader, isLong: boolean): void {
  fields.skip(fields.u8() | (isLong ? fields.u8() << 8 : 0))
}
