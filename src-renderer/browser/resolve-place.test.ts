import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { KeptPlace } from '../../src-shared/model/places'
import { resolvePlace } from './resolve-place'

function path(text: string): InventoryPath {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(`not a path: ${text}`)
  return parsed
}

function entry(recordId: string, name: string, kind: EntryKind): Entry {
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

function listing(at: InventoryPath, ...entries: readonly Entry[]): Listing {
  const builder = new ListingBuilder(at, 0, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

const FRUIT = path('/Inventory/Fruit')
const kiwi: KeptPlace = { path: path('/Inventory/Fruit/Kiwi'), recordIds: ['R-F', 'R-K'], kind: 'object' }

const resolve = (place: KeptPlace, ...listings: readonly Listing[]) =>
  resolvePlace(place, wanted => listings.find(listed => listed.path === wanted) ?? null)

describe('resolvePlace', () => {
  const root = listing(ROOT, entry('R-F', 'Fruit', 'folder'))

  it('finds an entry by the ids on the way to it', () => {
    const found = resolve(kiwi, root, listing(FRUIT, entry('R-K', 'Kiwi', 'object')))
    expect(found).toMatchObject({ kind: 'found', row: { id: '/R-F/R-K' } })
  })

  it('tells which folder must be listed first', () => {
    expect(resolve(kiwi)).toMatchObject({ kind: 'unlisted', folder: { path: ROOT } })
    expect(resolve(kiwi, root)).toMatchObject({ kind: 'unlisted', folder: { path: FRUIT } })
  })

  it('finds what another program has renamed, also a folder on the way', () => {
    const renamed = listing(ROOT, entry('R-F', 'Old fruit', 'folder'))
    const inside = listing(path('/Inventory/Old fruit'), entry('R-K', 'Green', 'object'))
    expect(resolve(kiwi, renamed, inside)).toMatchObject({ kind: 'found', row: { entry: { name: 'Green' } } })
  })

  it('does not take another entry of the same name for it', () => {
    const other = listing(FRUIT, entry('R-other', 'Kiwi', 'object'))
    expect(resolve(kiwi, root, other)).toEqual({ kind: 'gone' })
  })

  it('goes by names where the ids are not known', () => {
    const moved = { ...kiwi, recordIds: ['R-K'] }
    const inside = listing(FRUIT, entry('R-K', 'Kiwi', 'object'))
    expect(resolve(moved, root, inside)).toMatchObject({ kind: 'found' })
    expect(resolve(moved, listing(ROOT))).toEqual({ kind: 'gone' })
  })
})
