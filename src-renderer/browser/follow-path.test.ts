import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { parsePath, ROOT } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { say } from '../../src-shared/sentences'
import { Resolver } from '../listings/resolver'
import { follow } from './follow-path'

type Tree = { readonly [path: string]: readonly Partial<Entry>[] }

function listingOf(path: InventoryPath, entries: readonly Partial<Entry>[], atMs: number): Listing {
  const builder = new ListingBuilder(path, atMs, entries.length)
  const nothing = { name: '', kind: 'folder', assetUri: '', isPublic: false, modifiedMs: null } as const
  builder.addEntries(entries.map(entry => ({ ...nothing, recordId: `R-${entry.name}`, ...entry })))
  return builder.finish()
}

function pathOf(text: string): InventoryPath {
  const path = parsePath(text)
  if (!path) throw new Error(`no path: ${text}`)
  return path
}

const TREE: Tree = {
  '/Inventory': [
    { name: 'Food' },
    { name: 'Hat', kind: 'object' },
    { name: 'Two' },
    { name: 'Two', recordId: 'R-2' },
    { name: 'A link', kind: 'link', assetUri: 'resrec:///G-Other/R-1' },
    { name: 'Closed' },
    { name: 'Apple', kind: 'object' },
    { name: 'apple', kind: 'object' },
    { name: 'Private', kind: 'link', assetUri: 'resrec:///U-Stranger/Inventory/Private' },
  ],
  '/Inventory/Food': [{ name: 'Fruit' }],
  '/Inventory/Food/Fruit': [{ name: 'Banana', kind: 'object' }],
}

/** `before` is what was listed earlier, `now` what a fresh listing shows. */
async function find(path: string, { now = TREE, before = TREE }: { now?: Tree; before?: Tree } = {}) {
  const resolver = new Resolver()
  const listed: string[] = []
  let atMs = 0
  const followed = await follow(
    {
      named: resolver.answers.named,
      list: async (folder, isFresh) => {
        listed.push(folder)
        const entries = (isFresh ? now : before)[folder]
        if (!entries) throw new AppFailure({ kind: 'cloud', ...say('own-fault') })
        resolver.known.listed(listingOf(folder, entries, ++atMs))
      },
    },
    pathOf(path),
  )
  return { followed, listed, id: followed.kind === 'found' ? (followed.row?.id ?? null) : undefined }
}

describe('a path that is followed', () => {
  it.each([
    ['/Inventory/Food/Fruit/Banana', '/R-Food/R-Fruit/R-Banana'],
    ['/Inventory/Food/Fruit', '/R-Food/R-Fruit'],
    ['/Inventory/food/FRUIT', '/R-Food/R-Fruit'],
    ['/Inventory/A link', '/R-A link'],
    ['/Inventory/Apple', '/R-Apple'],
    ['/Inventory/apple', '/R-apple'],
    ['/Inventory', null],
  ])('%s leads to the row of that name', async (path, id) => {
    expect((await find(path)).id).toBe(id)
  })

  it.each([
    ['/Inventory/Food/Bread', { kind: 'not-there', name: 'Bread', folder: 'Food' }],
    ['/Inventory/Hat/Feather', { kind: 'not-a-folder', name: 'Hat' }],
    ['/Inventory/A link/Thing', { kind: 'not-opened', name: 'A link', problem: 'record-link' }],
    ['/Inventory/Closed/Thing', { kind: 'not-listed', folder: 'Closed', isBehindLink: false }],
    ['/Inventory/Private/Thing', { kind: 'not-listed', folder: 'Private', isBehindLink: true }],
    ['/Inventory/APPLE', { kind: 'twins', name: 'APPLE', folder: 'Inventory' }],
    ['/Inventory/Two', { kind: 'twins', name: 'Two', folder: 'Inventory' }],
  ])('%s leads nowhere, and it is said why', async (path, problem) => {
    expect((await find(path)).followed).toMatchObject({ kind: 'problem', problem })
  })

  it('is listed no further than it must', async () => {
    expect((await find('/Inventory/Food/Fruit')).listed).toEqual([ROOT, '/Inventory/Food'])
  })

  it('is looked at once more before it is said that something is missing', async () => {
    const now = { '/Inventory': [{ name: 'New', kind: 'object' as const }] }
    expect((await find('/Inventory/New', { now })).id).toBe('/R-New')
  })
})
