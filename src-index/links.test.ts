import { expect, it } from 'vitest'
import { addressOf } from '../src-shared/domain/entry-address'
import { childPath, ROOT } from '../src-shared/domain/paths'
import type { Inventory } from './inventory'
import { statusOf } from './status'
import { testFolder } from './testing/test-folder'
import { crawl, find, list, NOW_MS, openInventory, whereIsNow } from './testing/test-inventory'
import { World } from './testing/world'

/** A link to one's own folder, one to somebody else's, and what a service shows behind them. */
async function linkedInventory(folder: string | null = null) {
  const world = new World()
  const fruit = world.folder('Fruit')
  const banana = world.add('Banana', fruit).id
  const ripe = world.folder('Ripe', fruit)
  world.add('Pear', ripe)
  const own = world.add('To Fruit', null, { kind: 'link', asset: 'resrec:///U-me/R-fruit' }).id
  const other = world.add('Group', null, { kind: 'link', asset: 'resrec:///G-x/R-top' }).id
  const theirs = new World()
  const inner = theirs.folder('Theirs')
  theirs.add('Crown', null, { id: 'R-crown' })
  theirs.add('Orb', inner, { id: 'R-orb' })
  theirs.records.delete(inner)
  theirs.add('Theirs', null, { id: 'R-theirs', kind: 'folder' })
  const orb = theirs.records.get('R-orb')
  if (orb !== undefined) orb.parent = 'R-theirs'
  const inventory = openInventory(folder)
  await crawl(inventory, world, NOW_MS)
  return { world, theirs, inventory, fruit, banana, ripe, own, other }
}

/** As a person opens it, on the way through a link. */
function listThrough(
  inventory: Inventory,
  path: readonly string[],
  id: string,
  bytes: Uint8Array,
  atMs: number,
) {
  const at = path.reduce<ReturnType<typeof childPath>>((above, name) => above && childPath(above, name), ROOT)
  if (at === null) throw new Error('It cannot be addressed.')
  return inventory.listed({ folder: addressOf(at, id), atMs, tillMs: atMs, asked: 'person' }, bytes)
}

it('knows that a link shows what stands elsewhere: nothing has moved there', async () => {
  const folder = testFolder()
  const { world, inventory, fruit, banana, ripe, own } = await linkedInventory(folder)
  await listThrough(inventory, ['To Fruit'], own, world.listing(fruit), NOW_MS + 1_000)
  await listThrough(inventory, ['To Fruit', 'Ripe'], ripe, world.listing(ripe), NOW_MS + 1_001)
  expect(whereIsNow(inventory, banana)).toMatchObject({ kind: 'here', place: { folder: '/Inventory/Fruit' } })
  expect(whereIsNow(inventory, ripe)).toMatchObject({ kind: 'here', place: { folder: '/Inventory/Fruit' } })
  expect((await find(inventory, 'banana')).hits).toMatchObject([
    { place: { folder: '/Inventory/Fruit' }, copies: 1 },
  ])
  expect((await find(inventory, 'pear')).hits.map(({ place }) => place.folder)).toEqual([
    '/Inventory/Fruit/Ripe',
  ])
  await crawl(inventory, world, NOW_MS + 2_000)
  expect((await find(inventory, 'gone:')).total).toBe(0)
  await inventory.close()
  const again = openInventory(folder)
  expect((await find(again, 'banana')).hits).toMatchObject([{ copies: 1 }])
  expect(whereIsNow(again, banana)).toMatchObject({ place: { folder: '/Inventory/Fruit' } })
})

it('looks through a link only where it was asked to, and says that it is behind one', async () => {
  const { world, theirs, inventory, other } = await linkedInventory()
  const through = async (atMs: number): Promise<readonly string[]> => {
    const listed: string[] = []
    await inventory.change(({ crawls }) => crawls.start({ kind: 'folder', recordId: other }, atMs))
    for (let now = atMs; ; now += 1) {
      const { folders, isDone } = await inventory.change(({ crawls }) => crawls.next(1, now))
      if (isDone) return listed
      for (const { address, recordId } of folders) {
        listed.push(address.path)
        const bytes = theirs.listing(recordId === other ? null : recordId)
        await inventory.listed({ folder: address, atMs: now, tillMs: now, asked: 'crawl' }, bytes)
      }
    }
  }
  expect(await through(NOW_MS + 1_000)).toEqual([])
  expect(statusOf(inventory, NOW_MS)).toMatchObject({ neverListed: 0 })
  expect(await inventory.change(({ crawls }) => crawls.follow('R-nobody'))).toBe(false)
  expect(await inventory.change(({ crawls }) => crawls.follow(other))).toBe(true)
  expect(await through(NOW_MS + 2_000)).toEqual(['/Inventory/Group', '/Inventory/Group/Theirs'])
  const [orb] = (await find(inventory, 'orb')).hits
  expect(orb?.place).toMatchObject({ folder: '/Inventory/Group/Theirs', isBehindLink: true })
  await crawl(inventory, world, NOW_MS + 3_000)
  expect((await find(inventory, 'gone:')).total).toBe(0)
})

it('learns late that what was listed by its path is a link, and takes nothing in it for its own', async () => {
  const world = new World()
  const fruit = world.folder('Fruit')
  const banana = world.add('Banana', fruit).id
  const link = world.add('To Fruit', null, { kind: 'link', asset: 'resrec:///U-me/R-fruit' }).id
  const inventory = openInventory()
  await list(inventory, world, fruit, NOW_MS)
  await listThrough(inventory, ['To Fruit'], link, world.listing(fruit), NOW_MS + 1)
  await list(inventory, world, null, NOW_MS + 2)
  await list(inventory, world, fruit, NOW_MS + 3)
  expect(whereIsNow(inventory, banana)).toMatchObject({ kind: 'here', place: { folder: '/Inventory/Fruit' } })
  expect((await find(inventory, 'banana')).hits).toMatchObject([
    { place: { folder: '/Inventory/Fruit' }, copies: 1 },
  ])
})
