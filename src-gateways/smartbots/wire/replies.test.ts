import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALL_PERMISSIONS, BotInventory } from '../testing/bot-inventory.ts'
import {
  EXTENDED_SAMPLE,
  LIST_2_SAMPLE,
  QUERY_SAMPLE,
  REGULAR_SAMPLE,
} from '../testing/documented-samples.ts'
import { listText, queryOf } from '../testing/listing-text.ts'
import { parseReply } from './api-reply.ts'
import { BotFault } from './bot-fault.ts'
import { parseJsonRows } from './json-rows.ts'
import { decodeEscapedName, encodeForm } from './percent.ts'
import { parseTextRows } from './text-rows.ts'

const faultIn = (text: string, hasKnownEnd = true): string => {
  try {
    parseReply(text, hasKnownEnd)
  } catch (thrown) {
    if (thrown instanceof BotFault) return thrown.kind
    throw thrown
  }
  return 'none'
}

describe('the documented samples', () => {
  it('are read: the list of 2026-02', () => {
    const { isOk, custom, fields } = parseReply(LIST_2_SAMPLE, false)
    expect({ isOk, custom }).toEqual({ isOk: true, custom: null })
    expect(parseJsonRows(fields.get('list'))).toEqual({
      unreadable: 0,
      rows: [
        {
          id: '12b4eca0-5499-3321-ac14-56e5ecb25e95',
          isFolder: false,
          type: 'Notecard',
          subtype: '',
          assetId: '719197e1-79bb-a8f8-4901-ccee019982b6',
          flags: [],
          name: 'Instructions Notecard',
          permissions: ['copy', 'mod', 'trans'],
          nextPermissions: ['copy', 'mod', 'trans'],
        },
      ],
    })
  })

  it.each([
    ['regular', REGULAR_SAMPLE, false],
    ['extended', EXTENDED_SAMPLE, true],
  ])('are read: %s rows, with ids as they came', (_form, sample, isExtended) => {
    const { rows, unreadable } = parseTextRows(sample, isExtended)
    expect(unreadable).toBe(0)
    expect(rows.map(({ name }) => name)).toEqual(['#Firestorm', 'Box; with *stars* ~', 'Skin [1]'])
    expect(rows[0]).toMatchObject({ id: '11111111-2222-3333-4444-55555555555', isFolder: true })
    expect(rows[1]).toMatchObject({ isFolder: false, type: 'Object', assetId: null })
    expect(rows[2]).toMatchObject({ subtype: 'Skin', flags: ['WORN'], type: 'Bodypart' })
    expect(rows.map(({ permissions }) => permissions)).toEqual(
      isExtended ? [[], ['copy', 'mod', 'trans'], ['copy', 'mod']] : [null, null, null],
    )
    expect(rows[1]?.nextPermissions).toEqual(isExtended ? ['copy'] : null)
  })

  it('are read: a query string', () => {
    expect(parseReply(QUERY_SAMPLE, true)).toMatchObject({ isOk: true, said: '', custom: null })
  })
})

describe('a reply', () => {
  it('has its last value where a name stands twice, and any case of OK', () => {
    const reply = parseReply('result=FAIL&list=a&result=ok&list=b%2Bc+d', true)
    expect(reply.isOk).toBe(true)
    expect(reply.fields.get('list')).toBe('b+c d')
    expect(parseReply('{"result":"FAIL","resulttext":7,"x":{"y":1}}', true)).toMatchObject({
      isOk: false,
      said: '7',
    })
  })

  it.each([
    ['', 'faulted'],
    [' \r\n', 'faulted'],
    ['<html><body>502 Bad Gateway</body></html>', 'not-a-service'],
    ['[]', 'not-a-service'],
    ['{}', 'not-a-service'],
    ['hello', 'not-a-service'],
    ['{"result":"OK","list":[{"uuid":"12b4', 'broken-reply'],
    [LIST_2_SAMPLE.slice(0, -1), 'broken-reply'],
  ])('that is %j is none', (text, kind) => expect(faultIn(text)).toBe(kind))

  it('that is a query string is believed only where its end is known', () => {
    expect(faultIn('result=OK&list=a', false)).toBe('broken-reply')
    expect(faultIn(LIST_2_SAMPLE, false)).toBe('none')
  })
})

describe('rows of text', () => {
  it('are split at any line end, and lines that are none are told', () => {
    const [first = '', second = ''] = REGULAR_SAMPLE.split('\n')
    expect(parseTextRows(`${first}\r\n\r\n${second}\r`, false).rows).toHaveLength(2)
    expect(parseTextRows(`${first}\n and more`, false).rows[0]?.name).toBe('#Firestorm\n and more')
    expect(parseTextRows(`lost\n${first}`, false)).toMatchObject({
      unreadable: 1,
      rows: [{ name: '#Firestorm' }],
    })
    expect(parseTextRows(`${first}\nxyz;Object;;;;Hat`, false)).toMatchObject({ unreadable: 1 })
    expect(parseTextRows(`${EXTENDED_SAMPLE}\nrest`, true)).toMatchObject({ unreadable: 1 })
    expect(parseTextRows('00000000-0000-0000-0000-000000000000;Object;;;;Hat', false)).toMatchObject({
      unreadable: 1,
    })
  })

  it.each([
    ['copy+mod+trans', ['copy', 'mod', 'trans']],
    ['trans copy mod', ['trans', 'copy', 'mod']],
    ['mod', ['mod']],
    ['', []],
    ['copy+sell', ['copy', 'sell']],
  ])('say of %j what may be done', (text, words) => {
    const { rows } = parseTextRows(`11111111-2222-3333-4444-55555555555;Object;;;;a;b;${text};`, true)
    expect(rows[0]).toMatchObject({ permissions: words, nextPermissions: [], name: 'a;b' })
  })

  it('are regular ones where the service does not know what extended is', () => {
    const { rows } = parseTextRows(REGULAR_SAMPLE, true)
    expect(rows.map(({ name, permissions }) => [name, permissions])).toEqual([
      ['#Firestorm', null],
      ['Box; with *stars* ~', null],
      ['Skin [1]', null],
    ])
  })

  it.each([
    ['a%2Bb+c', 'a+b+c'],
    ['%E2%98%83%u2603', '☃☃'],
    ['%25u2603', '%u2603'],
    ['100%', '100%'],
    ['%FF%zz', '%FF%zz'],
    ['%uD83D%uDE00', '😀'],
  ])('have the name %s unescaped once', (text, name) => expect(decodeEscapedName(text)).toBe(name))

  it('give back any name there is, in every form that escapes it', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), fc.boolean(), (names, isSloppy) => {
        const inventory = new BotInventory()
        const folder = inventory.addFolder('', 'x')
        for (const title of names) inventory.add(folder, title, { nextPermissions: [...ALL_PERMISSIONS] })
        const query = queryOf({ result: 'OK', list: listText(inventory.in(folder), true) }, isSloppy)
        const { rows, unreadable } = parseTextRows(String(parseReply(query, true).fields.get('list')), true)
        expect(unreadable).toBe(0)
        expect(rows.map(row => row.name)).toEqual(names)
        expect(rows.every(row => row.permissions?.length === 3 && row.nextPermissions?.length === 3)).toBe(
          true,
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('a list of objects', () => {
  it('is none where there is no list, which is not an empty one', () => {
    expect(parseJsonRows(undefined)).toBeNull()
    expect(parseJsonRows('')).toBeNull()
    expect(parseJsonRows([])).toEqual({ rows: [], unreadable: 0 })
    expect(parseJsonRows([null, 3, {}, { uuid: 'x' }])).toEqual({ rows: [], unreadable: 4 })
  })

  it('says nothing of what is not there', () => {
    const list = parseJsonRows([
      { uuid: '12b4eca0-5499-3321-ac14-56e5ecb25e95', flags: ['WORN', 'new'], name: 5 },
    ])
    expect(list?.rows[0]).toMatchObject({
      name: '5',
      flags: ['WORN', 'NEW'],
      permissions: null,
      nextPermissions: null,
      assetId: null,
    })
  })
})

describe('a call', () => {
  it('escapes everything, and spaces as %20', () => {
    expect(encodeForm({ a: 'b c+d&e=f', g: 'ü\ud800' })).toBe('a=b%20c%2Bd%26e%3Df&g=%C3%BC%EF%BF%BD')
  })
})
