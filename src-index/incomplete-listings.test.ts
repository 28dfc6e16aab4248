import { expect, it } from 'vitest'
import { addressOf } from '../src-shared/domain/entry-address'
import { InventoryListing } from '../src-wire/gen/resonite_io/v1/inventory'
import { contentOf } from './answers/content-count'
import { summaryOf } from './answers/folder-summary'
import { whereIs } from './answers/place-of'
import { staysOf } from './answers/record-stays'
import { trashFoldersOf } from './answers/trash-folders'
import type { Inventory } from './inventory'
import { crawl, list, NOW_MS, openInventory } from './testing/test-inventory'
import { World } from './testing/world'

/** A box with a hat and a cap, looked through twice. */
async function boxInventory() {
  const world = new World()
  const box = world.folder('Box')
  const hat = world.add('Hat', box).id
  world.add('Cap', box)
  const inventory = openInventory()
  await crawl(inventory, world, NOW_MS)
  const placeOfHat = () => whereIs(inventory.known, [hat])[0]
  return { world, box, hat, inventory, placeOfHat }
}

/** What arrives of a folder says that it is not all. */
function listPart(inventory: Inventory, world: World, folder: string, atMs: number, without: string) {
  const whole = InventoryListing.decode(world.listing(folder))
  const entries = whole.entries.filter(({ recordId }) => recordId !== without)
  const extras = { incomplete: true, expected: whole.entries.length }
  const bytes = InventoryListing.encode(InventoryListing.fromPartial({ ...whole, entries, extras })).finish()
  return inventory.listed(
    { folder: addressOf(world.pathOf(folder), folder), atMs, tillMs: atMs, asked: 'crawl' },
    bytes,
  )
}

it('ends the stay of nothing that is missing from a part of its folder, nor calls it gone after a crawl', async () => {
  const { world, box, hat, inventory, placeOfHat } = await boxInventory()
  await listPart(inventory, world, box, NOW_MS + 1_000, hat)
  expect(placeOfHat()).toMatchObject({ kind: 'here', place: { folder: '/Inventory/Box' } })
  expect(staysOf(inventory.known, hat)).toMatchObject([{ toMs: null }])
  await inventory.change(({ crawls }) => crawls.start({ kind: 'whole', recordId: null }, NOW_MS + 2_000))
  await list(inventory, world, null, NOW_MS + 2_001)
  await listPart(inventory, world, box, NOW_MS + 2_002, hat)
  expect(await inventory.change(({ crawls }) => crawls.next(4, NOW_MS + 2_003))).toMatchObject({
    isDone: true,
  })
  expect(placeOfHat()).toMatchObject({ kind: 'here' })
})

it('says when it was surely seen: before the part came', async () => {
  const { world, box, hat, inventory, placeOfHat } = await boxInventory()
  const before = placeOfHat()
  await listPart(inventory, world, box, NOW_MS + 1_000, hat)
  expect(placeOfHat()).toEqual(before)
})

it('calls nothing gone elsewhere either as long as it may be in what has not arrived', async () => {
  const { world, box, inventory } = await boxInventory()
  const shirt = world.add('Shirt', null).id
  await crawl(inventory, world, NOW_MS + 1_000)
  world.records.delete(shirt)
  await inventory.change(({ crawls }) => crawls.start({ kind: 'whole', recordId: null }, NOW_MS + 2_000))
  await list(inventory, world, null, NOW_MS + 2_001)
  await listPart(inventory, world, box, NOW_MS + 2_002, 'nothing')
  await inventory.change(({ crawls }) => crawls.next(4, NOW_MS + 2_003))
  expect(whereIs(inventory.known, [shirt])[0]).toMatchObject({ kind: 'last-seen', reason: 'left' })
  await crawl(inventory, world, NOW_MS + 3_000)
  expect(whereIs(inventory.known, [shirt])[0]).toMatchObject({ kind: 'gone' })
})

it('closes what a whole listing does not show, also after a part of it', async () => {
  const { world, box, hat, inventory, placeOfHat } = await boxInventory()
  await listPart(inventory, world, box, NOW_MS + 1_000, hat)
  world.records.delete(hat)
  await crawl(inventory, world, NOW_MS + 2_000)
  await crawl(inventory, world, NOW_MS + 3_000)
  expect(placeOfHat()).toMatchObject({ kind: 'gone' })
})

it('counts a folder of which only a part has arrived as not whole, whatever asks', async () => {
  const { world, box, hat, inventory } = await boxInventory()
  const { known } = inventory
  const asked = () => ({
    summary: summaryOf(known, known.tree.byRecord(box)).isWhole,
    content: contentOf(known, [box]).isAll,
    trash: trashFoldersOf(known, known.tree.byRecord(box) ?? null)?.[0]?.isWhole,
  })
  expect(asked()).toEqual({ summary: true, content: true, trash: true })
  await listPart(inventory, world, box, NOW_MS + 1_000, hat)
  expect(asked()).toEqual({ summary: false, content: false, trash: false })
  await list(inventory, world, box, NOW_MS + 2_000)
  expect(asked()).toEqual({ summary: true, content: true, trash: true })
})
