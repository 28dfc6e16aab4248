import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import { isBelow } from '../kit/row-id'
import { anyInventory, folder, rowsOf, sketchedRows } from '../testing/arbitrary-tree'
import { flatten } from './flatten'
import type { Rows } from './rows'

function drawn(rows: Rows): readonly string[] {
  return Array.from({ length: rows.count }, (_, index) => {
    const row = rows.at(index)
    if (row?.kind === 'entry') return `${'  '.repeat(row.branch.depth)}${row.entry.name}`
    return row ? `${'  '.repeat(row.branch.depth)}<${row.kind === 'note' ? row.note : 'draft'}>` : '?'
  })
}

describe('flatten', () => {
  it('shows folders first, in natural order, and what is in the open ones', () => {
    const rows = rowsOf(['Item 10', 'Item 9', folder('Food', ['Kiwi', folder('Fruit', [])])])
    expect(drawn(rows)).toEqual(['Food', '  Fruit', '    <empty>', '  Kiwi', 'Item 9', 'Item 10'])
  })

  it('shows nothing of a closed folder, open folders inside it included', () => {
    expect(drawn(rowsOf([folder('Food', [folder('Fruit', ['Kiwi'])], false)]))).toEqual(['Food'])
  })

  it('does not open a folder that cannot be addressed', () => {
    const rows = rowsOf([folder('Hat</b>', ['Kiwi'])])
    const row = rows.at(0)
    expect(drawn(rows)).toEqual(['Hat</b>'])
    expect(row?.kind === 'entry' && row.openProblem).toBe('unaddressable')
  })

  it('opens neither of two folders of the same name, for the service shows the same in both', () => {
    expect(drawn(rowsOf([folder('A', ['Kiwi']), folder('A', ['Pear'])]))).toEqual(['A', 'A'])
  })

  it('says of a folder of which a part has arrived that it is not all, and never that it is empty', () => {
    const listing = new ListingBuilder(ROOT, 1, 0, 'path', { expected: 3 }).finish()
    const stateOf = () => ({ listing, error: null })
    const around = { draftIn: null, canList: true, trash: { kind: 'none' } } as const
    expect(drawn(flatten({ expanded: new Map(), stateOf, ...around }))).toEqual(['<incomplete>'])
  })

  it('puts the line for a new folder at the top of its folder', () => {
    expect(drawn(rowsOf(['Kiwi'], ''))).toEqual(['<draft>', 'Kiwi'])
  })

  it('makes no open folder anew when its rows are flattened again', () => {
    const { flattenAgain } = sketchedRows([folder('A', [folder('B', ['Kiwi']), 'Pear']), folder('C', [])])
    const [before, after] = [flattenAgain(), flattenAgain()]
    expect(before.branches.map(({ title }) => title)).toEqual(['Inventory', 'A', 'B', 'C'])
    after.branches.forEach((branch, index) => expect(branch).toBe(before.branches[index]))
  })

  it('finds every row again by its id', () => {
    fc.assert(
      fc.property(anyInventory, children => {
        const rows = rowsOf(children)
        for (let index = 0; index < rows.count; index++) {
          const row = rows.at(index)
          expect(row && rows.indexOf(row.id)).toBe(index)
        }
      }),
    )
  })

  it('gives every row another id, and children ids below their parent', () => {
    fc.assert(
      fc.property(anyInventory, children => {
        const rows = rowsOf(children)
        const all = Array.from({ length: rows.count }, (_, index) => rows.at(index))
        expect(new Set(all.map(row => row?.id)).size).toBe(rows.count)
        for (const row of all) if (row) expect(isBelow(row.id, row.branch.id)).toBe(true)
      }),
    )
  })

  it('answers null outside of what is there', () => {
    const rows = rowsOf(['Kiwi'])
    expect(rows.at(-1)).toBeNull()
    expect(rows.at(1)).toBeNull()
    expect(rows.indexOf('/R-9')).toBe(-1)
  })
})
