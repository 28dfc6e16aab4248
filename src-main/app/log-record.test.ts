import fc from 'fast-check'
import { expect, it } from 'vitest'
import { logRecord } from './log-record'

it('leaves plain text as it is, and marks the lines of a stack', () => {
  expect(logRecord('source: ready unix:/s')).toBe('source: ready unix:/s')
  expect(logRecord('Error: no\n    at a\n    at b')).toBe('Error: no\n    |     at a\n    |     at b')
})

it('lets nobody forge a record, however they break their line', () => {
  const forged = '[2026-11-22 05:27:35.000] [info]  everything is fine'
  for (const breaks of ['\n', '\r\n', '\r', '\u2028', '\u0085', '\v', '\f', '\u001b[1A\u001b[2K'])
    expect(logRecord(`refused “x${breaks}${forged}”`)).not.toMatch(/(^|[\r\n\u2028\u2029\u0085\v\f])\[2026/)
})

it('lets no control character through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      const record = logRecord(text)
      expect(record).not.toMatch(/[^\P{Cc}\n]/u)
      expect(
        record
          .split('\n')
          .slice(1)
          .every(line => line.startsWith('    | ')),
      ).toBe(true)
    }),
  )
})
