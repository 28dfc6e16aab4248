import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type XmlBounds, XmlError, XmlReader } from './xml-reader'

const BOUNDS: XmlBounds = { maxBytes: 100_000, maxDepth: 5, maxElements: 100, maxRun: 10_000 }

type Told = readonly ['open', string, Record<string, string>] | readonly ['close', string, string]

/** What the reader tells about these bytes, given to it in pieces of `size`. */
function readAll(bytes: Uint8Array, size = bytes.length, bounds: Partial<XmlBounds> = {}): Told[] {
  const told: Told[] = []
  const reader = new XmlReader(
    { ...BOUNDS, ...bounds },
    {
      open: (name, attributes) => told.push(['open', name, { ...attributes }]),
      close: (name, text) => told.push(['close', name, text]),
    },
  )
  for (let at = 0; at < bytes.length; at += Math.max(1, size)) reader.write(bytes.subarray(at, at + size))
  reader.close()
  return told
}

const read = (xml: string, bounds: Partial<XmlBounds> = {}): Told[] =>
  readAll(Buffer.from(xml), undefined, bounds)

function faultOf(xml: string, bounds: Partial<XmlBounds> = {}): string {
  try {
    read(xml, bounds)
  } catch (error) {
    if (error instanceof XmlError) return error.fault
    throw error
  }
  return 'none'
}

const textOf = (told: readonly Told[]): unknown => told.find(([kind]) => kind === 'close')?.[2]

/** As OpenSimulator writes texts: what XML cannot hold becomes a reference all the same. */
function written(text: string): string {
  return text.replaceAll(/[&<>\p{Cc}\ufffe\uffff]/gu, it => {
    const code = it.charCodeAt(0)
    const isKept = code >= 0x7f ? code < 0xfffe : '\t\n\r'.includes(it)
    return isKept ? it : `&#x${code.toString(16).toUpperCase()};`
  })
}

describe('reading XML', () => {
  it('tells elements, attributes and texts in their order', () => {
    expect(read('<?xml version="1.0"?><a k="v">\n  <b>x &amp; y</b>\n  <c />\n</a>')).toEqual([
      ['open', 'a', { k: 'v' }],
      ['open', 'b', {}],
      ['close', 'b', 'x & y'],
      ['open', 'c', {}],
      ['close', 'c', ''],
      ['close', 'a', '\n'],
    ])
  })

  it('skips a byte order mark', () => {
    expect(textOf(read('\ufeff<?xml version="1.0" encoding="utf-8"?><a>x</a>'))).toBe('x')
  })

  it('keeps characters that XML forbids, and blanks', () => {
    expect(textOf(read('<a>a&#x0;&#x1;b&#27;&#xFFFF; \u0001\r\nc\ufffe  </a>'))).toBe(
      'a\u0000\u0001b\u001b\uffff \u0001\r\nc\ufffe  ',
    )
  })

  it('does not take an escaped reference for a reference', () => {
    expect(textOf(read('<a>&amp;#x1; &#x26;#x1;</a>'))).toBe('&#x1; &#x1;')
  })

  it.each([
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'doctype'],
    ['<!DOCTYPE a><a/>', 'doctype'],
    ['<a><![CDATA[x]]></a>', 'unexpected-markup'],
    ['<a><?php x?></a>', 'unexpected-markup'],
    ['<a><?u x?></a>', 'unexpected-markup'],
    ['<a>&x;</a>', 'not-xml'],
    ['<a><b></a>', 'not-xml'],
    ['<a b="&#x1;"/>', 'not-xml'],
    ['<a/><b/>', 'not-xml'],
    ['<?xml version="1.0" encoding="latin1"?><a/>', 'not-xml'],
    ['not xml', 'not-xml'],
    ['', 'cut-short'],
    ['<a><b>', 'cut-short'],
    ['<a', 'cut-short'],
    ['<!-- only -->', 'cut-short'],
    ['<html><body>x<br></body></html>', 'not-xml'],
  ])('refuses %s', (xml, fault) => {
    expect(faultOf(xml)).toBe(fault)
  })

  it('holds to its bounds', () => {
    expect(faultOf('<a><a><a></a></a></a>', { maxDepth: 2 })).toBe('too-deep')
    expect(faultOf('<a><b/><b/></a>', { maxElements: 2 })).toBe('too-many-elements')
    expect(faultOf(`<a>${'x'.repeat(50)}</a>`, { maxBytes: 40 })).toBe('too-large')
    expect(faultOf(`<a>${'x'.repeat(50)}</a>`, { maxRun: 40 })).toBe('too-large')
    expect(faultOf(`<a>${'&#x1;'.repeat(50)}</a>`, { maxRun: 40 })).toBe('too-large')
  })

  it.each([
    ['a text', '<a>', 'x'],
    ['a name', '<', 'x'],
    ['an attribute', '<a b="', 'x'],
    ['a comment', '<!--', 'x'],
    ['blanks', '<a ', ' '],
  ])('refuses %s without an end before it is held whole', (_what, start, filling) => {
    const reader = new XmlReader({ ...BOUNDS, maxBytes: 1e9 }, { open: () => {}, close: () => {} })
    reader.write(Buffer.from(start))
    let written = 0
    const chunk = Buffer.from(filling.repeat(1000))
    expect(() => {
      for (; written < 1e6; written += chunk.length) reader.write(chunk)
    }).toThrow(XmlError)
    expect(written).toBeLessThan(BOUNDS.maxRun + 2 * chunk.length)
  })

  it('tells the same however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (texts, size) => {
          const xml = `<?xml version="1.0"?><a>${texts.map(it => `<b>${written(it)}</b>`).join('')}</a>`
          const told = readAll(Buffer.from(xml), size)
          const got = told.flatMap(([kind, name, text]) => (kind === 'close' && name === 'b' ? [text] : []))
          expect(got).toEqual(texts)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('tells no more than it should, or refuses, whatever the bytes are', () => {
    const pieces = [
      '<a>',
      '</a>',
      '<b c="d">',
      '</b>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?u 1?>',
      '<!DOCTYPE',
      '&#x1;',
      '&#',
      '&amp;',
      ';',
      '<',
      '>',
      '"',
      '\r',
      '\0',
      'x',
      '\ufeff',
      '<?xml version="1.1"?>',
      '\ud800',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (parts, size) => {
          const bytes = Buffer.from(parts.join(''))
          const outcome = (cut: number): unknown => {
            try {
              return readAll(bytes, cut)
            } catch (error) {
              if (error instanceof XmlError) return 'refused'
              throw error
            }
          }
          expect(outcome(size)).toEqual(outcome(bytes.length))
        },
      ),
      { numRuns: 1000 },
    )
  })
})
