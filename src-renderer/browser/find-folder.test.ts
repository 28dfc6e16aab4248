import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { completionsOf } from '../panes/toolbar/complete-path'
import { findFolder } from './find-folder'

function listing(path: InventoryPath, entries: readonly (readonly [string, EntryKind])[]): Listing {
  const builder = new ListingBuilder(path, 0, entries.length)
  builder.addEntries(
    entries.map(
      ([name, kind], index): Entry => ({
        recordId: `R-${index}`,
        name,
        kind,
        assetUri: kind === 'link' ? 'resrec:///G-Other/R-1' : '',
        isPublic: false,
        modifiedMs: null,
      }),
    ),
  )
  return builder.finish()
}

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
  '/Inventory/Food & Drink/Fruit': [],
}

const listed: string[] = []

async function list(path: InventoryPath): Promise<Listing> {
  listed.push(path)
  const entries = FOLDERS[path]
  if (!entries) throw new Error('cloud')
  return listing(path, entries)
}

describe('findFolder', () => {
  it.each([
    ['/Inventory', { kind: 'found', location: '', focus: null }],
    ['/Inventory/', { kind: 'found', location: '', focus: null }],
    ['  /Inventory/Food & Drink/Fruit/ ', { kind: 'found', location: '/R-0/R-0', focus: null }],
    ['/Inventory/food & drink/FRUIT', { kind: 'found', location: '/R-0/R-0', focus: null }],
    ['/Inventory/Food & Drink/Kiwi', { kind: 'found', location: '/R-0', focus: '/R-0/R-1' }],
  ])('finds %s', async (typed, found) => {
    expect(await findFolder(typed, list)).toEqual(found)
  })

  it.each([
    ['', { kind: 'not-a-path' }],
    ['Food', { kind: 'not-a-path' }],
    ['/Elsewhere/Food', { kind: 'not-a-path' }],
    ['/Inventory/../Food', { kind: 'not-a-path' }],
    ['/Inventory/Food & Drink/Nuts', { kind: 'not-there', name: 'Nuts', folder: 'Food & Drink' }],
    ['/Inventory/Sword/Blade', { kind: 'not-a-folder', name: 'Sword' }],
    ['/Inventory/Twin', { kind: 'not-opened', name: 'Twin', problem: 'unaddressable' }],
    ['/Inventory/A link', { kind: 'not-opened', name: 'A link', problem: 'record-link' }],
  ])('says why %s leads nowhere', async (typed, problem) => {
    expect(await findFolder(typed, list)).toEqual({ kind: 'problem', problem })
  })

  it('lists no further than it must, and tells which folder could not be listed', async () => {
    listed.length = 0
    const found = await findFolder('/Inventory/<color=red>Hats/Top hat', list)
    expect(found).toMatchObject({ problem: { kind: 'not-listed', folder: '<color=red>Hats' } })
    expect(listed).toEqual([ROOT, '/Inventory/<color=red>Hats'])
  })
})

describe('completionsOf', () => {
  const known = (path: InventoryPath): Listing | null => {
    const entries = FOLDERS[path]
    return entries ? listing(path, entries) : null
  }
  const names = (typed: string): readonly string[] => completionsOf(typed, known).map(({ title }) => title)

  it('offers folders that begin so, by their plain names too', () => {
    expect(names('/Inventory/')).toEqual(['Food & Drink', '<color=red>Hats', 'A link'])
    expect(names('/Inventory/fo')).toEqual(['Food & Drink'])
    expect(names('/Inventory/hat')).toEqual(['<color=red>Hats'])
    expect(completionsOf('/Inventory/Food & Drink/F', known)).toEqual([
      { path: '/Inventory/Food & Drink/Fruit', title: 'Fruit' },
    ])
  })

  it('offers nothing that cannot be opened, and nothing below what is not listed', () => {
    expect(names('/Inventory/Twin')).toEqual([])
    expect(names('/Inventory/Sw')).toEqual([])
    expect(names('/Inventory/Nowhere/F')).toEqual([])
    expect(names('/Inventory')).toEqual([])
  })
})
