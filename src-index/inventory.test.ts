import { expect, it } from 'vitest'
import { addressOf } from '../src-shared/domain/entry-address'
import { testFolder } from './testing/test-folder'
import { crawl, find, list, NOW_MS, openInventory, titlesFound, whereIsNow } from './testing/test-inventory'
import { World } from './testing/world'

const T = NOW_MS

function smallWorld() {
  const world = new World()
  const hats = world.folder('Hats')
  const old = world.folder('Old', hats)
  const red = world.add('Red Hat', hats)
  const blue = world.add('Blue Hat', old)
  return { world, hats, old, red, blue }
}

it('finds what lies in a folder that nobody has opened, once a crawl was there', async () => {
  const { world, hats, old, blue } = smallWorld()
  const inventory = openInventory()
  await list(inventory, world, null, T)
  expect(await titlesFound(inventory, 'blue')).toEqual([])
  await crawl(inventory, world, T + 10)
  const { hits, coverage, total } = await find(inventory, 'blue')
  expect(hits.map(({ place }) => place)).toEqual([
    {
      recordId: blue.id,
      name: 'Blue Hat',
      title: 'Blue Hat',
      kind: 'object',
      folder: '/Inventory/Hats/Old',
      folderIds: [hats, old],
      folderTitles: ['Hats', 'Old'],
      isBehindLink: false,
    },
  ])
  expect(hits[0]).toMatchObject({ rank: 'begins', ranges: [[0, 4]], state: 'here', copies: 1 })
  expect(total).toBe(1)
  expect(coverage).toMatchObject({ folders: 3, neverListed: 0, entries: 4 })
})

it('counts a reply that is no listing as failed, so that a crawl that gets nothing else comes to its end', async () => {
  const { world } = smallWorld()
  const inventory = openInventory()
  await list(inventory, world, null, T)
  await inventory.change(({ crawls }) => crawls.start({ kind: 'whole', recordId: null }, T + 10))
  const asked: string[] = []
  const bytes = new TextEncoder().encode('no listing at all')
  for (let turn = 0; turn < 20; turn += 1) {
    const { folders, isDone } = await inventory.change(({ crawls }) => crawls.next(4, T + 11 + turn))
    if (isDone) break
    for (const { address } of folders) {
      asked.push(address.path)
      const reply = { folder: address, atMs: T + 11 + turn, tillMs: T + 11 + turn, asked: 'crawl' } as const
      await expect(inventory.listed(reply, bytes)).rejects.toMatchObject({ error: { kind: 'bug' } })
    }
  }
  expect(inventory.crawls.state()).toBeNull()
  expect(new Set(asked)).toEqual(new Set(['/Inventory', '/Inventory/Hats']))
  expect(await titlesFound(inventory, 'hats')).toEqual(['Hats'])
})

it('knows the same after it was closed and opened again', async () => {
  const { world, red } = smallWorld()
  const folder = testFolder()
  const first = openInventory(folder)
  await crawl(first, world, T)
  const before = await find(first, 'hat')
  await first.close()
  const second = openInventory(folder)
  expect(second.file).toEqual({ kind: 'ok' })
  expect(await find(second, 'hat')).toEqual(before)
  expect(whereIsNow(second, red.id)).toMatchObject({ kind: 'here', place: { folder: '/Inventory/Hats' } })
})

it('keeps apart what main’s clock keeps apart: moments within one millisecond', async () => {
  const { world, red, hats } = smallWorld()
  const folder = testFolder()
  const first = openInventory(folder)
  await crawl(first, world, T + 0.25)
  world.records.delete(red.id)
  await list(first, world, hats, T + 1_000.002)
  await first.close()
  const second = openInventory(folder)
  world.records.set(red.id, red)
  // Asked for before the one that does not show it.
  await list(second, world, hats, T + 1_000.001)
  expect(whereIsNow(second, red.id)).toMatchObject({ kind: 'last-seen', reason: 'left' })
  await list(second, world, hats, T + 1_000.003)
  expect(whereIsNow(second, red.id)).toMatchObject({ kind: 'here', atMs: T + 1_000.003 })
})

it('follows what another client moves, and calls it moved, not gone', async () => {
  const { world, red, old, hats } = smallWorld()
  const inventory = openInventory()
  await crawl(inventory, world, T)
  red.parent = old
  await list(inventory, world, hats, T + 1000)
  expect(whereIsNow(inventory, red.id)).toMatchObject({
    kind: 'last-seen',
    reason: 'left',
    place: { folder: '/Inventory/Hats' },
  })
  await list(inventory, world, old, T + 2000)
  expect(whereIsNow(inventory, red.id)).toMatchObject({
    kind: 'here',
    atMs: T + 2000,
    place: { folder: '/Inventory/Hats/Old' },
  })
})

it('calls gone only what a whole crawl does not find, and not what lies in a folder that is gone', async () => {
  const { world, red, old, blue } = smallWorld()
  const inventory = openInventory()
  await crawl(inventory, world, T)
  world.records.delete(red.id)
  world.records.delete(old)
  await crawl(inventory, world, T + 1000)
  await crawl(inventory, world, T + 2000)
  expect(whereIsNow(inventory, red.id)).toMatchObject({ kind: 'gone', place: { folder: '/Inventory/Hats' } })
  expect(whereIsNow(inventory, old)).toMatchObject({ kind: 'gone' })
  expect(whereIsNow(inventory, blue.id)).toMatchObject({ kind: 'last-seen', reason: 'folder-gone' })
  expect(await titlesFound(inventory, 'hat')).toEqual(['Hats'])
  expect((await titlesFound(inventory, 'gone: hat')).toSorted()).toEqual(['Blue Hat', 'Red Hat'])
})

it('calls nothing gone for a NOT_FOUND', async () => {
  const { world, red, hats } = smallWorld()
  const inventory = openInventory()
  await crawl(inventory, world, T)
  const address = { path: world.pathOf(hats), id: hats }
  for (let time = T + 1; time < T + 20; time += 1)
    await inventory.failed({ folder: address, atMs: time, tillMs: time, asked: 'crawl' }, 'not-found')
  await crawl(inventory, world, T)
  expect(whereIsNow(inventory, red.id)).toMatchObject({ kind: 'last-seen', reason: 'unreadable' })
  expect(await titlesFound(inventory, 'red')).toEqual(['Red Hat'])
})

it('calls nothing gone that may lie in a folder which another client has moved and nobody has found yet', async () => {
  const { world, red, hats } = smallWorld()
  const [box, chest] = [world.folder('Box'), world.folder('Chest')]
  const inventory = openInventory()
  await crawl(inventory, world, T)
  // The hat goes into the box, which goes into the chest just after that was listed.
  red.parent = box
  await list(inventory, world, hats, T + 1000)
  await list(inventory, world, hats, T + 1001)
  await list(inventory, world, chest, T + 1002)
  const moved = world.records.get(box)
  if (moved !== undefined) moved.parent = chest
  await list(inventory, world, null, T + 1003)
  await inventory.change(({ crawls }) => {
    crawls.start({ kind: 'folder', recordId: hats }, T + 1000)
    expect(crawls.next(9, T + 1004).folders.map(({ recordId }) => recordId)).not.toContain(box)
  })
  await list(inventory, world, world.folderAt(world.pathOf('R-00000002')) ?? null, T + 1005)
  await inventory.change(({ crawls }) => {
    crawls.settled({ path: world.pathOf('R-00000002'), id: 'R-00000002' }, null)
    expect(crawls.next(9, T + 1006).isDone).toBe(true)
  })
  expect(whereIsNow(inventory, red.id)).toMatchObject({ kind: 'last-seen', reason: 'left' })
  await crawl(inventory, world, T + 2000)
  expect(whereIsNow(inventory, red.id)).toMatchObject({
    kind: 'here',
    place: { folder: '/Inventory/Chest/Box' },
  })
})

it('calls gone what went with a folder that is back without it', async () => {
  const { world, old, blue } = smallWorld()
  const inventory = openInventory()
  await crawl(inventory, world, T)
  const folder = world.records.get(old)
  world.records.delete(old)
  await crawl(inventory, world, T + 1000)
  await crawl(inventory, world, T + 2000)
  expect(whereIsNow(inventory, blue.id)).toMatchObject({ kind: 'last-seen', reason: 'folder-gone' })
  if (folder !== undefined) world.records.set(old, folder)
  world.records.delete(blue.id)
  await crawl(inventory, world, T + 3000)
  await crawl(inventory, world, T + 4000)
  expect(whereIsNow(inventory, blue.id)).toMatchObject({
    kind: 'gone',
    place: { folder: '/Inventory/Hats/Old' },
  })
})

it('believes the same listing when it comes again, where something later spoke against it before', async () => {
  const { world, hats, old, red } = smallWorld()
  const inventory = openInventory()
  await crawl(inventory, world, T)
  const late = addressOf(world.pathOf(old), old)
  await list(inventory, world, hats, T + 20)
  red.parent = old
  // Asked for before the other folder, and looked at after it.
  await inventory.listed({ folder: late, atMs: T + 10, tillMs: T + 30, asked: 'crawl' }, world.listing(old))
  expect(whereIsNow(inventory, red.id)).toMatchObject({ place: { folder: '/Inventory/Hats' } })
  await list(inventory, world, hats, T + 40)
  await list(inventory, world, old, T + 50)
  expect(whereIsNow(inventory, red.id)).toMatchObject({
    kind: 'here',
    place: { folder: '/Inventory/Hats/Old' },
  })
})

it('calls nothing gone that went to a folder while that was looked at before it was missed in its own', async () => {
  const { world, hats, old, red } = smallWorld()
  const inventory = openInventory()
  await crawl(inventory, world, T)
  await inventory.change(({ crawls }) => crawls.start({ kind: 'whole', recordId: null }, T + 5))
  // Its own folder is asked for, then the others; they are looked at before it moves, its own folder after.
  await list(inventory, world, null, T + 11)
  await list(inventory, world, old, T + 12)
  red.parent = old
  const own = addressOf(world.pathOf(hats), hats)
  await inventory.listed({ folder: own, atMs: T + 10, tillMs: T + 20, asked: 'crawl' }, world.listing(hats))
  await list(inventory, world, hats, T + 30)
  await inventory.change(({ crawls }) => crawls.next(4, T + 31))
  expect(whereIsNow(inventory, red.id)).toMatchObject({ kind: 'last-seen', reason: 'left' })
})

it('marks the end of the session before, which may have been killed, by when something was kept last', async () => {
  const folder = testFolder()
  const { world } = smallWorld()
  const first = openInventory(folder)
  const beganMs = Date.now()
  await first.change(({ moments }) => moments.beginSession(beganMs))
  await crawl(first, world, T)
  await first.close()
  const keptMs = Date.now()
  const second = openInventory(folder)
  await second.change(({ moments }) => moments.beginSession(keptMs + 60_000))
  const marks = second.moments.marks()
  expect(marks.map(({ name }) => name)).toEqual(['session-start', 'session-end', 'session-start'])
  expect(marks[1]?.atMs).toBeGreaterThanOrEqual(beganMs)
  expect(marks[1]?.atMs).toBeLessThanOrEqual(keptMs)
})
