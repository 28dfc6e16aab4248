import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileName } from '../testing/arbitraries'
import { packStrings, unpackStrings } from './packed-strings'

describe('packStrings', () => {
  it('is undone by unpackStrings, whatever the strings hold', () => {
    fc.assert(
      fc.property(fc.array(hostileName), values => {
        expect(unpackStrings(packStrings(values), values.length)).toEqual(values)
      }),
    )
  })

  it.each([
    [[]],
    [['']],
    [['', '']],
    [['\ufefffirst', '\ufeff']],
    [['a\0b', '']],
    [['\0']],
    [['\ud800', '\udc00']],
    [['😀']],
  ])('keeps %j', values => {
    expect(unpackStrings(packStrings(values), values.length)).toEqual(values)
  })

  it('uses bytes unless they would lose something, and owns them', () => {
    const bytes = packStrings(['Hat', 'é', ''])
    if (!(bytes instanceof Uint8Array)) throw new Error('not bytes')
    // A view on a larger buffer would cross processes with all of it.
    expect(bytes.byteLength).toBe(bytes.buffer.byteLength)
    expect(packStrings(['a\0b'])).toEqual(['a\0b'])
    expect(packStrings(['\ud800'])).toEqual(['\ud800'])
  })
})

describe('unpackStrings', () => {
  it('refuses a column of another length, so that no name stands beside a wrong record', () => {
    expect(() => unpackStrings(new TextEncoder().encode('a\0b'), 3)).toThrow()
    expect(() => unpackStrings(new TextEncoder().encode('a\0b'), 1)).toThrow()
    expect(() => unpackStrings(new Uint8Array(0), 2)).toThrow()
    expect(() => unpackStrings(['a'], 0)).toThrow()
  })
})
