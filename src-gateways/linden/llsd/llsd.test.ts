import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText, arbitraryLlsd, xmlText } from '../testing/arbitrary-llsd'
import { readLlsdBinary, writeLlsdBinary } from './llsd-binary'
import { LLSD_BOUNDS, LlsdFault, type LlsdFaultKind } from './llsd-bounds'
import { readLlsdNotation, writeLlsdNotation } from './llsd-notation'
import { LlsdReader, readLlsd } from './llsd-reader'
import { type Llsd, LlsdDate, LlsdInteger, LlsdReal, LlsdUri, LlsdUuid } from './llsd-value'
import { writeLlsdXml } from './llsd-xml'

const ID = '00000112-000f-0000-0000-000100bba000'
const bytes = (text: string): Uint8Array => Buffer.from(text)
const xml = (inner: string): Llsd => readLlsd(bytes(`<llsd>${inner}</llsd>`))

function faultOf(work: () => unknown): LlsdFaultKind | null {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof LlsdFault) return thrown.kind
    throw thrown
  }
  return null
}

describe('LLSD', () => {
  it('is read as it was written, by XML, in whatever pieces it comes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(arbitraryLlsd(xmlText), sizes, (value, cuts) => {
        const written = bytes(writeLlsdXml(value))
        const reader = new LlsdReader()
        for (let at = 0, turn = 0; at < written.length; turn++) {
          const size = cuts[turn % cuts.length] ?? 1
          reader.write(written.subarray(at, at + size))
          at += size
        }
        expect(reader.close()).toEqual(value)
      }),
    )
  })

  it.each([
    ['binary', (value: Llsd) => readLlsdBinary(writeLlsdBinary(value))],
    ['notation', (value: Llsd) => readLlsdNotation(bytes(writeLlsdNotation(value)))],
    [
      'binary with its header',
      (value: Llsd) => readLlsd(Buffer.concat([bytes('<? LLSD/Binary ?>\n'), writeLlsdBinary(value)])),
    ],
    ['notation without a header', (value: Llsd) => readLlsd(bytes(writeLlsdNotation(value)))],
  ])('is read as it was written, by %s', (_form, roundTrip) => {
    fc.assert(
      fc.property(arbitraryLlsd(anyText), value => {
        expect(roundTrip(value)).toEqual(value)
      }),
    )
  })

  it.each<[string, string, Llsd]>([
    ['undef', '<undef />', null],
    ['an empty boolean', '<boolean />', false],
    ['a boolean as a number', '<boolean>1</boolean>', true],
    ['a boolean as a word', '<boolean>true</boolean>', true],
    ['an empty integer', '<integer />', new LlsdInteger(0)],
    ['an integer with too many digits', '<integer>99999999999</integer>', new LlsdInteger(2_147_483_647)],
    ['a mask with its highest bit', '<integer>-1</integer>', new LlsdInteger(-1)],
    ['a real that is none', '<real>nan</real>', new LlsdReal(Number.NaN)],
    ['a real without end', '<real>-inf</real>', new LlsdReal(Number.NEGATIVE_INFINITY)],
    ['an empty string', '<string />', ''],
    ['a string with blanks', '<string> a\n b </string>', ' a\n b '],
    ['the empty id', '<uuid />', new LlsdUuid()],
    ['an id in upper case', `<uuid>${ID.toUpperCase()}</uuid>`, new LlsdUuid(ID)],
    ['a date', '<date>2024-01-01T00:00:00Z</date>', new LlsdDate(1_704_067_200)],
    ['an address', '<uri>http://a/?b=c&amp;d</uri>', new LlsdUri('http://a/?b=c&d')],
    ['binary with white space', '<binary encoding="base64"> AQ ID\n</binary>', Uint8Array.from([1, 2, 3])],
    ['binary in another encoding', '<binary encoding="base85">x</binary>', null],
    ['an element that nobody knows', '<array><odd>1<in /></odd><string>a</string></array>', [null, 'a']],
    [
      'a key that comes twice',
      '<map><key>a</key><string>1</string><key>a</key><undef /></map>',
      new Map([['a', null]]),
    ],
    ['an empty array', '<array />', []],
    ['a control character', '<string>a\u0001&#x1;b</string>', 'a\u0001\u0001b'],
  ])('has %s in XML', (_what, written, value) => expect(xml(written)).toEqual(value))

  it.each<[string, string, Llsd]>([
    ['words for booleans', '[T,f,true,FALSE,1,0]', [true, false, true, false, true, false]],
    ['what is sized', `[s(3)"a'b",b(2)"\u0001\u0002"]`, ["a'b", Uint8Array.from([1, 2])]],
    [
      'bytes in both bases',
      `[b16"0aff",b64"Cv8="]`,
      [Uint8Array.from([10, 255]), Uint8Array.from([10, 255])],
    ],
    ['escapes', String.raw`'a\'\n\x41\\'`, "a'\nA\\"],
    [
      'what login replies have',
      `{'region_handle':[r256000,r-0.5], 'look_at':[r1e3]}`,
      new Map<string, Llsd>([
        ['region_handle', [new LlsdReal(256_000), new LlsdReal(-0.5)]],
        ['look_at', [new LlsdReal(1000)]],
      ]),
    ],
    [
      'an id, an address and a date',
      `[u${ID},l"http://a",d"2024-01-01T00:00:00Z"]`,
      [new LlsdUuid(ID), new LlsdUri('http://a'), new LlsdDate(1_704_067_200)],
    ],
  ])('has %s in notation', (_what, written, value) => expect(readLlsdNotation(bytes(written))).toEqual(value))

  it('has texts in quotes in the binary form, too', () => {
    expect(readLlsdBinary(bytes(`[\0\0\0\u0002'a\\'b'"c"]`))).toEqual(["a'b", 'c'])
  })

  it.each<[string, () => unknown, LlsdFaultKind]>([
    ['a DOCTYPE', () => readLlsd(bytes('<!DOCTYPE x [<!ENTITY a "b">]><llsd>&a;</llsd>')), 'not-llsd'],
    ['an HTML page', () => readLlsd(bytes('<html><body>Not found</body></html>')), 'not-llsd'],
    ['nothing', () => readLlsd(bytes('')), 'cut-short'],
    ['XML without a value', () => xml(''), 'cut-short'],
    ['two values', () => xml('<undef /><undef />'), 'not-llsd'],
    ['XML that is cut', () => readLlsd(bytes('<llsd><map><key>a</key>')), 'cut-short'],
    ['a map whose key has no value', () => xml('<map><key>a</key></map>'), 'not-llsd'],
    ['a map whose value has no key', () => xml('<map><string>a</string></map>'), 'not-llsd'],
    ['binary of more values than there are bytes', () => readLlsdBinary(bytes('[\u007f\0\0\0')), 'cut-short'],
    ['binary of a longer text than there is', () => readLlsdBinary(bytes('s\0\0\0\u0009abc')), 'cut-short'],
    ['binary of fewer values than announced', () => readLlsdBinary(bytes('[\0\0\0\u0002!]')), 'not-llsd'],
    ['binary of more values than announced', () => readLlsdBinary(bytes('[\0\0\0\u0001!!]')), 'not-llsd'],
    ['notation without a comma', () => readLlsdNotation(bytes('[1 1]')), 'not-llsd'],
    ['notation of a text without end', () => readLlsdNotation(bytes(`'abc`)), 'cut-short'],
    ['notation of an array without end', () => readLlsdNotation(bytes('[1,')), 'cut-short'],
    ['an end that ends nothing', () => readLlsdNotation(bytes(']')), 'not-llsd'],
  ])('refuses %s', (_what, work, kind) => expect(faultOf(work)).toBe(kind))

  it.each<[string, (depth: number) => Uint8Array]>([
    ['XML', depth => bytes(`<llsd>${'<array>'.repeat(depth)}${'</array>'.repeat(depth)}</llsd>`)],
    ['notation', depth => bytes('['.repeat(depth) + ']'.repeat(depth))],
    [
      'binary',
      depth => bytes(`<?llsd/binary?>${'[\0\0\0\u0001'.repeat(depth - 1)}[\0\0\0\0]${']'.repeat(depth - 1)}`),
    ],
  ])('is read to 96 levels and no further, in %s', (_form, nested) => {
    expect(faultOf(() => readLlsd(nested(96)))).toBeNull()
    expect(faultOf(() => readLlsd(nested(97)))).toBe('too-deep')
    expect(faultOf(() => readLlsd(nested(100_000)))).toBe('too-deep')
  })

  it('is read to its bounds of bytes, values and texts', () => {
    const bounds = { ...LLSD_BOUNDS, maxBytes: 1_000, maxValues: 5, maxText: 10 }
    for (const write of [writeLlsdXml, writeLlsdNotation]) {
      const read = (value: Llsd) => faultOf(() => readLlsd(bytes(write(value)), bounds))
      expect(read(['a', 'b', 'c', 'd'])).toBeNull()
      expect(read(['a', 'b', 'c', 'd', 'e'])).toBe('too-many-values')
      expect(read('a'.repeat(11))).toBe('too-large')
      expect(read(Array.from({ length: 400 }, () => 'abc'))).toBe('too-large')
    }
  })
})
