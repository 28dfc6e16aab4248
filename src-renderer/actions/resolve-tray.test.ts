import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { foldersOf, openFolder, resolveTray } from './resolve-tray'

function path(text: string): InventoryPath {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(`not a path: ${text}`)
  return parsed
}

function entry(recordId: string, name: string, kind: EntryKind = 'object'): Entry {
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

function listing(at: InventoryPath, ...entries: Entry[]): Listing {
  const builder = new ListingBuilder(at, 0, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

function collected(at: string, ...recordIds: string[]): CollectedEntry {
  return { path: path(at), recordIds, kind: 'object', assetUri: '', linkName: null }
}

const root = listing(ROOT, entry('R-F', 'Fruit', 'folder'), entry('R-H', 'Hat'))
const fruit = listing(path('/Inventory/Fruit'), entry('R-K', 'Kiwi fruit'))
const kiwi = collected('/Inventory/Fruit/Kiwi', 'R-F', 'R-K')
const hat = collected('/Inventory/Hat', 'R-H')

function resolve(entries: readonly CollectedEntry[], ...listings: Listing[]) {
  const known = new Map(listings.map(one => [one.path, one]))
  return resolveTray(entries, foldersOf(entries), at => known.get(at) ?? null)
}

describe('resolveTray', () => {
  it('finds entries by their records, also under another name, in the order of collecting', () => {
    const lines = resolve([kiwi, hat], root, fruit)
    expect(lines.map(({ state, row }) => [state, row?.entry.name])).toEqual([
      ['here', 'Kiwi fruit'],
      ['here', 'Hat'],
    ])
  })

  it('takes what is not listed for there, and what a listing lacks for gone', () => {
    expect(resolve([kiwi], root).map(({ state }) => state)).toEqual(['unlisted'])
    const other = listing(path('/Inventory/Fruit'), entry('R-other', 'Kiwi'))
    expect(resolve([kiwi], root, other).map(({ state }) => state)).toEqual(['gone'])
    expect(resolve([kiwi], listing(ROOT)).map(({ state }) => state)).toEqual(['gone'])
  })

  it('knows what is in the Trash by its path, listed or not', () => {
    const trashed = collected('/Inventory/Satchel Trash/2026-11-22 05-27-35 UTC/Hat', 'R-H')
    expect(resolve([trashed]).map(({ state }) => state)).toEqual(['trashed'])
  })

  it('finds an entry of whose way only the end is known, after a move into another folder', () => {
    expect(
      resolve([collected('/Inventory/Fruit/Kiwi', 'R-K')], root, fruit)[0]?.row?.branch.recordIds,
    ).toEqual(['R-F'])
  })

  it('does not work out again what has not changed', () => {
    const folders = foldersOf([kiwi])
    const known = new Map([root, fruit].map(one => [one.path, one]))
    const once = resolveTray([kiwi], folders, at => known.get(at) ?? null)
    expect(resolveTray([kiwi], folders, at => known.get(at) ?? null)[0]).toBe(once[0])
  })
})

describe('openFolder', () => {
  it('names what must be listed next', () => {
    const [folder] = foldersOf([kiwi])
    if (!folder) throw new Error('no folder')
    expect(openFolder(folder, () => null)).toMatchObject({ kind: 'unlisted', folder: { path: ROOT } })
    expect(openFolder(folder, at => (at === ROOT ? root : null))).toMatchObject({
      kind: 'unlisted',
      folder: { path: '/Inventory/Fruit' },
    })
  })
})
