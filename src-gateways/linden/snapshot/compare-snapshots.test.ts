import { expect, it } from 'vitest'
import type { SnapshotChange } from '../../../src-shared/model/snapshot-changes.ts'
import { newUuid, type Uuid } from '../../grids/uuid'
import { InventoryStore } from '../testing/inventory-store'
import { CEDAR, LIBRARIAN } from '../testing/linden-server'
import { compareSnapshots } from './compare-snapshots'
import type { Snapshot } from './snapshot'

function shotOf(store: InventoryStore, unread: readonly Uuid[] = []): Snapshot {
  const folders = [...store.ownedBy(CEDAR), ...store.ownedBy(LIBRARIAN)]
  const root = store.folders.get(store.rootOf(CEDAR))
  if (root === undefined) throw new Error('There is no root.')
  const read = folders.filter(it => !unread.includes(it.id))
  const listings = read.map(it => store.listing(it.id, CEDAR))
  return { ownerId: CEDAR, ownerName: 'Cedar', takenAtMs: 7, root, library: null, folders, listings, unread }
}

const line = ({ kind, at, before }: SnapshotChange): string =>
  [
    kind,
    [...at.folders, at.title].join(' / '),
    ...(before === null ? [] : [[...before.folders, before.title].join(' / ')]),
  ].join(': ')

it('of two snapshots names what came, went, was moved and was renamed; of what is not known nothing', () => {
  const store = new InventoryStore()
  const root = store.addOwner(CEDAR)
  const library = store.addOwner(LIBRARIAN, 'Library')
  const box = store.addFolder(root, 'Box')
  const old = store.addFolder(root, 'Old')
  store.addItem(old, 'Rag')
  const [hat, cap] = [store.addItem(box, 'Hat'), store.addItem(root, 'Cap')]
  store.addItem(box, 'Scarf')
  const before = shotOf(store)
  expect(compareSnapshots(before, before)).toMatchObject({ unsure: 0, changes: [], sinceMs: 7 })

  store.removeFolder(old)
  store.setItem(hat, { folderId: root, name: 'Top hat' })
  store.setItem(cap, { name: 'Cap / red' })
  store.setFolder(box, { name: 'Chest' })
  const shelf = store.addFolder(box, 'Shelf')
  store.addItem(shelf, 'Book')
  store.addItem(library, 'Shared')
  const { counts, unsure, changes } = compareSnapshots(before, shotOf(store))
  expect(changes.map(line).sort()).toEqual([
    'added: Chest / Shelf',
    'gone: Old',
    'moved: Top hat: Box / Hat',
    'renamed: Cap / red: Cap',
    'renamed: Chest: Box',
  ])
  expect([counts, unsure]).toEqual([{ added: 1, gone: 1, moved: 1, renamed: 2 }, 0])

  // Of the library nothing is told; of a part nothing is called gone.
  expect(compareSnapshots(before, shotOf(store, [library])).counts.gone).toBe(1)
  const part = compareSnapshots(before, shotOf(store, [box]))
  expect([part.counts.gone, part.counts.moved, part.unsure]).toEqual([0, 1, 3])
})

it('of two snapshots counts all changes and names 500, and survives folders that are in each other', () => {
  const store = new InventoryStore()
  const root = store.addOwner(CEDAR)
  const before = shotOf(store)
  for (let at = 0; at < 600; at++) store.addItem(root, `Thing ${at}`.repeat(50))
  const [one, other] = [newUuid(), newUuid()]
  store.addFolder(other, 'One', { id: one, ownerId: CEDAR })
  store.addFolder(one, 'Other', { id: other, ownerId: CEDAR })
  const { counts, changes } = compareSnapshots(before, shotOf(store))
  expect([counts.added, changes.length, changes[0]?.at.title.length]).toEqual([600, 500, 200])
})
