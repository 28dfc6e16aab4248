import { describe, expect, it } from 'vitest'
import { folder, rowsOf } from '../testing/arbitrary-tree'
import { extendTo, selectOnly, selectSiblings, toggle, withoutBelow } from './selection'

const rows = rowsOf([folder('Food', ['Kiwi', 'Pear']), 'Item 1', 'Item 2'])
const [food, kiwi, pear, item1, item2] = Array.from(
  { length: rows.count },
  (_, index) => rows.at(index)?.id ?? '',
)

describe('selection', () => {
  it('extends over everything between the anchor and the row, in both directions', () => {
    const down = extendTo(selectOnly(kiwi ?? ''), rows, item1 ?? '')
    expect([...down.ids]).toEqual([kiwi, pear, item1])
    expect([...extendTo(down, rows, food ?? '').ids]).toEqual([food, kiwi])
  })

  it('takes a row in and out with Ctrl', () => {
    const both = toggle(selectOnly(kiwi ?? ''), pear ?? '')
    expect([...both.ids]).toEqual([kiwi, pear])
    expect([...toggle(both, kiwi ?? '').ids]).toEqual([pear])
  })

  it('selects all siblings and leaves out what is in open folders', () => {
    expect([...selectSiblings(selectOnly(item1 ?? ''), rows, '').ids]).toEqual([food, item1, item2])
  })

  it('hands what a closed folder hides over to the folder', () => {
    const closed = withoutBelow(selectOnly(kiwi ?? ''), food ?? '')
    expect([...closed.ids]).toEqual([food])
    expect(closed.focus).toBe(food)
  })

  it('leaves a selection elsewhere as it is', () => {
    const selection = selectOnly(item2 ?? '')
    expect(withoutBelow(selection, food ?? '')).toBe(selection)
  })
})
