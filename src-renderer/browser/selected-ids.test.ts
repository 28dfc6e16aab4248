import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folder, rowsOf } from '../testing/arbitrary-tree'
import { SelectedIds } from './selected-ids'

const rows = rowsOf([
  folder('Food', [folder('Fruit', ['Kiwi', 'Pear']), 'Bread', 'Rice']),
  'Item 1',
  'Item 2',
])
const all = Array.from({ length: rows.count }, (_, index) => rows.at(index)?.id ?? '')

describe('SelectedIds', () => {
  it('holds the same rows as a plain set would, whatever is taken in and out', () => {
    const index = fc.nat(rows.count - 1)
    const toggles = fc.array(index, { maxLength: 12 })
    fc.assert(
      fc.property(index, index, toggles, (from, to, flipped) => {
        const plain = new Set(all.slice(Math.min(from, to), Math.max(from, to) + 1))
        let ids = SelectedIds.ofSpans(rows.spansBetween(Math.min(from, to), Math.max(from, to)))
        for (const id of flipped.map(at => all[at] ?? '')) {
          ids = ids.has(id) ? ids.without(id) : ids.with(id)
          if (!plain.delete(id)) plain.add(id)
        }
        expect(ids.size).toBe(plain.size)
        expect([...ids].sort()).toEqual([...plain].sort())
        expect(all.filter(id => ids.has(id))).toEqual(all.filter(id => plain.has(id)))
      }),
    )
  })

  it('gives its rows in the order on screen', () => {
    expect([...SelectedIds.ofSpans(rows.spansBetween(0, rows.count - 1))]).toEqual(all)
  })

  it('leaves out what is in a folder, at every depth, and keeps the folder', () => {
    const ids = SelectedIds.ofSpans(rows.spansBetween(0, rows.count - 1))
    expect([...ids.outside('/R-0')]).toEqual(['/R-0', '/R-1', '/R-2'])
    const elsewhere = SelectedIds.of(['/R-1'])
    expect(elsewhere.outside('/R-0')).toBe(elsewhere)
  })

  it('takes in a rubber band as a plain set would, also over what a band took before', () => {
    const flat = rowsOf(Array.from({ length: 20 }, (_, index) => `Item ${index}`))
    const idAt = (at: number): string => flat.at(at)?.id ?? ''
    const bandOf = (cuts: readonly number[]): readonly (readonly [number, number])[] =>
      [...new Set(cuts)]
        .sort((a, b) => a - b)
        .flatMap((from, index, sorted): [number, number][] =>
          index % 2 === 0 && sorted[index + 1] !== undefined ? [[from, sorted[index + 1] ?? 0]] : [],
        )
    const cuts = fc.array(fc.nat(20), { maxLength: 8 })
    fc.assert(
      fc.property(cuts, cuts, fc.array(fc.nat(19), { maxLength: 4 }), (one, other, single) => {
        const span = flat.spanOf('')
        if (!span) throw new Error('The root is listed')
        const plain = new Set(single.map(idAt))
        let ids = SelectedIds.of(plain)
        for (const band of [bandOf(one), bandOf(other)]) {
          ids = ids.withSpans(band.map(([from, to]) => ({ ...span, from, to })))
          for (const [from, to] of band) for (let at = from; at < to; at += 1) plain.add(idAt(at))
        }
        expect(ids.size).toBe(plain.size)
        expect([...ids].sort()).toEqual([...plain].sort())
      }),
    )
  })

  it('keeps what was selected before the folder was listed anew, once', () => {
    const before = SelectedIds.ofSpans(rowsOf(['Kiwi', 'Pear', 'Rice']).spansBetween(0, 1))
    const after = before.withSpans(rowsOf(['Apple', 'Pear', 'Rice']).spansBetween(1, 2))
    expect([...after].sort()).toEqual(['/R-0', '/R-1', '/R-2'])
    expect(after.size).toBe(3)
  })

  it('still means the same entries when a later listing has moved them', () => {
    const before = SelectedIds.ofSpans(rowsOf(['Kiwi', 'Pear', 'Rice']).spansBetween(1, 2))
    expect([...before]).toEqual(['/R-1', '/R-2'])
    expect(before.has('/R-0')).toBe(false)
  })
})
