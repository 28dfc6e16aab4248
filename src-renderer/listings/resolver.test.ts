import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { nameOf, parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Listing } from '../../src-shared/model/listing'
import type { Step, StepAction } from '../../src-shared/model/operation'
import type { IndexedPlace, RecordWhereabouts } from '../../src-shared/model/record-whereabouts'
import { Resolver } from './resolver'

function path(text: string): InventoryPath {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(`not a path: ${text}`)
  return parsed
}

function entry(recordId: string, name: string, kind: EntryKind = 'object'): Entry {
  return { recordId, name, kind, assetUri: `resdb:///${recordId}`, isPublic: false, modifiedMs: null }
}

function listing(at: string, atMs: number, ...entries: readonly Entry[]): Listing {
  const builder = new ListingBuilder(path(at), atMs, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

/** Not all of the folder has arrived. */
function part(at: string, atMs: number, ...entries: readonly Entry[]): Listing {
  const builder = new ListingBuilder(path(at), atMs, entries.length, 'path', { expected: entries.length + 1 })
  builder.addEntries(entries)
  return builder.finish()
}

interface Went {
  readonly action?: StepAction
  readonly kind?: EntryKind
  readonly atMs: number
}

function step(recordId: string, from: string | null, to: string | null, went: Went): Step {
  const { action = 'move', kind: entryKind = 'object', atMs: provenAtMs } = went
  const ends = { from: from === null ? null : path(from), to: to === null ? null : path(to) }
  const name = nameOf(ends.from ?? ends.to ?? ROOT)
  return {
    id: `${recordId} ${provenAtMs}`,
    action,
    name,
    entryKind,
    recordId,
    ...ends,
    state: 'done',
    provenAtMs,
  }
}

const FRUIT = entry('R-F', 'Fruit', 'folder')
const TOOLS = entry('R-T', 'Tools', 'folder')
const KIWI = entry('R-K', 'Kiwi')
const kiwi: KeptPlace = {
  path: path('/Inventory/Fruit/Kiwi'),
  recordIds: ['R-F', 'R-K'],
  kind: 'object',
  seenAtMs: 5,
}

const TOOLS_PLACE: IndexedPlace = {
  recordId: 'R-K',
  name: 'Kiwi',
  title: 'Kiwi',
  kind: 'object',
  folder: path('/Inventory/Tools'),
  folderIds: ['R-T'],
  folderTitles: ['Tools'],
  isBehindLink: false,
}
const inTools = (atMs: number): RecordWhereabouts => ({ kind: 'here', place: TOOLS_PLACE, atMs })

/** Connected since 0, with these listings. */
function resolver(...listings: readonly Listing[]): Resolver {
  const made = new Resolver()
  made.connectedSince(0)
  for (const listed of listings) made.known.listed(listed)
  return made
}

const root = listing(ROOT, 10, FRUIT, TOOLS)
const fruit = listing('/Inventory/Fruit', 11, KIWI)
const tools = listing('/Inventory/Tools', 12)
const toTools = step('R-K', '/Inventory/Fruit/Kiwi', '/Inventory/Tools/Kiwi', { atMs: 20 })

describe('where a record is', () => {
  it('is where a listing shows it, by its id', () => {
    const found = resolver(root, fruit).whereIs(kiwi)
    expect(found).toMatchObject({ kind: 'here', folder: '/Inventory/Fruit', name: 'Kiwi', atMs: 11 })
  })

  it('is unknown when nothing is', () => {
    expect(resolver(root).whereIsRecord('R-K')).toEqual({ kind: 'unknown' })
    expect(resolver(root, fruit).whereIsRecord('R-K')).toMatchObject({ kind: 'here', name: 'Kiwi' })
  })

  it('is where it was kept, seen then, until somebody looks', () => {
    const made = new Resolver()
    const then = { kind: 'last-seen', folder: '/Inventory/Fruit', name: 'Kiwi', atMs: 5 }
    made.connectedSince(8)
    expect(made.whereIs(kiwi)).toMatchObject(then)
    const { seenAtMs: _, ...older } = kiwi
    expect(made.whereIs(older)).toMatchObject({ ...then, atMs: null })
    made.known.listed(root)
    expect(made.whereIs(kiwi)).toMatchObject(then)
    made.known.listed(fruit)
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', atMs: 11 })
  })

  it('was seen before the connection was lost, until it is listed again', () => {
    const made = resolver(root, fruit)
    made.connectedSince(null)
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'last-seen', atMs: 11 })
    made.connectedSince(15)
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'last-seen', atMs: 11 })
    made.known.listed(listing('/Inventory/Fruit', 16, KIWI))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', atMs: 16 })
  })

  it('follows what another program has renamed, also a folder on the way', () => {
    const made = resolver(root, fruit)
    made.known.listed(listing(ROOT, 13, entry('R-F', 'Old fruit', 'folder')))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Old fruit' })
    made.known.listed(listing('/Inventory/Old fruit', 14, entry('R-K', 'Green')))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Old fruit', name: 'Green' })
  })

  it('is not gone for missing from a part of its folder, nor for a part that lacks a folder on the way', () => {
    const made = resolver(root, fruit)
    made.known.listed(part('/Inventory/Fruit', 13))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', atMs: 5 })
    made.known.listed(listing('/Inventory/Fruit', 14, KIWI))
    made.known.listed(part(ROOT, 15, TOOLS))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', atMs: 14 })
    made.known.listed(listing('/Inventory/Fruit', 16))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'gone' })
  })

  it('stays where a step has put it while a part of the folder does not show it', () => {
    const made = resolver(root, fruit, tools)
    made.known.proven(toTools)
    made.known.listed(part('/Inventory/Tools', 21))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools' })
    made.known.listed(part('/Inventory/Tools', 22, KIWI))
    expect(made.known.tree.find(path('/Inventory/Tools'))?.arrived).toBeNull()
  })

  it('is found in another folder that was listed since', () => {
    const made = resolver(root, fruit)
    made.known.listed(listing('/Inventory/Fruit', 13))
    made.known.listed(listing('/Inventory/Tools', 14, KIWI))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools' })
  })

  it('is not another entry of the same name', () => {
    expect(resolver(root, listing('/Inventory/Fruit', 11, entry('R-X', 'Kiwi'))).whereIs(kiwi)).toMatchObject(
      {
        kind: 'gone',
        folder: '/Inventory/Fruit',
      },
    )
  })
})

describe('gone', () => {
  it('is said of what a later listing of its own folder shows no more', () => {
    expect(resolver(root, listing('/Inventory/Fruit', 4)).whereIs(kiwi)).toMatchObject({ kind: 'here' })
    expect(resolver(root, listing('/Inventory/Fruit', 6)).whereIs(kiwi)).toMatchObject({
      kind: 'gone',
      atMs: 6,
    })
  })

  it('is not said because its folder went, or another stands in its place', () => {
    const made = resolver(root, fruit)
    made.known.listed(listing(ROOT, 13, TOOLS))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'last-seen', atMs: 11 })
    made.known.listed(listing(ROOT, 14, TOOLS, entry('R-F2', 'Fruit', 'folder')))
    made.known.listed(listing('/Inventory/Fruit', 15))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'last-seen' })
  })

  it('is not said while pieces of a listing still arrive', () => {
    const builder = new ListingBuilder(path('/Inventory/Fruit'), 12, 2)
    builder.addEntries([entry('R-1', 'Apple')])
    expect(resolver(root, builder.partial(10)).whereIs({ ...kiwi, seenAtMs: 5 })).toMatchObject({
      kind: 'here',
    })
  })

  it('is not said of what something is being done with', () => {
    const made = resolver(root, listing('/Inventory/Fruit', 12))
    made.busyWith(new Set(['R-K']))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'last-seen' })
    made.busyWith(new Set())
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'gone' })
  })

  it('is not said where nobody knows what a step did', () => {
    const made = resolver(root, fruit, tools)
    made.known.doubted(toTools, 20)
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'last-seen', atMs: 11 })
    made.known.listed(listing('/Inventory/Fruit', 21))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'last-seen' })
    made.known.listed(listing('/Inventory/Tools', 22, KIWI))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools' })
  })

  it('is said of what was deleted permanently, and of all below', () => {
    const made = resolver(root, fruit)
    made.known.proven(step('R-F', '/Inventory/Fruit', null, { action: 'remove', kind: 'folder', atMs: 20 }))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'gone', atMs: 20 })
  })

  it('is said of what was deleted permanently, wherever the index had seen it before', () => {
    const made = resolver(root, listing('/Inventory/Fruit', 11))
    made.askIndex(() => inTools(15))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools' })
    const went = { action: 'remove', atMs: 20 } as const
    made.known.proven(step('R-K', '/Inventory/Tools/Kiwi', null, went))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'gone' })
    expect(made.whereIsRecord('R-K')).toEqual({ kind: 'unknown' })
    made.askIndex(() => ({ kind: 'gone', place: TOOLS_PLACE, atMs: 20, lastSeenMs: 15 }))
    expect(made.whereIsRecord('R-K')).toMatchObject({ kind: 'gone', folder: '/Inventory/Tools' })
    made.askIndex(() => inTools(21))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools' })
  })

  it('is said of what the index had seen in a folder that was deleted, not of what it had seen outside', () => {
    const went = { action: 'remove', kind: 'folder', atMs: 20 } as const
    const inside = resolver(root, listing('/Inventory/Fruit', 11))
    inside.askIndex(() => inTools(15))
    inside.known.proven(step('R-T', '/Inventory/Tools', null, went))
    expect(inside.whereIs(kiwi)).toMatchObject({ kind: 'gone', folder: '/Inventory/Fruit' })
    const outside = resolver(root, fruit)
    outside.askIndex(() => inTools(15))
    outside.known.proven(step('R-F', '/Inventory/Fruit', null, went))
    expect(outside.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools' })
  })
})

describe('a proven step', () => {
  it('is known at once, whatever was listed before, however late that comes', () => {
    const made = resolver(root, fruit, tools)
    made.known.proven(toTools)
    const there = { kind: 'here', folder: '/Inventory/Tools', name: 'Kiwi', atMs: 20 }
    expect(made.whereIs(kiwi)).toMatchObject(there)
    made.known.listed(listing('/Inventory/Fruit', 18, KIWI))
    made.known.listed(listing('/Inventory/Tools', 19))
    expect(made.whereIs(kiwi)).toMatchObject(there)
    made.known.listed(listing('/Inventory/Tools', 21, KIWI))
    expect(made.whereIs(kiwi)).toMatchObject({ ...there, atMs: 21 })
    made.known.listed(listing('/Inventory/Tools', 22))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'gone', folder: '/Inventory/Tools' })
  })

  it('is known by what was kept before it is told', () => {
    const made = resolver(root, fruit, tools)
    const moved = { ...kiwi, path: path('/Inventory/Tools/Kiwi'), recordIds: ['R-K'], seenAtMs: 20 }
    expect(made.whereIs(moved)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools', seen: null })
  })

  it('keeps what is known of the entry, and is taken back by another', () => {
    const made = resolver(root, fruit, tools)
    made.known.proven(toTools)
    const there = made.whereIs(kiwi)
    const spot = there.kind === 'here' ? there.seen?.spot : null
    expect(spot?.listing.entryAt(spot.index)).toEqual(KIWI)
    made.known.proven(step('R-K', '/Inventory/Tools/Kiwi', '/Inventory/Fruit/Kiwi', { atMs: 30 }))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Fruit' })
    expect(made.whereIsRecord('R-K')).toMatchObject({ folder: '/Inventory/Fruit', atMs: 30 })
  })

  it('of a folder carries along everything below, also listings that come late', () => {
    const made = resolver(root, fruit, tools)
    made.known.proven(step('R-F', '/Inventory/Fruit', '/Inventory/Tools/Food', { kind: 'folder', atMs: 20 }))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools/Food' })
    const late = resolver(root, tools)
    late.known.proven(step('R-F', '/Inventory/Fruit', '/Inventory/Tools/Food', { kind: 'folder', atMs: 20 }))
    late.known.listed(fruit)
    expect(late.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Tools/Food' })
    expect(late.reachableFolders().map(({ path }) => path)).toEqual([
      '/Inventory',
      '/Inventory/Tools',
      '/Inventory/Tools/Food',
    ])
  })

  it('that is told late changes nothing that was listed after it', () => {
    const made = resolver(root, fruit, listing('/Inventory/Tools', 21))
    made.known.proven(toTools)
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'gone', folder: '/Inventory/Tools', atMs: 21 })
  })

  it('makes known what it copied and made, and where a copy of the same record was shown', () => {
    const made = resolver(root, fruit, tools)
    made.known.proven(
      step('R-K2', '/Inventory/Fruit/Kiwi', '/Inventory/Tools/Kiwi', { action: 'copy', atMs: 20 }),
    )
    made.known.proven(
      step('R-N', null, '/Inventory/New', { action: 'make-folder', kind: 'folder', atMs: 21 }),
    )
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Fruit' })
    expect(made.whereIsRecord('R-K2')).toMatchObject({ kind: 'here', folder: '/Inventory/Tools' })
    expect(made.whereIsRecord('R-N')).toMatchObject({ kind: 'here', folder: '/Inventory', name: 'New' })
  })

  it('does not take what was listed at its new path before for what it brought there', () => {
    const made = resolver(root, tools)
    made.known.proven(step('R-F', '/Inventory/Fruit', '/Inventory/Gone', { kind: 'folder', atMs: 20 }))
    made.known.proven(step('R-T', '/Inventory/Tools', '/Inventory/Fruit', { kind: 'folder', atMs: 21 }))
    made.known.listed(listing('/Inventory/Fruit', 15, KIWI))
    expect(made.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: '/Inventory/Gone' })
  })
})
