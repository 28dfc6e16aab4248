import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { XmlError } from '../../src-gateways/kit/xml-reader'
import { listXml, versionsXml } from '../../src-gateways/s3/testing/listing-xml'
import { ObjectTable } from '../../src-gateways/s3/testing/object-table'
import { failure } from '../../src-gateways/s3/testing/s3-server'
import { faultOfRefusal } from '../../src-gateways/s3/wire/fault-of'
import { listedPage, versionsPage } from '../../src-gateways/s3/wire/listed-page'
import { bytesOfKey, folderOfKey, keyOfBytes, lastPartOf } from '../../src-gateways/s3/wire/object-key'
import { ReplyReader, type XmlReply } from '../../src-gateways/s3/wire/reply-reader'
import { S3Fault } from '../../src-gateways/s3/wire/s3-fault'
import { budgetOf, limitMs, SEED } from './fuzz-budget'

const PROPERTIES = 2
const BUDGET = budgetOf(PROPERTIES)
const PATIENCE_MS = limitMs(PROPERTIES) + 60_000

/** What a service answers, and what could stand in it. */
const REPLIES = repliesOf(['hat', 'a b+c', 'dir/x', 'dir/', 'ü/ß', 'a//b', '/lead', 'bad\xff'])
const BITS = [
  '<',
  '>',
  '&',
  '</',
  '/>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x [',
  '&#x0;',
  '%',
  '%zz',
  '+',
  '<Key>',
  '</Key>',
  '<Contents>',
  '<CommonPrefixes><Prefix></Prefix></CommonPrefixes>',
  '<IsTruncated>true</IsTruncated>',
  '<EncodingType>url</EncodingType>',
  '<Size>-1</Size>',
  '<Size>9007199254740993</Size>',
  '<LastModified>never</LastModified>',
  '\0',
  '\ufffe',
]

function repliesOf(keys: readonly string[]): readonly string[] {
  const table = new ObjectTable(true)
  for (const key of keys) table.put(key, { body: Buffer.from(key), size: key.length, headers: {} })
  table.remove('hat', null)
  const pages = [
    { 'max-keys': '3' },
    { delimiter: '/' },
    { prefix: 'dir/', delimiter: '/' },
    { 'max-keys': '1', delimiter: '/' },
  ].map(query => listXml(table, new Map(Object.entries(query))))
  const said = ['AccessDenied', 'RequestTimeTooSkewed', 'PermanentRedirect'].map(code =>
    String(failure(403, code, '<Region>eu-west-1</Region><ServerTime>x</ServerTime>').body),
  )
  return [...pages, versionsXml(table, new Map(), 3), versionsXml(table, new Map(), 1_000), ...said]
}

function read(bytes: Uint8Array, sizes: readonly number[]): XmlReply | null {
  const reader = new ReplyReader()
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = sizes[turn % sizes.length] ?? bytes.length
      reader.write(bytes.subarray(at, at + size))
      at += size
    }
    return reader.close()
  } catch (thrown) {
    if (thrown instanceof XmlError) return null
    throw thrown
  }
}

/** Whatever comes through can be sent back, and shown: keys are keys, sizes are sizes. */
function expectUsable(reply: XmlReply): boolean {
  try {
    const objects =
      reply.root === 'ListVersionsResult' ? versionsPage(reply).versions : listedPage(reply).objects
    for (const { key, size, modifiedMs } of objects) {
      expect(keyOfBytes(bytesOfKey(key))).toBe(key)
      expect(`${folderOfKey(key)}${lastPartOf(key)}`.length).toBeGreaterThanOrEqual(key.length - 1)
      expect(folderOfKey(key).length).toBeLessThan(key.length)
      expect(Number.isSafeInteger(size) && size >= 0).toBe(true)
      expect(Number.isFinite(modifiedMs)).toBe(true)
    }
    return true
  } catch (thrown) {
    if (!(thrown instanceof S3Fault)) throw thrown
    expect(thrown.kind).toBe('broken-reply')
    const fault = faultOfRefusal({ status: 403, headers: {}, reply })
    expect(fault.message.length).toBeLessThan(1_000)
    return false
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 })
const damage = fc.array(
  fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 4 }))),
  { maxLength: 6 },
)

function damaged(reply: string, places: readonly (readonly [number, string])[]): string {
  let text = reply
  for (const [where, bit] of places) {
    const at = where % (text.length + 1)
    text = text.slice(0, at) + bit + text.slice(at + (where % 3))
  }
  return text
}

describe(`what S3 answers (seed ${SEED})`, () => {
  it(
    'is read or refused, the same however it is cut, and never taken for anything else',
    () => {
      const counts = { refused: 0, unusable: 0, usable: 0 }
      fc.assert(
        fc.property(fc.constantFrom(...REPLIES), damage, sizes, (reply, places, cuts) => {
          const bytes = Buffer.from(damaged(reply, places))
          const whole = read(bytes, [bytes.length])
          expect(read(bytes, cuts)).toEqual(whole)
          if (whole === null) counts.refused++
          else counts[expectUsable(whole) ? 'usable' : 'unusable']++
        }),
        BUDGET,
      )
      console.log(`seed ${SEED}: ${JSON.stringify(counts)}`)
      expect(counts.usable).toBeGreaterThan(0)
    },
    PATIENCE_MS,
  )

  it(
    'names every key as it is, whatever its bytes',
    () => {
      const key = fc.uint8Array({ minLength: 1, maxLength: 30 })
      fc.assert(
        fc.property(fc.array(key, { minLength: 1, maxLength: 6 }), sizes, (keys, cuts) => {
          const table = new ObjectTable(false)
          for (const bytes of keys)
            table.put(Buffer.from(bytes).toString('latin1'), { body: null, size: 1, headers: {} })
          const reply = read(Buffer.from(listXml(table, new Map())), cuts)
          if (reply === null) throw new Error('It is not read.')
          const expected = [...new Set(keys.map(bytes => keyOfBytes(bytes)))]
          expect(
            listedPage(reply)
              .objects.map(object => object.key)
              .sort(),
          ).toEqual(expected.sort())
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )
})
