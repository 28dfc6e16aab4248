import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src-shared/domain/entry-address'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { parsePath, ROOT } from '../../src-shared/domain/paths'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { Resolver } from '../listings/resolver'
import { resolveTray } from './resolve-tray'

function path(text: string): InventoryPath {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(`not a path: ${text}`)
  return parsed
}

function entry(recordId: string, name: string, kind: EntryKind = 'object'): Entry {
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

function listing(at: InventoryPath, ...entries: Entry[]): Listing {
  const builder = new ListingBuilder(at, 1, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

function collected(at: string, ...recordIds: string[]): CollectedEntry {
  return { path: path(at), recordIds, kind: 'object', assetUri: '', linkName: null }
}

const root = listing(ROOT, entry('R-F', 'Fruit', 'folder'), entry('R-H', 'Hat'))
const fruit = listing(path('/Inventory/Fruit'), entry('R-K', 'Kiwi fruit'))
const { trash: TRASH } = RESONITE_CAPABILITIES
const kiwi = collected('/Inventory/Fruit/Kiwi', 'R-F', 'R-K')
const hat = collected('/Inventory/Hat', 'R-H')

function knowing(...listings: Listing[]): Resolver {
  const resolver = new Resolver()
  resolver.connectedSince(0)
  for (const one of listings) resolver.known.listed(one)
  return resolver
}

const resolve = (entries: readonly CollectedEntry[], ...listings: Listing[]) =>
  resolveTray(entries, knowing(...listings).answers, TRASH)

describe('resolveTray', () => {
  it('finds entries by their records, also under another name, in the order of collecting', () => {
    const lines = resolve([kiwi, hat], root, fruit)
    expect(lines.map(({ state, row }) => [state, row?.entry.name])).toEqual([
      ['here', 'Kiwi fruit'],
      ['here', 'Hat'],
    ])
  })

  it('takes what is not listed for there, and only what its own folder lacks for gone', () => {
    expect(resolve([kiwi], root).map(({ state }) => state)).toEqual(['last-seen'])
    const other = listing(path('/Inventory/Fruit'), entry('R-other', 'Kiwi'))
    expect(resolve([kiwi], root, other).map(({ state }) => state)).toEqual(['gone'])
    expect(resolve([kiwi], listing(ROOT)).map(({ state }) => state)).toEqual(['last-seen'])
  })

  it('knows what is in the Trash by its path, listed or not', () => {
    const trashed = collected('/Inventory/Satchel Trash/2026-11-22 05-27-35 UTC/Hat', 'R-H')
    expect(resolve([trashed]).map(({ state }) => state)).toEqual(['trashed'])
  })

  it('finds an entry of whose way only the end is known, after a move into another folder', () => {
    const [line] = resolve([collected('/Inventory/Fruit/Kiwi', 'R-K')], root, fruit)
    expect(line?.row?.branch.recordIds).toEqual(['R-F'])
  })

  it('knows what is in the source’s own Trash once that Trash is known', () => {
    const { answers } = knowing()
    const native = { kind: 'native', folder: addressOf(path('/Inventory/Fruit')) } as const
    expect(resolveTray([kiwi], answers, TRASH).map(({ state }) => state)).toEqual(['last-seen'])
    expect(resolveTray([kiwi], answers, native).map(({ state }) => state)).toEqual(['trashed'])
  })

  it('makes no other lines of what has not changed', () => {
    const { answers } = knowing(root, fruit)
    expect(resolveTray([kiwi], answers, TRASH)[0]).toBe(resolveTray([kiwi], answers, TRASH)[0])
  })
})
