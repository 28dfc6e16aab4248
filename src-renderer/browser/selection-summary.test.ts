import { describe, expect, it } from 'vitest'
import { folder, rowsOf } from '../testing/arbitrary-tree'
import { SelectedIds } from './selected-ids'
import { summaryOf } from './selection-summary'

const names = Array.from({ length: 3_000 }, (_, index) => `Item ${index}`)
const rows = rowsOf([folder('Food', ['Kiwi']), ...names])
const everything = SelectedIds.ofSpans(rows.spansBetween(0, rows.count - 1))

describe('summaryOf', () => {
  it('counts large and small spans by kind', () => {
    expect(summaryOf(rows, everything)).toMatchObject({ count: 3_002, kinds: { folder: 1, object: 3_001 } })
    const few = SelectedIds.ofSpans(rows.spansBetween(0, 2))
    expect(summaryOf(rows, few)).toMatchObject({ count: 3, kinds: { folder: 1, object: 2 } })
  })

  it('gives the row of a single selection only', () => {
    expect(summaryOf(rows, SelectedIds.of(['/R-0'])).single?.entry.name).toBe('Food')
    expect(summaryOf(rows, everything).single).toBeNull()
    expect(summaryOf(rows, SelectedIds.of([]))).toMatchObject({ count: 0, single: null })
  })

  it('knows the folders, how many are public, and the dates, of a whole folder without a look at each again', () => {
    expect(summaryOf(rows, everything)).toMatchObject({ publicCount: 0, modified: null })
    expect([...summaryOf(rows, everything).folders].sort()).toEqual(['', '/R-0'])
    expect([...summaryOf(rows, SelectedIds.of(['/R-1', '/R-2'])).folders]).toEqual([''])
  })

  it('counts what is still there after another listing', () => {
    const fewer = rowsOf([folder('Food', []), 'Item 0'])
    expect(summaryOf(fewer, everything)).toMatchObject({ count: 2, kinds: { folder: 1, object: 1 } })
    expect(summaryOf(fewer, SelectedIds.of(['/R-1', '/gone'])).single?.entry.name).toBe('Item 0')
  })
})
