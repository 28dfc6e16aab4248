import { bitsOf, flagsCode, permissionsCode, rightsCode, saleCode } from '../src-shared/domain/fact-codes'
import {
  type EntryMark,
  type LinkState,
  RIGHTS,
  type Right,
  type Sale,
} from '../src-shared/model/entry-facts'
import { type FactColumns, MAX_ID_BYTES } from './fact-columns'
import { Mark, SaleType, LinkState as WireLinkState } from './gen/satchel/v1/extras'
import { msOfNanos } from './wire-date'
import { WIRE_LENGTH_DELIMITED, WIRE_VARINT, type WireReader } from './wire-reader'

/** Fields of EntryExtras (satchel/v1/extras.proto). */
const FIELD = {
  TYPE_WORD: 4,
  MARKS: 6,
  LINK: 8,
  DESCRIPTION: 9,
  MASKS: 10,
  CREATOR: 12,
  SALE: 15,
  CREATED: 16,
  SIZE: 17,
} as const

/** Of Linden masks (opensim.md, A5). */
const BIT_OF_RIGHT: Readonly<Record<Right, number>> = { copy: 0x8000, modify: 0x4000, transfer: 0x2000 }
const MASK_BITS = RIGHTS.map(right => BIT_OF_RIGHT[right])
const RIGHT_OF_WORD: ReadonlyMap<string, Right> = new Map([
  ['copy', 'copy'],
  ['mod', 'modify'],
  ['trans', 'transfer'],
])

const MARK_OF_WIRE: ReadonlyMap<number, EntryMark> = new Map([
  [Mark.MARK_WORN, 'worn'],
  [Mark.MARK_PROTECTED, 'protected'],
  [Mark.MARK_SYSTEM, 'system'],
  [Mark.MARK_FAVOURITE, 'favourite'],
  [Mark.MARK_HIDDEN, 'hidden'],
  [Mark.MARK_LOCKED, 'locked'],
  [Mark.MARK_CHECKPOINTED, 'versions'],
  [Mark.MARK_LOST, 'lost'],
  [Mark.MARK_LIBRARY, 'library'],
  [Mark.MARK_BAD_NAME, 'bad-name'],
  [Mark.MARK_MOUNT, 'mount'],
])
const STATE_OF_WIRE: ReadonlyMap<number, LinkState> = new Map([
  [WireLinkState.LINK_STATE_FOUND, 'found'],
  [WireLinkState.LINK_STATE_BROKEN, 'broken'],
  [WireLinkState.LINK_STATE_OUTSIDE, 'outside'],
])
const SALE_OF_WIRE: ReadonlyMap<number, Sale['kind']> = new Map([
  [SaleType.SALE_TYPE_ORIGINAL, 'original'],
  [SaleType.SALE_TYPE_COPY, 'copy'],
  [SaleType.SALE_TYPE_CONTENTS, 'contents'],
])

/** What a field with a length says, as far as it is a fact; `reader` stands at its beginning. What a later version says is passed over. */
export function takeFact(
  facts: FactColumns,
  index: number,
  field: number,
  stop: number,
  reader: WireReader,
): void {
  switch (field) {
    case FIELD.TYPE_WORD:
      facts.takeText('type', index, reader.bytes, reader.position, stop)
      break
    case FIELD.DESCRIPTION:
      facts.takeText('description', index, reader.bytes, reader.position, stop)
      break
    case FIELD.CREATOR:
      takeCreator(facts, index, stop, reader)
      break
    case FIELD.MASKS:
      facts.takeNumber('permissions', index, readMasks(stop, reader))
      break
    case FIELD.SALE:
      facts.takeNumber('sale', index, readSale(stop, reader))
      break
    case FIELD.LINK:
      takeLink(facts, index, stop, reader)
      break
    case FIELD.MARKS:
      while (reader.position < stop) {
        reader.readVarint(stop)
        facts.addFlags(index, flagOf(reader.low))
      }
      break
    default:
  }
}

/** As `takeFact`, of a field that is a number. */
export function takeFactNumber(
  facts: FactColumns,
  index: number,
  field: number,
  high: number,
  low: number,
): void {
  if (field === FIELD.SIZE) facts.takeNumber('size', index, high * 2 ** 32 + low)
  else if (field === FIELD.CREATED) facts.takeNumber('created', index, msOfNanos(high, low) ?? Number.NaN)
  else if (field === FIELD.MARKS) facts.addFlags(index, flagOf(low))
}

export function isFact(field: number): boolean {
  return FACT_FIELDS.has(field)
}

const FACT_FIELDS: ReadonlySet<number> = new Set(Object.values(FIELD))

function flagOf(mark: number): number {
  const known = MARK_OF_WIRE.get(mark)
  return known === undefined ? 0 : flagsCode([known], null)
}

/** An Agent: id 1, name 2. */
function takeCreator(facts: FactColumns, index: number, stop: number, reader: WireReader): void {
  while (reader.position < stop) {
    const tag = reader.readTag(stop)
    if ((tag & 7) !== WIRE_LENGTH_DELIMITED) {
      reader.skip(tag & 7, stop)
      continue
    }
    const end = reader.readLengthEnd(stop)
    if (tag >>> 3 === 1) facts.takeText('creatorId', index, reader.bytes, reader.position, end)
    else if (tag >>> 3 === 2) facts.takeText('creator', index, reader.bytes, reader.position, end)
    reader.position = end
  }
}

/** What a number is that was not said. */
const UNSAID = -1

/** Masks: base 1, owner 2, nextOwner 5, words 6. NaN where they say nothing. Read by hand: each item of a grid has them. */
function readMasks(stop: number, reader: WireReader): number {
  let [base, owner, next] = [UNSAID, UNSAID, UNSAID]
  const words: string[] = []
  while (reader.position < stop) {
    const tag = reader.readTag(stop)
    if (tag === ((6 << 3) | WIRE_LENGTH_DELIMITED)) {
      const end = reader.readLengthEnd(stop)
      words.push(reader.bytes.toString('latin1', reader.position, Math.min(end, reader.position + 32)))
      reader.position = end
    } else if ((tag & 7) === WIRE_VARINT) {
      reader.readVarint(stop)
      if (tag >>> 3 === 1) base = reader.low
      else if (tag >>> 3 === 2) owner = reader.low
      else if (tag >>> 3 === 5) next = reader.low
    } else reader.skip(tag & 7, stop)
  }
  if (owner !== UNSAID) return rightsCode(bitsIn(owner), next === UNSAID ? null : bitsIn(next))
  if (words.length > 0) return rightsCode(bitsOf(words.flatMap(word => RIGHT_OF_WORD.get(word) ?? [])), null)
  return base === UNSAID ? Number.NaN : permissionsCode({ kind: 'file', mode: base })
}

/** As `bitsOf` numbers rights. */
function bitsIn(mask: number): number {
  let bits = 0
  for (let at = 0; at < MASK_BITS.length; at += 1) if ((mask & (MASK_BITS[at] ?? 0)) !== 0) bits |= 1 << at
  return bits
}

/** A Sale: type 1, price 2. NaN where it is not for sale, or nobody says. */
function readSale(stop: number, reader: WireReader): number {
  let [type, price] = [0, 0]
  while (reader.position < stop) {
    const tag = reader.readTag(stop)
    if ((tag & 7) !== WIRE_VARINT) reader.skip(tag & 7, stop)
    else {
      reader.readVarint(stop)
      if (tag >>> 3 === 1) type = reader.low
      else if (tag >>> 3 === 2) price = reader.low
    }
  }
  const kind = SALE_OF_WIRE.get(type)
  return kind === undefined ? Number.NaN : saleCode({ kind, price })
}

/** A Link: target_id 1, state 4. */
function takeLink(facts: FactColumns, index: number, stop: number, reader: WireReader): void {
  while (reader.position < stop) {
    const tag = reader.readTag(stop)
    if (tag === ((1 << 3) | WIRE_LENGTH_DELIMITED)) {
      const end = reader.readLengthEnd(stop)
      const isId = end - reader.position <= MAX_ID_BYTES
      if (isId) facts.takeText('linkTarget', index, reader.bytes, reader.position, end)
      reader.position = end
    } else if ((tag & 7) === WIRE_VARINT) {
      reader.readVarint(stop)
      if (tag >>> 3 === 4) facts.addFlags(index, flagsCode([], STATE_OF_WIRE.get(reader.low) ?? null))
    } else reader.skip(tag & 7, stop)
  }
}
