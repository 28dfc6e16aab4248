import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUuid } from '../../src-gateways/grids/uuid'
import { writeLlsdBinary } from '../../src-gateways/linden/llsd/llsd-binary'
import { LlsdFault } from '../../src-gateways/linden/llsd/llsd-bounds'
import { writeLlsdNotation } from '../../src-gateways/linden/llsd/llsd-notation'
import { LlsdReader, readLlsd } from '../../src-gateways/linden/llsd/llsd-reader'
import { isLlsdMap, type Llsd } from '../../src-gateways/linden/llsd/llsd-value'
import { anyText, arbitraryLlsd } from '../../src-gateways/linden/testing/arbitrary-llsd'
import { readRecordings } from '../../src-gateways/linden/testing/recordings'
import { FieldReader } from '../../src-gateways/linden/udp/field-reader'
import { readToldItems } from '../../src-gateways/linden/udp/inventory-messages'
import { MESSAGE } from '../../src-gateways/linden/udp/message-ids'
import { readPacket, writePacket } from '../../src-gateways/linden/udp/packet'
import { readKickUser, readPacketAck } from '../../src-gateways/linden/udp/session-messages'
import { MAX_PACKET } from '../../src-gateways/linden/udp/zero-coding'
import { treeOf } from '../../src-gateways/linden/wire/ais'
import { readListing } from '../../src-gateways/linden/wire/fetch-inventory'
import { LindenFault } from '../../src-gateways/linden/wire/linden-fault'
import { mapsOf } from '../../src-gateways/linden/wire/llsd-fields'
import { readLoginReply } from '../../src-gateways/linden/wire/login-reply'
import { budgetOf, limitMs, SEED } from './fuzz-budget'

const PROPERTIES = 5
const BUDGET = budgetOf(PROPERTIES)
const PATIENCE_MS = limitMs(PROPERTIES) + 60_000

/** What a real region has answered, but for the long ones, and what could stand in it. */
const REPLIES = readRecordings().flatMap(({ reply = '', item }) =>
  reply.startsWith('<llsd>') && item === undefined && reply.length < 20_000 ? [reply] : [],
)
const BITS = [
  '<',
  '</map>',
  '<map>',
  '<key>',
  '<array>',
  '<uuid />',
  '<integer>-2147483649</integer>',
  '<binary>////</binary>',
  '<![CDATA[',
  '<!DOCTYPE x [',
  '<?llsd/binary?>',
  '&#x0;',
  '&x;',
  '\0',
  '\ud83c',
]

/** Undefined where it is refused. Anything else that is thrown is a fault. */
function read(bytes: Uint8Array, sizes: readonly number[]): Llsd | undefined {
  const reader = new LlsdReader()
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = sizes[turn % sizes.length] ?? bytes.length
      reader.write(bytes.subarray(at, at + size))
      at += size
    }
    return reader.close()
  } catch (thrown) {
    if (thrown instanceof LlsdFault) return undefined
    throw thrown
  }
}

/** Whatever comes through can be sent back and shown: ids are ids, numbers are numbers. */
function expectUsable(value: Llsd): void {
  if (!isLlsdMap(value)) return
  const listings = [...mapsOf(value, 'folders').map(map => readListing(map)), ...treeOf(value).listings]
  for (const listing of listings) {
    for (const { id, parentId, type, version } of listing?.folders ?? []) {
      expect([parseUuid(id), parentId === null ? null : parseUuid(parentId)]).toEqual([id, parentId])
      expect([Number.isSafeInteger(type), Number.isSafeInteger(version)]).toEqual([true, true])
    }
    for (const { id, masks, creationDate, saleType } of listing?.items ?? []) {
      expect(parseUuid(id)).toBe(id)
      for (const mask of Object.values(masks)) expect(mask >>> 0).toBe(mask)
      expect([Number.isSafeInteger(creationDate), saleType >= 0]).toEqual([true, true])
    }
  }
  try {
    readLoginReply(value)
  } catch (thrown) {
    if (!(thrown instanceof LindenFault)) throw thrown
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 })
const bit = fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 4 }))
const damage = fc.array(fc.tuple(fc.nat(), bit), { maxLength: 6 })

describe(`what regions answer (seed ${SEED})`, () => {
  it(
    'is read or refused, the same however it is cut, and never taken for anything else',
    () => {
      let readCount = 0
      fc.assert(
        fc.property(fc.constantFrom(...REPLIES), damage, sizes, (reply, places, cuts) => {
          let text = reply
          for (const [where, what] of places) {
            const at = where % (text.length + 1)
            text = text.slice(0, at) + what + text.slice(at + (where % 3))
          }
          const bytes = Buffer.from(text)
          const whole = read(bytes, [bytes.length])
          expect(read(bytes, cuts)).toEqual(whole)
          if (whole === undefined) return
          readCount++
          expectUsable(whole)
        }),
        BUDGET,
      )
      expect(readCount).toBeGreaterThan(0)
    },
    PATIENCE_MS,
  )

  it(
    'is read or refused where bytes of the other two forms are damaged',
    () => {
      const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 })
      fc.assert(
        fc.property(
          arbitraryLlsd(anyText),
          fc.boolean(),
          flips,
          fc.nat(400),
          (value, isBinary, places, cut) => {
            const written = isBinary
              ? Buffer.concat([Buffer.from('<?llsd/binary?>'), writeLlsdBinary(value)])
              : Buffer.from(`<?llsd/notation?>${writeLlsdNotation(value)}`)
            const bytes = Uint8Array.from(written.subarray(0, cut < 50 ? cut : written.length))
            for (const [at, byte] of places) if (at % 64 < bytes.length) bytes[at % 64] = byte
            const got = read(bytes, [bytes.length || 1])
            if (got !== undefined) expectUsable(got)
          },
        ),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )

  it(
    'is read or refused where it is nothing at all',
    () => {
      const headers = fc.constantFrom('', '<?llsd/binary?>', '<?llsd/notation?>', '<?llsd/xml?>')
      fc.assert(
        fc.property(headers, fc.uint8Array({ maxLength: 300 }), (header, noise) => {
          try {
            readLlsd(Buffer.concat([Buffer.from(header), noise]))
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(LlsdFault)
          }
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )
})

const HALF = MAX_PACKET / 4
const packet = fc.record({
  id: fc.oneof(
    fc.integer({ min: 1, max: 0xfe }),
    fc.integer({ min: 0xff01, max: 0xfffe }),
    fc.integer({ min: 0xff_ff_00_01, max: 0xff_ff_fe_ff }),
  ),
  body: fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.nat(HALF).map(length => new Uint8Array(length)),
  ),
  sequence: fc.nat(),
  isReliable: fc.boolean(),
  isZeroCoded: fc.boolean(),
  acks: fc.array(fc.integer({ min: 0, max: 0xffff_ffff }), { maxLength: 100 }),
})

describe(`packets of a circuit (seed ${SEED})`, () => {
  it(
    'are read as they were written',
    () => {
      fc.assert(
        fc.property(packet, written => {
          const { id, body, isZeroCoded: _, ...rest } = written
          const message = { id, body: Buffer.from(body) }
          expect(readPacket(writePacket(written))).toEqual({ ...rest, message })
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )

  it(
    'are read within bounds or dropped, whatever the bytes are',
    () => {
      const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 })
      fc.assert(
        fc.property(packet, fc.uint8Array({ maxLength: 60 }), flips, fc.nat(), (sent, noise, places, cut) => {
          const bytes = cut % 4 === 0 ? Buffer.from(noise) : writePacket(sent)
          for (const [at, byte] of places) if (bytes.length > 0) bytes[at % Math.min(64, bytes.length)] = byte
          const got = readPacket(cut % 3 === 0 ? bytes.subarray(0, cut % 80) : bytes)
          if (got === null) return
          expect(got.acks.length).toBeLessThanOrEqual(255)
          const { body } = got.message ?? { body: new Uint8Array() }
          expect(body.length).toBeLessThanOrEqual(MAX_PACKET)
          expect(readPacketAck(body).length).toBeLessThanOrEqual(body.length / 4)
          expect(readKickUser(body).length).toBeLessThanOrEqual(500)
          for (const number of [MESSAGE.updateCreateInventoryItem, MESSAGE.bulkUpdateInventory])
            for (const item of readToldItems({ id: number, body })) expect(parseUuid(item.id)).toBe(item.id)
          const id = new FieldReader(body).id()
          if (id !== null) expect(parseUuid(id)).toBe(id)
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )
})
