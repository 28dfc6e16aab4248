import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSatchelLink, linkTo, parseLink } from './open-link'
import { parsePath } from './paths'

describe('parseLink', () => {
  it.each([
    ['satchel:open?path=/Inventory/Food%20%26%20Drink/Banana', '/Inventory/Food & Drink/Banana'],
    ['SATCHEL:open?path=%2FInventory', '/Inventory'],
    ['satchel:open?path=/Inventory/C++', '/Inventory/C++'],
    ['satchel:open?path=/Inventory/a=b', '/Inventory/a=b'],
    ['satchel:open?path=/Inventory/%E3%81%82', '/Inventory/あ'],
  ])('shows what %s names', (link, path) => {
    expect(parseLink(link)).toEqual({ kind: 'show', path })
  })

  it.each([
    ['satchel:', 'unknown'],
    ['satchel:delete?path=/Inventory/a', 'unknown'],
    ['satchel://open?path=/Inventory/a', 'unknown'],
    ['satchel:open/?path=/Inventory/a', 'unknown'],
    ['satchel:open?path=/Inventory/a&spawn=1', 'unknown'],
    ['satchel:open?spawn=/Inventory/a', 'unknown'],
    ['satchel:open?path=/Inventory/a#b', 'unknown'],
    ['https://example.org/', 'unknown'],
    ['satchel:open', 'no-path'],
    ['satchel:open?path=', 'no-path'],
    ['satchel:open?path=Inventory/a', 'not-a-path'],
    ['satchel:open?path=/Inventory/../a', 'not-a-path'],
    ['satchel:open?path=/Inventory/a%5Cb', 'not-a-path'],
    ['satchel:open?path=/Inventory/%E3%81', 'not-a-path'],
    [`satchel:open?path=/Inventory/${'a'.repeat(300_000)}`, 'too-long'],
  ])('refuses %s', (link, problem) => {
    const request = parseLink(link)
    expect(request).toMatchObject({ kind: 'refused', problem })
    expect(request.kind === 'refused' && request.link.length).toBeLessThanOrEqual(200)
  })

  it('finds again every path that a link was made for', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), names => {
        const path = parsePath(['/Inventory', ...names].join('/'))
        fc.pre(path !== null)
        expect(parseLink(linkTo(path ?? ''))).toEqual({ kind: 'show', path })
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), text => void parseLink(`satchel:${text}`)))
  })
})

describe('isSatchelLink', () => {
  it.each([
    ['satchel:open', true],
    ['Satchel:', true],
    ['--source', false],
    ['satchel', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isSatchelLink(text)).toBe(expected)
  })
})
