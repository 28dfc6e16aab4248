import { afterEach, describe, expect, it } from 'vitest'
import { selectOnly } from './selection'
import { expand, resetTree, select, treeStore } from './tree-store'

afterEach(resetTree)

describe('the view of the tree', () => {
  it('keeps what decides the rows as it is while something else is selected: nothing is flattened anew', () => {
    expand('/R-1')
    const before = treeStore.get()
    select(() => selectOnly('/R-2'))
    const after = treeStore.get()
    expect(after.selection).not.toBe(before.selection)
    expect(after.expanded).toBe(before.expanded)
    expect([after.draftIn, after.location]).toEqual([before.draftIn, before.location])
  })
})
