import { expect, it } from 'vitest'
import { addressOf } from '../src-shared/domain/entry-address'
import { titleOf } from '../src-shared/domain/names'
import { ROOT } from '../src-shared/domain/paths'
import { exportLine } from './export/export-line'
import { INDEX_BOUNDS } from './index-bounds'
import { testFolder } from './testing/test-folder'
import { crawl, find, list, NOW_MS, openInventory, titlesFound, whereIsNow } from './testing/test-inventory'
import { listingOf, World } from './testing/world'

const ODD_NAMES = [
  '',
  '\0',
  'nul \0 inside',
  '\n\r\t',
  '"quoted" at the start',
  '"',
  '<color=red>Hat</color>',
  'Straße ﬁ Ａ',
  '\u202eright to left',
  '👩‍👩‍👧 family',
  '..',
  'a/b\\c',
  "'; drop table entry; --",
  '%_*?',
  '__proto__',
]

it('keeps names as they came, whatever they are, over a restart', async () => {
  const world = new World()
  for (const name of ODD_NAMES) world.add(name, null)
  const folder = testFolder()
  const first = openInventory(folder)
  await list(first, world, null, NOW_MS)
  await first.close()
  const second = openInventory(folder)
  expect(second.file).toEqual({ kind: 'ok' })
  const { hits, total } = await find(second, '')
  expect(total).toBe(ODD_NAMES.length)
  expect(hits.map(({ entry }) => titleOf(entry)).toSorted()).toEqual(ODD_NAMES.toSorted())
  expect(await titlesFound(second, 'strasse')).toEqual(['Straße ﬁ Ａ'])
  expect(await titlesFound(second, 'drop')).toEqual(["'; drop table entry; --"])
})

it('is not stopped by names of a million characters', async () => {
  const world = new World()
  for (let at = 0; at < 5; at += 1) world.add(`${'x'.repeat(1_000_000)}${at}`, null)
  world.add('Hat', null)
  const inventory = openInventory()
  await list(inventory, world, null, NOW_MS)
  expect((await find(inventory, 'xxx')).total).toBe(5)
  expect(await titlesFound(inventory, 'hat')).toEqual(['Hat'])
})

it('does not walk in circles where folders lie in each other', async () => {
  const inventory = openInventory()
  const world = new World()
  const outer = world.folder('Outer')
  const inner = world.folder('Inner', outer)
  await list(inventory, world, null, NOW_MS)
  await list(inventory, world, outer, NOW_MS + 1)
  // The inner folder claims to hold the outer one.
  const claimed = listingOf('/Inventory/Outer/Inner', world.in(null))
  const folder = addressOf(world.pathOf(inner), inner)
  await inventory.listed({ folder, atMs: NOW_MS + 2, tillMs: NOW_MS + 2, asked: 'crawl' }, claimed)
  expect(inventory.known.tree.attached().length).toBeLessThan(4)
  expect(whereIsNow(inventory, outer).kind).not.toBe('unknown')
  await crawl(inventory, world, NOW_MS + 10)
  expect(whereIsNow(inventory, inner)).toMatchObject({ kind: 'here', place: { folder: '/Inventory/Outer' } })
})

it('keeps twins, records that are listed twice, and records without an id', async () => {
  const world = new World()
  const records = [world.add('Hat', null), world.add('Hat', null), world.add('Nameless', null, { id: '' })]
  const bytes = listingOf(ROOT, [...records, ...records])
  const inventory = openInventory()
  const reply = { folder: addressOf(ROOT), atMs: NOW_MS, tillMs: NOW_MS, asked: 'person' as const }
  await inventory.listed(reply, bytes)
  expect((await find(inventory, '')).total).toBe(6)
  expect(await inventory.listed({ ...reply, atMs: NOW_MS + 1 }, bytes)).toBe(false)
  expect((await find(inventory, 'twin:')).hits.length).toBeGreaterThan(0)
})

it('says what it does not cover where folders are too many or too deep, and calls nothing gone then', async () => {
  const inventory = openInventory()
  const deep = new World()
  let parent: string | null = null
  for (let depth = 0; depth < INDEX_BOUNDS.depth + 10; depth += 1) parent = deep.folder('x', parent)
  await crawl(inventory, deep, NOW_MS)
  const { coverage } = await find(inventory, 'x')
  expect(coverage.folders).toBe(INDEX_BOUNDS.depth + 1)
  expect(coverage.beyondBounds).toBeGreaterThan(0)
  deep.add('Hat', null)
  await crawl(inventory, deep, NOW_MS + 1000)
  deep.records.delete([...deep.records.values()].find(({ name }) => name === 'Hat')?.id ?? '')
  await crawl(inventory, deep, NOW_MS + 2000)
  await crawl(inventory, deep, NOW_MS + 3000)
  expect((await find(inventory, 'gone: hat')).hits.map(({ state }) => state)).toEqual(['last-seen'])
})

it('refuses bytes that are no listing, and knows the same as before', async () => {
  const world = new World()
  world.add('Hat', null)
  const inventory = openInventory()
  await list(inventory, world, null, NOW_MS)
  const reply = { folder: addressOf(ROOT), atMs: NOW_MS + 1, tillMs: NOW_MS + 1, asked: 'crawl' as const }
  await expect(inventory.listed(reply, new Uint8Array([18, 200, 1, 2]))).rejects.toMatchObject({
    error: { kind: 'bug' },
  })
  expect(await titlesFound(inventory, 'hat')).toEqual(['Hat'])
})

it.each(['=1+1', '+1', '-1', '@a', ' =1', '\t=1', '\r=1'])(
  'lets no program for tables run the name %j',
  name => {
    const entry = {
      recordId: 'R-1',
      name,
      kind: 'object',
      assetUri: '',
      isPublic: false,
      modifiedMs: null,
    } as const
    const place = {
      recordId: 'R-1',
      name,
      title: name,
      kind: 'object',
      folder: ROOT,
      folderIds: [],
      folderTitles: ['=evil'],
      isBehindLink: false,
    } as const
    const line = exportLine('csv', { entry, place, seenAtMs: NOW_MS })
    expect(line).not.toMatch(/(^|,)"?\s*[=+\-@]/)
    expect(JSON.parse(exportLine('jsonl', { entry, place, seenAtMs: NOW_MS }))).toMatchObject({ title: name })
  },
)
