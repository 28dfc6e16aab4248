import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../../src-shared/domain/listing'
import { childPath, ROOT } from '../../../src-shared/domain/paths'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { Resolver } from '../../listings/resolver'
import { addressesIn, rowOfAddress } from './find-listed'

function entry(recordId: string, name: string, more: Partial<Entry> = {}): Entry {
  return { recordId, name, kind: 'object', assetUri: '', isPublic: false, modifiedMs: null, ...more }
}

function listing(path: InventoryPath, entries: readonly Entry[]): Listing {
  const builder = new ListingBuilder(path, 1, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

const food = childPath(ROOT, 'Food') ?? ROOT
const resolver = new Resolver()
resolver.known.listed(listing(ROOT, [entry('R-food', 'Food', { kind: 'folder' }), entry('R-hat', 'Hat')]))
resolver.known.listed(listing(food, [entry('R-kiwi', 'Kiwi', { assetUri: 'resdb:///kiwi.7zbson' })]))
const find = (address: string) => rowOfAddress(resolver.answers, address, 'U-ada')?.id ?? null

describe('addressesIn', () => {
  it('reads text and uri-lists, each address once', () => {
    const text =
      '# comment\r\nresrec:///U-ada/R-1\r\n\nresdb:///x.7z \nhttps://example.org\nresrec:///U-ada/R-1'
    expect(addressesIn(text)).toEqual(['resrec:///U-ada/R-1', 'resdb:///x.7z'])
    expect(addressesIn('hello')).toEqual([])
  })
})

describe('rowOfAddress', () => {
  it('finds records, assets and own paths where they are listed', () => {
    expect(find('resrec:///U-ada/R-kiwi')).toBe('/R-food/R-kiwi')
    expect(find('resdb:///kiwi.7zbson')).toBe('/R-food/R-kiwi')
    expect(find('resrec:///U-ada/Inventory/Food/Kiwi')).toBe('/R-food/R-kiwi')
    expect(find('resrec:///U-ada/R-hat')).toBe('/R-hat')
  })

  it('finds nothing that was not listed, nor paths of others', () => {
    expect(find('resrec:///U-ada/R-none')).toBeNull()
    expect(find('resrec:///U-bob/Inventory/Food/Kiwi')).toBeNull()
    expect(find('resdb:///none')).toBeNull()
  })
})
