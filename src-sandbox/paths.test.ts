import { describe, expect, it } from 'vitest'
import { collapseDots, linkTarget, splitEnginePath, toEnginePath } from './paths.ts'

describe('toEnginePath', () => {
  it('drops empty segments, so doubled and trailing slashes mean nothing', () => {
    expect(toEnginePath('//Inventory///A/B//')).toBe('Inventory\\A\\B')
  })

  it('passes a backslash through, where it acts as a separator', () => {
    expect(toEnginePath('/Inventory/a\\b')).toBe('Inventory\\a\\b')
  })

  it.each(['', '   ', 'Inventory/A', '/', '/inventory/A', '/Other'])('refuses %j', path => {
    expect(() => toEnginePath(path)).toThrow(expect.objectContaining({ code: 3 }))
  })
})

describe('splitEnginePath', () => {
  it('keeps dot segments literally', () => {
    expect(splitEnginePath('Inventory\\A\\..')).toEqual({ parent: 'Inventory\\A', name: '..' })
  })

  it('refuses the root', () => {
    expect(() => splitEnginePath('Inventory')).toThrow(expect.objectContaining({ code: 3 }))
  })
})

describe('collapseDots', () => {
  it('resolves A/../B to B, as a URL does', () => {
    expect(collapseDots('Inventory\\A\\..\\B')).toEqual({ parent: 'Inventory', name: 'B' })
  })

  it('finds nothing above the store', () => {
    expect(collapseDots('Inventory\\..\\..')).toBeUndefined()
  })
})

describe('linkTarget', () => {
  it('decodes nothing', () => {
    expect(linkTarget('resrec:///G-x/Inventory/a%20b')).toEqual({
      owner: 'G-x',
      enginePath: 'Inventory\\a%20b',
    })
  })

  it('takes a record id for a path', () => {
    expect(linkTarget('resrec:///G-x/R-guid')).toEqual({ owner: 'G-x', enginePath: 'R-guid' })
  })

  it.each(['https://example.org/', 'resrec:///G-x', ''])('cannot follow %j', uri => {
    expect(() => linkTarget(uri)).toThrow(expect.objectContaining({ code: 5 }))
  })
})
