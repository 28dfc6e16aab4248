import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../../src-shared/domain/listing'
import { parsePath } from '../../../src-shared/domain/paths'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { findEntry } from './find-entry'

type Tree = { readonly [path: string]: readonly Partial<Entry>[] }

function listingOf(path: InventoryPath, entries: readonly Partial<Entry>[]): Listing {
  const builder = new ListingBuilder(path, 0, entries.length)
  builder.addEntries(
    entries.map(
      (entry): Entry => ({
        recordId: `R-${entry.name}`,
        name: '',
        kind: 'folder',
        assetUri: '',
        isPublic: false,
        modifiedMs: null,
        ...entry,
      }),
    ),
  )
  return builder.finish()
}

function pathOf(text: string): InventoryPath {
  const path = parsePath(text)
  if (!path) throw new Error(`no path: ${text}`)
  return path
}

const TREE: Tree = {
  '/Inventory': [{ name: 'Food' }, { name: 'Hat', kind: 'object' }, { name: 'Two' }, { name: 'Two' }],
  '/Inventory/Food': [{ name: 'Fruit' }],
  '/Inventory/Food/Fruit': [{ name: 'Banana', kind: 'object' }],
}

function find(path: string, { now = TREE, before = TREE }: { now?: Tree; before?: Tree } = {}) {
  return findEntry(pathOf(path), (folder, isFresh) =>
    Promise.resolve(listingOf(folder, (isFresh ? now : before)[folder] ?? [])),
  )
}

describe('findEntry', () => {
  it('names the row by the folders on the way', async () => {
    expect(await find('/Inventory/Food/Fruit/Banana')).toEqual({
      kind: 'found',
      id: '/R-Food/R-Fruit/R-Banana',
    })
  })

  it('has no row for the inventory itself', async () => {
    expect(await find('/Inventory')).toEqual({ kind: 'found', id: null })
  })

  it('says which name is missing in which folder', async () => {
    expect(await find('/Inventory/Food/Bread')).toEqual({ kind: 'missing', name: 'Bread', folder: 'Food' })
    expect(await find('/Inventory/food')).toMatchObject({ kind: 'missing', folder: 'Inventory' })
  })

  it('never chooses between twins', async () => {
    expect(await find('/Inventory/Two')).toMatchObject({ kind: 'twins', name: 'Two' })
  })

  it('does not look inside an item', async () => {
    expect(await find('/Inventory/Hat/Feather')).toEqual({ kind: 'closed', name: 'Feather', folder: 'Hat' })
  })

  it('lists again before it says that something is missing', async () => {
    const now = { '/Inventory': [{ name: 'New', kind: 'object' as const }] }
    expect(await find('/Inventory/New', { now })).toMatchObject({ kind: 'found', id: '/R-New' })
  })
})
