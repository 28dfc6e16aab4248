import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowIdOf } from '../kit/row-id'
import { expandedFrom, MAX_RESTORED, openFolders } from './kept-expansion'

const opened = (...ids: string[]): ReturnType<typeof expandedFrom> => expandedFrom(JSON.stringify(ids))

describe('what was open', () => {
  it('is the same after it was kept and read', () => {
    const keys = fc.array(fc.tuple(fc.nat(3), fc.stringMatching(/^R-[a-z#%/ ]{1,4}$/)), { maxLength: 20 })
    fc.assert(
      fc.property(keys, all => {
        const ids: string[] = ['']
        for (const [at, key] of all) ids.push(rowIdOf(ids[at % ids.length] ?? '', key))
        const expanded = expandedFrom(JSON.stringify(ids))
        const open = openFolders(expanded)
        expect(openFolders(expandedFrom(JSON.stringify(open)))).toEqual(open)
        expect(new Set(open)).toEqual(new Set(ids.slice(1)))
      }),
    )
  })

  it('leaves out what lies in a closed folder', () => {
    expect(openFolders(opened('/R-1', '/R-1/R-2', '/R-3/R-4'))).toEqual(['/R-1', '/R-1/R-2'])
  })

  it('is bounded, the folders nearest to the top first', () => {
    const many = Array.from({ length: 500 }, (_, index) => `/R-${index}`)
    const deep = ['/R-0/R-a', ...many]
    const open = openFolders(
      new Map([
        ['', new Set(many.map(id => id.slice(1)))],
        ['/R-0', new Set(['R-a'])],
      ]),
    )
    expect(open).toHaveLength(MAX_RESTORED)
    expect(open).not.toContain('/R-0/R-a')
    expect(openFolders(opened(...deep)).length).toBeLessThanOrEqual(MAX_RESTORED)
  })

  it.each([null, '', '{', '7', '{"a":1}', '[1,null,"x"]'])('is nothing when %j was kept', text => {
    expect(expandedFrom(text).size).toBe(0)
  })
})
