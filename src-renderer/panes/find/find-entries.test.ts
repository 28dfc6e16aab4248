import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../../src-shared/domain/listing'
import { NO_FILTER, nameQueryOf } from '../../../src-shared/domain/name-query'
import { parsePath } from '../../../src-shared/domain/paths'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { Resolver } from '../../listings/resolver'
import { findEntries } from './find-entries'

function entry(name: string, kind: Entry['kind'] = 'object'): Entry {
  return { recordId: `R-${name}`, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

function pathOf(text: string): InventoryPath {
  const path = parsePath(text)
  if (!path) throw new Error(`${text} is no path`)
  return path
}

function listing(at: string, entries: readonly Entry[]): Listing {
  const builder = new ListingBuilder(pathOf(at), 1, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

const INVENTORY = [
  listing('/Inventory/Food/Fruit', [entry('Kiwi'), entry('Banana')]),
  listing('/Inventory', [entry('Food', 'folder'), entry('Kiwi bird')]),
  listing('/Inventory/Food', [entry('Fruit', 'folder'), entry('Soup')]),
]

function knowing(listings: readonly Listing[]): Resolver {
  const resolver = new Resolver()
  for (const listed of listings) resolver.known.listed(listed)
  return resolver
}

async function find(listings: readonly Listing[], typed: string, { answers } = knowing(listings)) {
  const found = await findEntries(answers, nameQueryOf(typed, NO_FILTER), new AbortController().signal)
  return { ids: found.entries.map(({ id }) => id), count: found.count, folderCount: found.coverage.folders }
}

describe('findEntries', () => {
  it('says where each entry lies, the uppermost first', async () => {
    expect(await find(INVENTORY, 'kiwi')).toEqual({
      ids: ['/R-Kiwi bird', '/R-Food/R-Fruit/R-Kiwi'],
      count: 2,
      folderCount: 3,
    })
  })

  it('leaves out what a folder left behind that is not there any more', async () => {
    const moved = [
      listing('/Inventory', [entry('Kiwi bird')]),
      ...INVENTORY.filter(({ path }) => path !== '/Inventory'),
    ]
    expect(await find(moved, 'kiwi')).toEqual({ ids: ['/R-Kiwi bird'], count: 1, folderCount: 1 })
  })

  it('finds what a step has moved once, where it is now, though no listing shows it there', async () => {
    const resolver = knowing(INVENTORY)
    const from = pathOf('/Inventory/Food/Fruit')
    const to = pathOf('/Inventory/Healthy food')
    const step = { id: '1', action: 'move', name: 'Fruit', entryKind: 'folder', recordId: 'R-Fruit' } as const
    resolver.known.proven({ ...step, from, to, state: 'done', provenAtMs: 2 })
    const [kiwi, folder] = [await find([], 'kiwi', resolver), await find([], 'food', resolver)]
    expect(kiwi).toEqual({ ids: ['/R-Kiwi bird', '/R-Fruit/R-Kiwi'], count: 2, folderCount: 3 })
    expect(folder.ids).toEqual(['/R-Food', '/R-Fruit'])
    expect((await find([], 'fruit', resolver)).count).toBe(0)
  })

  it('counts all and shows the first 200', async () => {
    const many = listing(
      '/Inventory',
      Array.from({ length: 50_000 }, (_, n) => entry(`Hat ${n}`)),
    )
    const found = await find([many], 'hat')
    expect(found.ids.length).toBe(200)
    expect(found.ids[0]).toBe('/R-Hat 0')
    expect(found.count).toBe(50_000)
  })

  it('finds nothing before anything was asked, but says how much is covered', async () => {
    expect(await find(INVENTORY, '  ')).toEqual({ ids: [], count: 0, folderCount: 3 })
  })

  it('ends when nobody waits any more, and the next search goes on from there', async () => {
    const many = listing(
      '/Inventory',
      Array.from({ length: 50_000 }, (_, n) => entry(`Hät ${n}`)),
    )
    const controller = new AbortController()
    const search = findEntries(knowing([many]).answers, nameQueryOf('hat 4', NO_FILTER), controller.signal)
    controller.abort()
    await expect(search).rejects.toThrow()
    expect((await find([many], 'hat 49999')).count).toBe(1)
  })
})
