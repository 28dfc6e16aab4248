import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sumOf } from '../feed/listing-entries'
import { testFolder } from '../testing/test-folder'
import { crawl, find, list, NOW_MS, openInventory, titlesFound } from '../testing/test-inventory'
import { World } from '../testing/world'
import { forgetFile } from './forget-file'
import { indexFileIn } from './open-file'
import { bringUpToDate, SCHEMA_VERSION } from './schema'
import { Sql } from './sql'

function smallWorld(): World {
  const world = new World()
  world.add('Red Hat', world.folder('Hats'))
  return world
}

it('keeps its file for its owner alone', async () => {
  const folder = join(testFolder(), 'inventories', 'abc')
  const inventory = openInventory(folder)
  await crawl(inventory, smallWorld(), NOW_MS)
  await inventory.settled()
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(folder))
    expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0])
})

it('takes rights from others that an existing file gave them', async () => {
  const folder = testFolder()
  await openInventory(folder).close()
  chmodSync(indexFileIn(folder), 0o644)
  const inventory = openInventory(folder)
  expect(inventory.file).toEqual({ kind: 'ok' })
  expect(statSync(indexFileIn(folder)).mode & 0o777).toBe(0o600)
})

it('sets a file of a later version aside, and leaves it as it is', async () => {
  const folder = testFolder()
  await openInventory(folder).close()
  const sql = new Sql(indexFileIn(folder))
  sql.exec(`pragma user_version = ${SCHEMA_VERSION + 1}`)
  sql.close()
  const inventory = openInventory(folder)
  expect(inventory.file).toMatchObject({ kind: 'set-aside', reason: 'newer-version' })
  if (inventory.file.kind !== 'set-aside') return
  const newer = new Sql(inventory.file.file)
  expect(newer.number('select user_version as value from pragma_user_version')).toBe(SCHEMA_VERSION + 1)
  newer.close()
  await crawl(inventory, smallWorld(), NOW_MS)
  expect(await titlesFound(inventory, 'red')).toEqual(['Red Hat'])
})

it.each([
  ['that is no database', (file: string) => writeFileSync(file, 'something else entirely '.repeat(400))],
  ['with damaged pages', damagePages],
  ['whose reading ended the process twice', (file: string) => writeFileSync(`${file}.opening`, '..')],
])('sets a file aside %s, and begins anew', async (_what, damage) => {
  const folder = testFolder()
  const first = openInventory(folder)
  const world = smallWorld()
  const many = world.folder('Many')
  for (let at = 0; at < 3_000; at += 1) world.add(`Thing ${at}`, many)
  await crawl(first, world, NOW_MS)
  await first.close()
  damage(indexFileIn(folder))
  const inventory = openInventory(folder)
  expect(inventory.file).toMatchObject({ kind: 'set-aside', reason: 'corrupt' })
  if (inventory.file.kind === 'set-aside') expect(existsSync(inventory.file.file)).toBe(true)
  await crawl(inventory, world, NOW_MS)
  expect((await find(inventory, 'thing')).total).toBe(3_000)
})

it('keeps a file whose opening was broken off once, and all that is in it', async () => {
  const folder = testFolder()
  const first = openInventory(folder)
  await crawl(first, smallWorld(), NOW_MS)
  await first.close()
  const mark = `${indexFileIn(folder)}.opening`
  writeFileSync(mark, '.')
  const inventory = openInventory(folder)
  expect(inventory.file).toEqual({ kind: 'ok' })
  expect(await titlesFound(inventory, 'red')).toEqual(['Red Hat'])
  expect(existsSync(mark)).toBe(false)
})

it('makes a file of the first version one of this version, with all that is in it', async () => {
  const folder = testFolder()
  const file = indexFileIn(folder)
  const sql = new Sql(file)
  bringUpToDate(sql, 1)
  sql.run("insert into fact values ('seed', '7')")
  const world = new World()
  world.add('Red Hat', null, { id: 'R-1', asset: '', extras: { creator: { name: 'Ada' } } })
  const sum = sumOf(world.listing(null))
  sql.run("insert into folder values (1, '', null, 'Inventory', null, 0, 0, 5, 5, 0, null, 0, ?, 0)", sum)
  sql.run(`insert into entry (seq, record_id, hash, folder, name, kind, flags, from_ms, began)
    values (1, 'R-1', 1, 1, 'Red Hat', 1, 0, 5, 0)`)
  sql.close()
  const inventory = openInventory(folder)
  expect(inventory.file).toEqual({ kind: 'ok' })
  expect(await titlesFound(inventory, 'red')).toEqual(['Red Hat'])
  await inventory.change(({ used }) => used.note(['R-1'], NOW_MS, false))
  expect(new Sql(file).number('select user_version as value from pragma_user_version')).toBe(SCHEMA_VERSION)
  // What is told of things was not kept then: the same listing tells it, and makes nothing new of them.
  expect((await find(inventory, 'creator:ada')).problems).toHaveLength(1)
  await list(inventory, world, null, NOW_MS)
  expect(await titlesFound(inventory, 'creator:ada')).toEqual(['Red Hat'])
  expect(await titlesFound(inventory, 'new:')).toEqual([])
})

it('leaves nothing behind that it was told to forget', async () => {
  const folder = testFolder()
  const inventory = openInventory(folder)
  await crawl(inventory, smallWorld(), NOW_MS)
  await inventory.close()
  expect(readFileSync(indexFileIn(folder)).includes('Red Hat')).toBe(true)
  writeFileSync(join(folder, 'places.json'), '{}')
  forgetFile(folder)
  expect(readdirSync(folder)).toEqual(['places.json'])
})

it('goes on in memory where nothing can be written', async () => {
  const inventory = openInventory('/proc/satchel-index')
  expect(inventory.file.kind).toBe('unkept')
  await crawl(inventory, smallWorld(), NOW_MS)
  expect(await titlesFound(inventory, 'red')).toEqual(['Red Hat'])
})

/** All but the first pages, which say what the file is. */
function damagePages(file: string): void {
  const bytes = readFileSync(file)
  bytes.fill(0xff, 8 * 4096)
  writeFileSync(file, bytes)
}
