import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clashingName, hostileName } from '../testing/arbitraries'
import { ROOT_TARGET } from '../testing/inventory'
import type { Dragged } from './guards'
import { isSameName } from './names'
import { canMakeFolder, canRename } from './new-names'
import { childPath } from './paths'

const hat: Dragged = {
  ref: { parent: ROOT_TARGET.ref, recordId: 'R-1', name: 'Hat', kind: 'object' },
  problem: null,
  linkName: null,
}

describe('canRename', () => {
  it.each<[string, Dragged, string, unknown]>([
    ['a free name', hat, 'Cap', null],
    ['another case of its own name', hat, 'HAT', null],
    ['its own name', hat, 'Hat', { reason: 'same-name' }],
    ['a name that is taken', hat, 'Shoe', { reason: 'name-taken', name: 'Shoe', folderName: 'Inventory' }],
    [
      'a name that is taken in another case',
      hat,
      'SHOE',
      { reason: 'name-taken', name: 'SHOE', folderName: 'Inventory' },
    ],
    ['no name', hat, '', { reason: 'invalid-name', name: '', problem: 'empty' }],
    [
      'a name with a closing tag',
      hat,
      '<b>Hat</b>',
      { reason: 'invalid-name', name: '<b>Hat</b>', problem: 'slash' },
    ],
    [
      'a name for a twin',
      { ...hat, problem: 'twin' },
      'Cap',
      { reason: 'unaddressable', name: 'Hat', problem: 'twin' },
    ],
    ['a name below a link', { ...hat, linkName: 'L' }, 'Cap', { reason: 'below-link', linkName: 'L' }],
    ['a name for the root', { ...hat, ref: { ...hat.ref, recordId: '' } }, 'Cap', { reason: 'root' }],
  ])('answers to %s', (_, entry, newName, expected) => {
    expect(canRename(entry, newName, ['Shoe', '<b>Sock</b>'])).toEqual(expected)
  })

  it('allows no name that a path cannot hold or a sibling might answer to', () => {
    fc.assert(
      fc.property(fc.oneof(hostileName, clashingName), fc.array(clashingName), (newName, siblings) => {
        if (canRename(hat, newName, siblings) !== null) return
        expect(childPath(ROOT_TARGET.ref.path, newName)).not.toBeNull()
        expect(siblings.some(sibling => isSameName(sibling, newName))).toBe(false)
      }),
    )
  })
})

describe('canMakeFolder', () => {
  it.each<[string, Parameters<typeof canMakeFolder>[0], string, unknown]>([
    ['a free name', ROOT_TARGET, 'Box', null],
    [
      'a name that is taken',
      ROOT_TARGET,
      'shoe',
      { reason: 'name-taken', name: 'shoe', folderName: 'Inventory' },
    ],
    ['two dots', ROOT_TARGET, '..', { reason: 'invalid-name', name: '..', problem: 'dot' }],
    [
      'a place in a link',
      { ...ROOT_TARGET, kind: 'link', title: 'L' },
      'Box',
      { reason: 'target-is-link', name: 'L' },
    ],
    [
      'a place below a link',
      { ...ROOT_TARGET, linkName: 'L' },
      'Box',
      { reason: 'below-link', linkName: 'L' },
    ],
    [
      'a place in an item',
      { ...ROOT_TARGET, kind: 'object', title: 'Hat' },
      'Box',
      { reason: 'not-a-folder', name: 'Hat' },
    ],
    [
      'a place in a twin',
      { ...ROOT_TARGET, title: 'A', problem: 'twin' },
      'Box',
      { reason: 'unaddressable', name: 'A', problem: 'twin' },
    ],
  ])('answers to %s', (_, parent, name, expected) => {
    expect(canMakeFolder(parent, name, ['Shoe'])).toEqual(expected)
  })
})
