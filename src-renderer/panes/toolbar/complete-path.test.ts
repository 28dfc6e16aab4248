import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../../src-shared/domain/listing'
import type { EntryKind } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { completionsOf } from './complete-path'

const FOLDERS: Readonly<Record<string, readonly (readonly [string, EntryKind])[]>> = {
  '/Inventory': [
    ['Food & Drink', 'folder'],
    ['<color=red>Hats', 'folder'],
    ['Twin', 'folder'],
    ['Twin', 'folder'],
    ['A link', 'link'],
    ['Sword', 'object'],
  ],
  '/Inventory/Food & Drink': [
    ['Fruit', 'folder'],
    ['Kiwi', 'object'],
  ],
}

function listed(path: InventoryPath): Listing | null {
  const entries = FOLDERS[path]
  if (!entries) return null
  const builder = new ListingBuilder(path, 0, entries.length)
  const nothing = { assetUri: '', isPublic: false, modifiedMs: null }
  builder.addEntries(
    entries.map(([name, kind], index) => ({ recordId: `R-${index}`, name, kind, ...nothing })),
  )
  return builder.finish()
}

describe('completionsOf', () => {
  const titles = (typed: string): readonly string[] => completionsOf(typed, listed).map(({ title }) => title)

  it('offers folders that begin so, by their plain names too', () => {
    expect(titles('/Inventory/')).toEqual(['Food & Drink', '<color=red>Hats', 'A link'])
    expect(titles('/Inventory/fo')).toEqual(['Food & Drink'])
    expect(titles('/Inventory/hat')).toEqual(['<color=red>Hats'])
    expect(completionsOf('/Inventory/Food & Drink/F', listed)).toEqual([
      { path: '/Inventory/Food & Drink/Fruit', title: 'Fruit' },
    ])
  })

  it('offers nothing that cannot be opened, and nothing below what is not listed', () => {
    expect(titles('/Inventory/Twin')).toEqual([])
    expect(titles('/Inventory/Sw')).toEqual([])
    expect(titles('/Inventory/Nowhere/F')).toEqual([])
    expect(titles('/Inventory')).toEqual([])
  })
})
