import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InventoryPath } from '../model/inventory-path'
import { hostileName, segment } from '../testing/arbitraries'
import {
  childPath,
  depthOf,
  descendantPath,
  isRoot,
  isWithin,
  lineageOf,
  nameOf,
  parentOf,
  parsePath,
  ROOT,
  segmentsOf,
} from './paths'

const path = fc.array(segment, { maxLength: 5 }).map(segments => pathOf(...segments))

function pathOf(...segments: readonly string[]): InventoryPath {
  return segments.reduce<InventoryPath>((parent, name) => childPath(parent, name) ?? parent, ROOT)
}

describe('parsePath', () => {
  it.each([
    ['/Inventory', '/Inventory'],
    ['/Inventory/', '/Inventory'],
    ['//Inventory//Food///Fruit//', '/Inventory/Food/Fruit'],
    ['/Inventory/__proto__', '/Inventory/__proto__'],
    ['/Inventory/...', '/Inventory/...'],
    ['/Inventory/ ', '/Inventory/ '],
    ['/Inventory/50% #1?', '/Inventory/50% #1?'],
  ])('reads %j as %j', (raw, expected) => {
    expect(parsePath(raw)).toBe(expected)
  })

  it.each([
    '',
    ' ',
    '/',
    '//',
    'Inventory',
    'Inventory/Food',
    '/inventory',
    '/Inventory2',
    '/Other/Inventory',
    ' /Inventory',
    '/Inventory/.',
    '/Inventory/..',
    '/Inventory/Food/../Fruit',
    '/Inventory/a\\b',
    '/..',
  ])('refuses %j', raw => {
    expect(parsePath(raw)).toBeNull()
  })

  it('gives back every path that was built, and finds nothing new in it', () => {
    fc.assert(
      fc.property(path, built => {
        expect(parsePath(built)).toBe(built)
        expect(parsePath(`${built}//`)).toBe(built)
      }),
    )
  })

  it('never makes a path with a segment that reaches another record', () => {
    fc.assert(
      fc.property(fc.array(hostileName, { maxLength: 6 }), parts => {
        const parsed = parsePath(`/Inventory/${parts.join('/')}`)
        if (parsed === null) return
        for (const part of segmentsOf(parsed)) expect(childPath(ROOT, part)).not.toBeNull()
      }),
    )
  })
})

describe('childPath', () => {
  it.each(['', '.', '..', 'a/b', '/', 'a\\b', '</color>'])('refuses the name %j', name => {
    expect(childPath(ROOT, name)).toBeNull()
  })

  it('is undone by parentOf and nameOf', () => {
    fc.assert(
      fc.property(path, segment, (parent, name) => {
        const child = childPath(parent, name)
        if (child === null) throw new Error('not addressable')
        expect(parentOf(child)).toBe(parent)
        expect(nameOf(child)).toBe(name)
        expect(depthOf(child)).toBe(depthOf(parent) + 1)
        expect(segmentsOf(child)).toEqual([...segmentsOf(parent), name])
        expect(isRoot(child)).toBe(false)
      }),
    )
  })
})

it('knows the root', () => {
  expect(isRoot(ROOT)).toBe(true)
  expect(parentOf(ROOT)).toBeNull()
  expect(nameOf(ROOT)).toBe('Inventory')
  expect(segmentsOf(ROOT)).toEqual([])
  expect(depthOf(ROOT)).toBe(0)
})

describe('isWithin', () => {
  it.each([
    [['Fo'], ['Foo'], false],
    [['Foo'], ['Fo'], false],
    [['Foo'], ['Foo'], true],
    [['Foo', 'Bar'], ['Foo'], true],
    [['Foo'], ['Foo', 'Bar'], false],
    [['foo', 'Bar'], ['Foo'], false],
    [['Foo'], [], true],
    [['Inventory'], ['Inventory'], true],
  ])('%j within %j: %s', (inner, outer, expected) => {
    expect(isWithin(pathOf(...inner), pathOf(...outer))).toBe(expected)
  })

  it('compares whole segments, whatever they are', () => {
    const names = fc.array(fc.constantFrom('a', 'aa', 'a ', 'A', 'é', 'e\u0301'), { maxLength: 4 })
    fc.assert(
      fc.property(names, names, (inner, outer) => {
        const expected = outer.every((name, depth) => inner[depth] === name)
        expect(isWithin(pathOf(...inner), pathOf(...outer))).toBe(expected)
      }),
    )
  })
})

describe('descendantPath and lineageOf', () => {
  it('go down by names and list what is above', () => {
    const path = descendantPath(ROOT, ['Food', 'Fruit'])
    expect(path).toBe('/Inventory/Food/Fruit')
    expect(path && lineageOf(path)).toEqual(['/Inventory', '/Inventory/Food', '/Inventory/Food/Fruit'])
    expect(descendantPath(ROOT, ['Food', '..', 'Fruit'])).toBeNull()
    expect(lineageOf(ROOT)).toEqual([ROOT])
  })
})
