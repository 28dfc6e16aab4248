import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCodestreamHead } from '../../src-gateways/grids/pictures/codestream'
import { readAsset } from '../../src-gateways/grids/testing/read-asset'
import { parseUuid } from '../../src-gateways/grids/uuid'
import { XmlError } from '../../src-gateways/kit/xml-reader'
import { readRecordings } from '../../src-gateways/opensim/testing/recordings'
import { dataReply, type ReplyValue } from '../../src-gateways/opensim/testing/reply-xml'
import { parseForm } from '../../src-gateways/opensim/testing/request-form'
import { encodeForm } from '../../src-gateways/opensim/wire/form'
import {
  NotServerResponse,
  type ReplyMap,
  ServerResponseReader,
} from '../../src-gateways/opensim/wire/server-response'
import { budgetOf, limitMs, SEED } from './fuzz-budget'

const PROPERTIES = 4
const BUDGET = budgetOf(PROPERTIES)
const PATIENCE_MS = limitMs(PROPERTIES) + 60_000

/** What a real grid has answered, and what could stand in it. */
const REPLIES = readRecordings().flatMap(({ reply = '' }) =>
  reply.includes('<ServerResponse') ? [reply] : [],
)
const BITS = [
  '<',
  '>',
  '&',
  '</',
  '/>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x [',
  '<?u 1?>',
  '<?xml?>',
  '&#x0;',
  '&#xD800;',
  '&lt;',
  '&x;',
  ' type="List"',
  '<item_0 type="List">',
  '<folder type="List">',
  '</Name>',
  '\0',
  '\r',
  '\ufffe',
  '\ud83c',
  'NULL',
]

/** The reply, cut as the sizes say; null where it is refused. Anything else that is thrown is a fault. */
function read(bytes: Uint8Array, sizes: readonly number[]): ReplyMap | null {
  const reader = new ServerResponseReader()
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = sizes[turn % sizes.length] ?? bytes.length
      reader.write(bytes.subarray(at, at + size))
      at += size
    }
    return reader.close()
  } catch (thrown) {
    if (thrown instanceof XmlError || thrown instanceof NotServerResponse) return null
    throw thrown
  }
}

/** Whatever comes through can be sent back: ids are ids, numbers are numbers. */
function expectUsable(map: ReplyMap): void {
  for (const { id, parentId, type, version } of map.folders) {
    expect([parseUuid(id), Number.isSafeInteger(type), Number.isSafeInteger(version)]).toEqual([
      id,
      true,
      true,
    ])
    if (parentId !== null) expect(parseUuid(parentId)).toBe(parentId)
  }
  for (const { id, folderId, masks, creationDate } of map.items) {
    expect(parseUuid(id)).toBe(id)
    if (folderId !== null) expect(parseUuid(folderId)).toBe(folderId)
    for (const mask of Object.values(masks)) expect(mask >>> 0).toBe(mask)
    expect(Number.isSafeInteger(creationDate)).toBe(true)
  }
  for (const inner of map.maps.values()) expectUsable(inner)
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 })
const damage = fc.array(
  fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 4 }))),
  {
    maxLength: 6,
  },
)

function damaged(reply: string, places: readonly (readonly [number, string])[]): string {
  let text = reply
  for (const [where, bit] of places) {
    const at = where % (text.length + 1)
    text = text.slice(0, at) + bit + text.slice(at + (where % 3))
  }
  return text
}

describe(`what grids answer (seed ${SEED})`, () => {
  it(
    'is read or refused, the same however it is cut, and never taken for anything else',
    () => {
      let refused = 0
      let readCount = 0
      fc.assert(
        fc.property(fc.constantFrom(...REPLIES), damage, sizes, (reply, places, cuts) => {
          const bytes = Buffer.from(damaged(reply, places))
          const whole = read(bytes, [bytes.length])
          expect(read(bytes, cuts)).toEqual(whole)
          if (whole === null) refused++
          else {
            readCount++
            expectUsable(whole)
          }
        }),
        BUDGET,
      )
      console.log(`seed ${SEED}: ${readCount} replies read, ${refused} refused`)
      expect(readCount).toBeGreaterThan(0)
    },
    PATIENCE_MS,
  )

  it(
    'is read as it was written, whatever the texts are',
    () => {
      const text = fc.string({ unit: 'binary', maxLength: 30 })
      fc.assert(
        fc.property(fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,8}$/), text), sizes, (texts, cuts) => {
          const values = new Map<string, ReplyValue>(Object.entries(texts))
          const reply = read(Buffer.from(dataReply(values)), cuts)
          expect(Object.fromEntries(reply?.texts ?? [])).toEqual({ ...texts })
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )

  it(
    'is asked for so that a grid understands every value',
    () => {
      const name = fc.stringMatching(/^[A-Za-z]{1,8}$/)
      const value = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.array(fc.string({ unit: 'binary', maxLength: 10 }), { minLength: 1, maxLength: 4 }),
      )
      fc.assert(
        fc.property(fc.dictionary(name, value, { minKeys: 1 }), fields => {
          expect(Object.fromEntries(parseForm(encodeForm(fields)))).toEqual({ ...fields })
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )

  it(
    'is no texture that is larger than it says',
    () => {
      const asset = readAsset()
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 12 }),
          fc.nat(300),
          (places, length) => {
            const bytes = Uint8Array.from(asset.subarray(0, length))
            for (const [at, byte] of places) if (at < bytes.length) bytes[at] = byte
            const head = readCodestreamHead(bytes)
            if (head === null) return
            for (const number of [head.width, head.height, head.components, head.bits])
              expect(number).toBeGreaterThan(0)
            expect(head.levels).toBeLessThanOrEqual(32)
            expect(head.bits).toBeLessThanOrEqual(128)
          },
        ),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )
})
