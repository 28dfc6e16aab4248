import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { keptOperation, keptSteps } from '../../testing/kept-operations'
import { pathOf } from '../../testing/refs'
import { testFolder } from '../../testing/sandbox-process'
import type { Journal } from './journal'
import { openJournal } from './open-journal'
import { Sql } from './sql'
import { KEPT, type Kept } from './tidy'

const ADA = 'U-Ada'
const NOW_MS = 1_000_000
const FEW: Kept = { operations: 2, ageMs: 1000, dates: 3 }

function opened(file: string, kept: Kept = FEW): Journal {
  const journal = openJournal(
    file,
    () => NOW_MS,
    key => key,
    kept,
  )
  onTestEnd(() => journal.close())
  expect(journal.state).toEqual({ kind: 'ok' })
  return journal
}

function old(id: string) {
  return keptOperation(id, { startedAtMs: NOW_MS - 1001, steps: keptSteps(id, 2) })
}

it('drops what is neither young nor among the last ones, when it opens', () => {
  const file = join(testFolder(), 'journal.sqlite')
  const journal = opened(file)
  for (const id of ['a', 'b', 'c', 'd']) journal.save(ADA, old(id))
  journal.save('U-Bob', old('bobs'))
  expect(journal.history(ADA, null, 10)).toHaveLength(4)

  const next = opened(file)
  expect(next.history(ADA, null, 10)).toEqual([old('d'), old('c')])
  expect(next.history('U-Bob', null, 10)).toEqual([old('bobs')])
  const sql = new Sql(file)
  expect(sql.number('select count(*) as value from steps')).toBe(6)
  sql.close()
})

it('keeps young ones, unended ones and those whose folder move is open', () => {
  const file = join(testFolder(), 'journal.sqlite')
  const journal = opened(file)
  journal.save(ADA, old('dropped'))
  journal.save(ADA, { ...old('unended'), state: 'running' })
  journal.save(ADA, old('moving'))
  journal.save(ADA, { ...old('young'), startedAtMs: NOW_MS - 1000 })
  const path = pathOf('/Inventory/A')
  const kind = 'folder' as const
  const move = {
    id: 'm',
    recordId: 'R',
    name: 'A',
    kind,
    from: path,
    to: path,
    startedAtMs: 1,
    isAllKnown: true,
  }
  journal.saveMove(ADA, { ...move, operationId: 'moving', content: [] })
  for (const id of ['d', 'e']) journal.save(ADA, old(id))

  const next = opened(file)
  expect(next.history(ADA, null, 10).map(({ id }) => id)).toEqual(['e', 'd', 'young', 'moving'])
  expect(next.unended(ADA).map(({ id }) => id)).toEqual(['unended'])
  expect(next.openMoves(ADA)).toHaveLength(1)
})

it('drops the dates that were remembered longest ago', () => {
  const file = join(testFolder(), 'journal.sqlite')
  const journal = opened(file)
  const dates = ['a', 'b', 'c', 'd'].map(recordId => ({ recordId, modifiedMs: 1, resetToMs: 2 }))
  journal.rememberDates(ADA, dates)
  journal.rememberDates(ADA, dates.slice(0, 1))
  expect([...opened(file).dates(ADA).keys()].sort()).toEqual(['a', 'c', 'd'])
})

it('keeps 10,000 operations, two years and 500,000 dates', () => {
  expect(KEPT).toEqual({ operations: 10_000, ageMs: 63_072_000_000, dates: 500_000 })
})
