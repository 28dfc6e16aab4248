import { describe, expect, it } from 'vitest'
import type { FolderRef } from '../model/entry'
import {
  addressOf,
  addressOfEntry,
  addressOfFolder,
  destinationAt,
  isSameAddress,
  ROOT_ADDRESS,
} from './entry-address'
import { childPath, ROOT } from './paths'

const food = childPath(ROOT, 'Food') ?? ROOT
const drink = childPath(ROOT, 'Drink') ?? ROOT
const folder: FolderRef = { path: food, recordIds: ['R-food'] }

describe('an address', () => {
  it('is the path together with the last record on it', () => {
    expect(addressOfFolder(folder)).toEqual({ path: food, id: 'R-food' })
    expect(addressOfEntry({ parent: folder, recordId: 'R-hat', name: 'Hat', kind: 'object' })).toEqual({
      path: `${food}/Hat`,
      id: 'R-hat',
    })
  })

  it('has no id for the root, and none where nobody knows it', () => {
    expect(addressOfFolder({ path: ROOT, recordIds: [] })).toEqual(ROOT_ADDRESS)
    expect(addressOf(food, '')).toEqual({ path: food, id: null })
  })

  it('is not made of a name that no path can hold', () => {
    expect(addressOfEntry({ parent: folder, recordId: 'R-1', name: 'a/b', kind: 'object' })).toBeNull()
  })

  it('is the same by id where both know one, else by path', () => {
    expect(isSameAddress(addressOf(food, 'R-1'), addressOf(drink, 'R-1'))).toBe(true)
    expect(isSameAddress(addressOf(food, 'R-1'), addressOf(food, 'R-2'))).toBe(false)
    expect(isSameAddress(addressOf(food, 'R-1'), addressOf(food))).toBe(true)
  })
})

describe('a new place', () => {
  it('is a title in a folder', () => {
    expect(destinationAt(food)).toEqual({ folder: ROOT_ADDRESS, title: 'Food' })
    expect(destinationAt(food, 'R-root').folder.id).toBe('R-root')
  })
})
