import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { XmlError } from '../../kit/xml-reader'
import { readRecordings } from '../testing/recordings'
import { dataReply, type ReplyValue } from '../testing/reply-xml'
import { NotServerResponse, type ReplyMap, ServerResponseReader } from './server-response'

function read(xml: string, size = 64): ReplyMap {
  const bytes = Buffer.from(xml)
  const reader = new ServerResponseReader()
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size))
  return reader.close()
}

const recorded = (name: string): ReplyMap => {
  const reply = readRecordings().find(it => it.name === name)?.reply
  if (reply === undefined) throw new Error(name)
  return read(reply)
}

const OWNER = '10000000-0000-4000-8000-00000000000a'

describe('replies of the inventory service', () => {
  it('reads every recorded one', () => {
    let count = 0
    for (const { reply, raw, replyEnd } of readRecordings()) {
      if (reply === undefined || raw !== undefined || replyEnd !== undefined) continue
      if (!reply.includes('ServerResponse')) continue
      expect(read(reply, 7).unusable).toBe(0)
      count++
    }
    expect(count).toBeGreaterThan(290)
  })

  it('reads a skeleton', () => {
    const folders = recorded('skeleton-fresh-user').maps.get('FOLDERS')?.folders ?? []
    expect(folders).toHaveLength(21)
    expect(folders[0]).toEqual({
      id: 'd6ab544a-d6b5-4f2e-9604-1e00103983fd',
      parentId: null,
      ownerId: OWNER,
      name: 'My Inventory',
      type: 8,
      version: 19,
    })
  })

  it('reads an item with all its fields', () => {
    const [item] = recorded('item-maxint').items
    expect(item).toMatchObject({ name: 'max', flags: 4_294_967_295, ownerId: OWNER, assetType: 7 })
    expect(recorded('item-creatordata').items[0]?.creatorData).toBe('http://grid.example.invalid/;First Last')
  })

  it('tells what is missing from what is there', () => {
    const reply = recorded('multipleitems-with-missing')
    expect(reply.items).toHaveLength(2)
    expect(reply.texts.get('item_1')).toBe('NULL')
    expect(recorded('folder-unknown').folders).toEqual([])
  })

  it('keeps names as they are: line ends, blanks, control characters', () => {
    const names =
      recorded('content-names')
        .maps.get('FOLDERS')
        ?.folders.map(it => it.name) ?? []
    const expected = ['line one\r\nline two', '  padded  ', 'a\0', 'a\u0001b', 'a\uffffb', '&amp;', '', ' ']
    expect(names).toEqual(expect.arrayContaining(expected))
  })

  it('tells folders of several listings apart', () => {
    const { maps } = recorded('multiple-two')
    expect([...maps.keys()]).toEqual([
      'F_4b338d82-a2d9-4efa-bc26-3b8a65b41310',
      'F_a8c6d9f5-989e-4116-bb15-5aa937afd38a',
    ])
  })

  it('counts a record that has no usable id instead of handing it on', () => {
    const zero = new Map([['ID', '00000000-0000-0000-0000-000000000000']])
    const folders = new Map([['folder_0', zero]])
    const reply = read(dataReply(new Map([['FOLDERS', folders]]))).maps.get('FOLDERS')
    expect(reply).toMatchObject({ folders: [], unusable: 1 })
  })

  it('refuses what is no reply of such a service', () => {
    expect(() => read('<html><body>Hello</body></html>')).toThrow(NotServerResponse)
    expect(() => read('<ServerResponse><FOLDERS type="List">')).toThrow(XmlError)
  })

  it('decodes encoded names of elements', () => {
    expect(read('<ServerResponse><a_x0020_b>1</a_x0020_b></ServerResponse>').texts.get('a b')).toBe('1')
  })

  it('reads what a service writes, whatever the texts are', () => {
    const name = fc.stringMatching(/^[A-Z]{1,6}$/)
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(
      fc.property(
        fc.dictionary(name, text),
        fc.dictionary(name, text),
        fc.integer({ min: 1, max: 50 }),
        (outer, inner, size) => {
          const values = new Map<string, ReplyValue>(Object.entries(outer))
          values.set('inner', new Map(Object.entries(inner)))
          const reply = read(dataReply(values), size)
          expect(Object.fromEntries(reply.texts)).toEqual({ ...outer })
          expect(Object.fromEntries(reply.maps.get('inner')?.texts ?? [])).toEqual({ ...inner })
        },
      ),
      { numRuns: 60 },
    )
  })
})
