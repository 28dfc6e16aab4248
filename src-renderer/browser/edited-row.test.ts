import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftIdOf, ROOT_ID, rowIdOf } from '../kit/row-id'
import { anyInventory, folder, rowsOf } from '../testing/arbitrary-tree'
import { EditedRow } from './edited-row'
import type { Rows } from './rows'

function drawn(rows: Rows): readonly string[] {
  return Array.from({ length: rows.count }, (_, index) => {
    const row = rows.at(index)
    return row?.kind === 'entry' ? row.entry.name : `<${row?.kind}>`
  })
}

const CAT = rowIdOf(ROOT_ID, 'R-2')

describe('the row in which a name is being typed', () => {
  it('stays in its place when another program deletes the entry', () => {
    const edited = new EditedRow()
    edited.keptIn(rowsOf(['Ant', 'Bee', 'Cat']), CAT)
    const rows = edited.keptIn(rowsOf(['Ant', 'Bee']), CAT)
    expect(drawn(rows)).toEqual(['Ant', 'Bee', 'Cat'])
    expect(rows.indexOf(CAT)).toBe(2)
    expect(rows.isUnlisted(CAT)).toBe(true)
    expect(rows.isUnlisted(rowIdOf(ROOT_ID, 'R-1'))).toBe(false)
  })

  it('goes when the name is no longer typed', () => {
    const edited = new EditedRow()
    edited.keptIn(rowsOf(['Ant', 'Bee', 'Cat']), CAT)
    expect(drawn(edited.keptIn(rowsOf(['Ant', 'Bee']), null))).toEqual(['Ant', 'Bee'])
  })

  it('stays when the folder around it is deleted: a new folder’s line, too', () => {
    const parent = rowIdOf(ROOT_ID, 'R-1')
    const draft = draftIdOf(parent)
    const edited = new EditedRow()
    const before = edited.keptIn(rowsOf(['Ant', folder('Box', ['Kiwi'])], parent), draft)
    expect(drawn(before)).toEqual(['Box', '<draft>', 'Kiwi', 'Ant'])
    const rows = edited.keptIn(rowsOf(['Ant'], parent), draft)
    expect(drawn(rows)).toEqual(['<draft>', 'Ant'])
    expect(rows.isUnlisted(parent)).toBe(true)
  })

  it('is not called unlisted while its folder is not listed', () => {
    const inside = rowIdOf(rowIdOf(ROOT_ID, 'R-0'), 'R-0')
    const edited = new EditedRow()
    edited.keptIn(rowsOf([folder('Box', ['Kiwi'])]), inside)
    const rows = edited.keptIn(rowsOf([folder('Box', ['Kiwi'], false)]), inside)
    expect(drawn(rows)).toEqual(['Box', 'Kiwi'])
    expect(rows.isUnlisted(inside)).toBe(false)
  })

  it('leaves every other row as it was, wherever it stands', () => {
    const extra = rowsOf(['Extra']).at(0)
    if (!extra) throw new Error('There is a row')
    const row = { ...extra, id: rowIdOf(ROOT_ID, 'R-extra') }
    fc.assert(
      fc.property(anyInventory, fc.nat(), (children, seed) => {
        const rows = rowsOf(children)
        const index = seed % (rows.count + 1)
        const more = rows.withRow(index, row)
        expect(more.count).toBe(rows.count + 1)
        expect(more.at(index)).toBe(row)
        for (let at = 0; at < more.count; at++) expect(more.indexOf(more.at(at)?.id ?? '')).toBe(at)
        expect(drawn(more).toSpliced(index, 1)).toEqual(drawn(rows))
      }),
    )
  })
})
