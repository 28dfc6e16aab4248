import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressProblem, foldCase } from '../src-shared/domain/names'
import { keysOf, markOf, meantBy, type Titled } from './entry-keys'

const ID = 'R-5f0c8a12-0f6e-4c39-8f15-2b7a90d1c3e4'
const keyOf = (title: string): string => keysOf([{ id: ID, title }])[0] ?? ''

describe('a key', () => {
  it.each([
    ['Hat', 'Hat'],
    ['<b>Hat</b>', '<b>Hat<_b> ~5f0c8a12'],
    ['a\\b', 'a_b ~5f0c8a12'],
    ['a\nb', 'a_b ~5f0c8a12'],
    ['', '(unnamed) ~5f0c8a12'],
    ['   ', '(unnamed) ~5f0c8a12'],
    ['..', '(unnamed) ~5f0c8a12'],
    ['Hat ~5f0c8a12', 'Hat ~5f0c8a12 ~5f0c8a12'],
  ])('of %j reads like the name: %j', (title, key) => {
    expect(keyOf(title)).toBe(key)
  })

  it('bears a mark where titles are the same but for letter case, all of them', () => {
    const entries = ['Hat', 'hat', 'Shoe'].map((title, index) => ({ id: `R-${index}2345678`, title }))
    expect(keysOf(entries)).toEqual(['Hat ~02345678', 'hat ~12345678', 'Shoe'])
  })

  it('tells ids apart that have no eight digits together', () => {
    expect(markOf('R-1')).toMatch(/^[0-9a-f]{8}$/)
    expect(markOf('R-1')).not.toBe(markOf('R-2'))
  })

  const folder = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      title: fc.oneof(fc.string(), fc.constantFrom('Hat', 'hat', '', 'a/b', 'a_b')),
    }),
    { selector: ({ id }) => markOf(id) },
  )

  it('can always stand in a path, is the only one of its folder, and leads back to its entry', () => {
    fc.assert(
      fc.property(folder, entries => {
        const keys = keysOf(entries)
        expect(keys.map(addressProblem)).toEqual(keys.map(() => null))
        expect(new Set(keys.map(foldCase)).size).toBe(entries.length)
        expect(keys.map(key => meantBy(key, entries, keys))).toEqual(entries.map(entry => [entry]))
      }),
    )
  })
})

describe('a segment of an old path', () => {
  const meant = (segment: string, ...entries: Titled[]): readonly string[] =>
    meantBy(segment, entries, keysOf(entries)).map(({ title }) => title)
  const other = 'R-ffffffff-0f6e-4c39-8f15-2b7a90d1c3e4'

  it('finds what was renamed by its mark', () => {
    expect(meant('Hat ~5f0c8a12', { id: ID, title: 'Cap' }, { id: other, title: 'Hat' })).toEqual(['Cap'])
  })

  it('finds by the text before the mark what no other is called by now', () => {
    expect(meant('a_b', { id: ID, title: 'a/b' })).toEqual(['a/b'])
  })

  it('means several where twins came up since', () => {
    expect(meant('Hat', { id: ID, title: 'Hat' }, { id: other, title: 'Hat' })).toEqual(['Hat', 'Hat'])
  })
})
