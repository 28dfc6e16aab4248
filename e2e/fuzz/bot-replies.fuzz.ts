import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALL_PERMISSIONS,
  BotInventory,
  type StoredItem,
} from '../../src-gateways/smartbots/testing/bot-inventory'
import {
  EXTENDED_SAMPLE,
  LIST_2_SAMPLE,
  REGULAR_SAMPLE,
} from '../../src-gateways/smartbots/testing/documented-samples'
import { listObjects, listText, queryOf } from '../../src-gateways/smartbots/testing/listing-text'
import { type ApiReply, parseReply } from '../../src-gateways/smartbots/wire/api-reply'
import { BotFault } from '../../src-gateways/smartbots/wire/bot-fault'
import type { RowList } from '../../src-gateways/smartbots/wire/inventory-row'
import { parseJsonRows } from '../../src-gateways/smartbots/wire/json-rows'
import { encodeForm } from '../../src-gateways/smartbots/wire/percent'
import { parseTextRows } from '../../src-gateways/smartbots/wire/text-rows'
import { budgetOf, limitMs, SEED } from './fuzz-budget'

const PROPERTIES = 3
const BUDGET = budgetOf(PROPERTIES)
const PATIENCE_MS = limitMs(PROPERTIES) + 60_000

type Form = 'objects' | 'extended' | 'regular'

/** What the service answers, and what could stand in it. */
const REPLIES: readonly (readonly [Form, string])[] = [
  ['objects', LIST_2_SAMPLE],
  ['extended', queryOf({ result: 'OK', list: EXTENDED_SAMPLE })],
  ['extended', queryOf({ result: 'OK', list: EXTENDED_SAMPLE }, true)],
  ['extended', JSON.stringify({ result: 'OK', list: EXTENDED_SAMPLE, custom: 'x' })],
  ['regular', queryOf({ result: 'OK', list: REGULAR_SAMPLE, custom: 'x' })],
  ['regular', JSON.stringify({ list: REGULAR_SAMPLE, result: 'OK' })],
]
const BITS = [
  '&',
  '=',
  ';',
  '\n',
  '\r',
  '%',
  '%u',
  '%uD83D',
  '%FF',
  '%00',
  '%0A',
  '%3B',
  '+',
  '"',
  '\\',
  '\\u0000',
  '{',
  '}',
  '[',
  ']',
  'null',
  '"uuid":',
  '__proto__',
  'result=FAIL&',
  '&list=',
  '<html>',
  '\ufeff',
  '\ufffe',
  '00000000-0000-0000-0000-000000000000;Object;;;;x',
]

function listOf(form: Form, { fields }: ApiReply): RowList | null {
  const list = fields.get('list')
  if (form === 'objects') return parseJsonRows(list)
  return parseTextRows(typeof list === 'string' ? list : '', form === 'extended')
}

/** Null where it is refused, as every reply may be, in words that repeat nothing of it. */
function read(text: string, hasKnownEnd: boolean): ApiReply | null {
  try {
    return parseReply(text, hasKnownEnd)
  } catch (thrown) {
    if (!(thrown instanceof BotFault)) throw thrown
    expect(thrown.message.length).toBeLessThan(60)
    return null
  }
}

/** Whatever comes through can be sent back, and shown. */
function expectUsable({ rows, unreadable }: RowList): void {
  expect(Number.isSafeInteger(unreadable) && unreadable >= 0).toBe(true)
  for (const row of rows) {
    expect(row.id).toMatch(/^[0-9a-f-]{32,36}$/i)
    expect(row.id).toMatch(/[1-9a-f]/i)
    expect(new URLSearchParams(encodeForm({ uuid: row.id })).get('uuid')).toBe(row.id)
    expect(typeof row.name).toBe('string')
    for (const words of [row.flags, row.permissions ?? [], row.nextPermissions ?? []])
      for (const word of words) expect(word).toMatch(/^[^+,\s]+$/)
  }
}

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

const title = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'a;%+&=#u2603 \t*~'), maxLength: 20 }),
)

function stored(names: readonly string[]): readonly StoredItem[] {
  const inventory = new BotInventory()
  const folder = inventory.addFolder('', 'x')
  for (const name of names) inventory.add(folder, name, { nextPermissions: ALL_PERMISSIONS })
  return inventory.in(folder)
}

describe(`what SmartBots answers (seed ${SEED})`, () => {
  it(
    'is read or refused, and whatever is read can be shown and sent back',
    () => {
      const counts = { refused: 0, failed: 0, noList: 0, usable: 0 }
      fc.assert(
        fc.property(fc.constantFrom(...REPLIES), damage, ([form, reply], places) => {
          const parsed = read(damaged(reply, places), true)
          const list = parsed?.isOk === true ? listOf(form, parsed) : null
          if (parsed === null) counts.refused++
          else if (!parsed.isOk) counts.failed++
          else if (list === null) counts.noList++
          else {
            expectUsable(list)
            counts.usable++
          }
        }),
        BUDGET,
      )
      console.log(`seed ${SEED}: ${JSON.stringify(counts)}`)
      expect(counts.usable).toBeGreaterThan(0)
    },
    PATIENCE_MS,
  )

  it(
    'is never taken for whole where it was cut, wherever that is',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...REPLIES), fc.nat(), ([, reply], at) => {
          // Behind the last brace there is nothing that could be missed.
          expect(read(reply.slice(0, at % reply.length), false)).toBeNull()
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )

  it(
    'gives back every name there is, by objects and by extended rows, escaped as it may be',
    () => {
      fc.assert(
        fc.property(fc.array(title, { maxLength: 6 }), fc.boolean(), (names, isSloppy) => {
          const items = stored(names)
          const extended = queryOf({ result: 'OK', list: listText(items, true) }, isSloppy)
          const objects = JSON.stringify({ result: 'OK', list: listObjects(items) })
          for (const [form, reply] of [
            ['extended', extended],
            ['objects', objects],
          ] as const) {
            const parsed = read(reply, true)
            const list = parsed === null ? null : listOf(form, parsed)
            expect(list?.unreadable).toBe(0)
            expect(list?.rows.map(({ name }) => name)).toEqual(names)
            expect(list?.rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
          }
        }),
        BUDGET,
      )
    },
    PATIENCE_MS,
  )
})
