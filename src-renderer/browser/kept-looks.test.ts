import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptLooksFrom, keptLooksText } from './kept-looks'
import type { Look } from './look'

const LOOK: Look = { view: 'grid', sort: { column: 'kind', direction: 'descending', foldersFirst: false } }

describe('kept looks of folders', () => {
  it('are the same after they were kept and read, in their order', () => {
    const looks = new Map([
      ['R-b', LOOK],
      ['', { ...LOOK, view: 'tree' } as const],
    ])
    expect(new Map(keptLooksFrom(keptLooksText(looks)))).toEqual(looks)
    expect(keptLooksFrom(keptLooksText(looks)).map(([id]) => id)).toEqual(['R-b', ''])
  })

  it('leave out what makes no sense, and never throw', () => {
    const kept = JSON.parse(keptLooksText(new Map([['R-a', LOOK]])))
    const odd = [
      ['R-x', 'list', LOOK.sort],
      ['R-y', 'tree', { column: 'weight' }],
      [3, 'tree', LOOK.sort],
      'x',
      null,
    ]
    expect(keptLooksFrom(JSON.stringify([...odd, ...kept]))).toEqual([['R-a', LOOK]])
    expect(keptLooksFrom('{')).toEqual([])
    fc.assert(fc.property(fc.json(), text => void keptLooksFrom(text)))
  })
})
