import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressOf } from '../../src-shared/domain/entry-address'
import { ListingColumns } from '../../src-shared/domain/listing-columns'
import { LinkState, Mark } from '../../src-wire/gen/satchel/v1/extras'
import { Action, WhyNot } from '../../src-wire/gen/satchel/v1/source'
import { contentOf } from '../answers/content-count'
import { piecesOf } from '../answers/folder-listing'
import { trashFoldersOf } from '../answers/trash-folders'
import { exportLine } from '../export/export-line'
import { partOf } from '../names/names'
import { crawl, find, NOW_MS, openInventory, titlesFound } from '../testing/test-inventory'
import { World } from '../testing/world'
import { rangesIn } from './match-ranges'
import { rowsSimilarTo } from './similar-rows'
import { fewestTypos, typosIn } from './typos'

const DAY_MS = 86_400_000

async function opened(fill: (world: World) => void, facts: Parameters<typeof openInventory>[1] = {}) {
  const world = new World()
  fill(world)
  const inventory = openInventory(null, facts)
  await crawl(inventory, world, NOW_MS - 10 * DAY_MS)
  return { inventory, world, titles: (query: string) => titlesFound(inventory, query) }
}

it('understands words, phrases, alternatives and what is left out', async () => {
  const { titles } = await opened(world => {
    for (const name of ['Red Hat', 'Hat, red', 'Red Cap', 'Blue Hat', 'Alpha Red Hat']) world.add(name, null)
  })
  expect((await titles('red hat')).toSorted()).toEqual(['Alpha Red Hat', 'Hat, red', 'Red Hat'])
  expect((await titles('"red hat"')).toSorted()).toEqual(['Alpha Red Hat', 'Red Hat'])
  expect((await titles('"red hat" -alpha')).toSorted()).toEqual(['Red Hat'])
  expect((await titles('red hat|cap -alpha')).toSorted()).toEqual(['Hat, red', 'Red Cap', 'Red Hat'])
  expect(await titles('-hat')).toEqual(['Red Cap'])
})

it('finds every link that leads to a thing, by the whole of its id, and no link where none is told', async () => {
  const { inventory, world, titles } = await opened(world => {
    const hat = world.add('Hat', null)
    world.add('Hat link', null, { kind: 'link', extras: { link: { targetId: hat.id } } })
    world.add('In the box', world.folder('Box'), { kind: 'link', extras: { link: { targetId: hat.id } } })
    world.add('Other', null, { kind: 'link', extras: { link: { targetId: `${hat.id}-2` } } })
    world.add('Capitals', null, { kind: 'link', extras: { link: { targetId: hat.id.toLowerCase() } } })
  })
  const [hat] = [...world.records.values()].filter(({ name }) => name === 'Hat')
  const query = `links-to:${hat?.id ?? ''}`
  expect((await titles(query)).toSorted()).toEqual(['Hat link', 'In the box'])
  expect(await titles(`${query} box`)).toEqual(['In the box'])
  expect(await titles(`-${query} kind:link other`)).toEqual(['Other'])
  expect((await find(inventory, query)).coverage).toMatchObject({ neverListed: 0 })
  // Another program lets it lead elsewhere.
  for (const { name, extras } of world.records.values())
    if (name === 'Hat link') Object.assign(extras ?? {}, { link: { targetId: 'R-elsewhere' } })
  await crawl(inventory, world, NOW_MS - DAY_MS)
  expect(await titles(query)).toEqual(['In the box'])
  const silent = await opened(world => world.add('Hat', null))
  expect((await find(silent.inventory, 'links-to:R-1')).problems).toEqual([
    { from: 0, to: 12, code: 'not-here' },
  ])
})

it('puts exact names first, then those that begin so, words, and the rest', async () => {
  const { inventory } = await opened(world => {
    for (const name of ['Chatter', 'Blue Hat', 'Hatter', 'Hat']) world.add(name, null)
  })
  const { hits } = await find(inventory, 'hat')
  expect(hits.map(({ entry, rank }) => [entry.name, rank])).toEqual([
    ['Hat', 'exact'],
    ['Hatter', 'begins'],
    ['Blue Hat', 'word'],
    ['Chatter', 'inside'],
  ])
})

it('puts what is used, then what is newer, first among equals', async () => {
  const { inventory, titles, world } = await opened(world => {
    world.add('Hat old', null, { modifiedMs: 1_600_000_000_000 })
    world.add('Hat new', null, { modifiedMs: 1_700_000_000_000 })
    world.add('Hat used', null, { modifiedMs: 1_500_000_000_000 })
  })
  expect(await titles('hat')).toEqual(['Hat new', 'Hat old', 'Hat used'])
  const used = [...world.records.values()].find(({ name }) => name === 'Hat used')?.id ?? ''
  await inventory.change(loaded => loaded.used.note([used], NOW_MS, false))
  expect(await titles('hat')).toEqual(['Hat used', 'Hat new', 'Hat old'])
})

it('shows copies of one thing as one, and counts them', async () => {
  const { inventory } = await opened(world => {
    for (let at = 0; at < 3; at += 1) world.add('Hat', world.folder(`Box ${at}`), { asset: 'resdb:///same' })
    world.add('Hat of another', null)
  })
  const { hits, total } = await find(inventory, 'hat')
  expect(hits.map(({ entry, copies }) => [entry.name, copies])).toEqual([
    ['Hat', 3],
    ['Hat of another', 1],
  ])
  expect(total).toBe(4)
  expect((await titlesFound(inventory, 'dup:')).length).toBe(1)
})

it('asks other facts only where they are named', async () => {
  const { titles } = await opened(world => {
    const food = world.folder('Food & Drink')
    world.add('Cake', food, { isPublic: true, modifiedMs: NOW_MS - 2 * DAY_MS })
    world.add('Tea', world.folder('Hot', food), { kind: 'world', modifiedMs: NOW_MS - 40 * DAY_MS })
    world.add('Modem', null, { modifiedMs: NOW_MS - 400 * DAY_MS })
    world.folder('Nothing in it')
  })
  expect((await titles('in:"Food & Drink"')).toSorted()).toEqual(['Cake', 'Hot', 'Tea'])
  expect(await titles('kind:world')).toEqual(['Tea'])
  expect(await titles('public:')).toEqual(['Cake'])
  expect(await titles('public:no kind:object')).toEqual(['Modem'])
  expect(await titles('modified:<7d')).toEqual(['Cake'])
  expect(await titles('depth:>2')).toEqual(['Tea'])
  expect(await titles('empty:')).toEqual(['Nothing in it'])
  expect(await titles('id:R-00000002')).toEqual(['Cake'])
  expect(await titles('asset:00000002')).toEqual(['Cake'])
  expect(await titles('mod')).toEqual(['Modem'])
})

it('finds what has a problem, and says which, as its folder does', async () => {
  const { inventory, world } = await opened(world => {
    const box = world.folder('Box')
    for (const name of ['Twin', 'Twin', 'CASE', 'case', 'Resumé', 'Resume', 'Good']) world.add(name, box)
    for (const name of ['a/b', 'c\\d', '', '..', 'x\ny']) world.add(name, null)
    const link = world.add('To nowhere', null, { kind: 'link', asset: 'resrec:///U-other/R-gone' })
    world.add('Once there', link.id)
  })
  const link = [...world.records.values()].find(({ kind }) => kind === 'link')?.id ?? ''
  const reply = {
    folder: addressOf(world.pathOf(link), link),
    atMs: NOW_MS,
    tillMs: NOW_MS,
    asked: 'person',
  } as const
  await inventory.listed(reply, world.listing(link))
  await inventory.failed({ ...reply, atMs: NOW_MS + 1, tillMs: NOW_MS + 1 }, 'offline')
  const problems = async () =>
    (await find(inventory, 'problem: sort:path')).hits.map(
      ({ entry, problem }) => `${entry.name}: ${problem}`,
    )
  const odd = [
    ['', 'empty-name'],
    ['..', 'dot-name'],
    ['a/b', 'slash'],
    ['c\\d', 'backslash'],
    ['Twin', 'twin'],
    ['Twin', 'twin'],
    ['CASE', 'case-twin'],
    ['case', 'case-twin'],
  ]
  expect((await problems()).toSorted()).toEqual(odd.map(pair => pair.join(': ')).toSorted())
  expect((await find(inventory, 'good')).hits.map(({ problem }) => problem)).toEqual([null])
  // A lost connection breaks no link; that nothing is there does.
  await inventory.failed({ ...reply, atMs: NOW_MS + 2, tillMs: NOW_MS + 2 }, 'not-found')
  expect(await problems()).toContain('To nowhere: dead-link')
  expect((await titlesFound(inventory, 'problem:no')).toSorted()).toEqual([
    'Box',
    'Good',
    'Once there',
    'Resume',
    'Resumé',
    'x\ny',
  ])
})

it('finds what was spawned, the last first, however often that is told', async () => {
  const { inventory, titles } = await opened(world => {
    for (const name of ['Hat', 'Cap', 'Opened']) world.add(name, null)
  })
  const note = (id: string, atMs: number, isSpawned: boolean) =>
    inventory.change(({ used }) => used.note([id], atMs, isSpawned))
  await note('R-00000001', NOW_MS - 40 * DAY_MS, true)
  await note('R-00000002', NOW_MS - DAY_MS, true)
  for (let times = 0; times < 3; times += 1) await note('R-00000003', NOW_MS, false)
  // It was opened afterwards: it was spawned when it was.
  await note('R-00000001', NOW_MS, false)
  expect(await titles('spawned: sort:spawned')).toEqual(['Cap', 'Hat'])
  expect(await titles('spawned:<30d')).toEqual(['Cap'])
  // What was noted twice for one time counts once.
  expect([...inventory.used.bySeq().values()].toSorted((one, other) => one - other)).toEqual([1, 1, 2])
})

it('says what of a query it could not follow', async () => {
  const { inventory } = await opened(world => world.add('Hat', null))
  expect((await find(inventory, 'in:Nowhere')).problems).toEqual([
    { from: 0, to: 10, code: 'no-such-folder' },
  ])
  expect((await find(inventory, 'hat size:>5mb')).problems).toEqual([{ from: 4, to: 13, code: 'not-here' }])
  // Of Resonite nobody knows who made something; that nothing is Ada's would be untrue.
  for (const typed of ['creator:ada', 'perm:copy', 'worn:', 'type:hat', 'desc:hat'])
    expect((await find(inventory, typed)).problems).toEqual([{ from: 0, to: typed.length, code: 'not-here' }])
  expect((await find(inventory, 'modified:soon')).problems).toEqual([
    { from: 0, to: 13, code: 'unknown-value' },
  ])
})

it('finds by what a platform tells, and keeps it where steps take it', async () => {
  const [FULL, NO_COPY, NO_TRANSFER] = [0x8_e000, 0x8_6000, 0x8_c000]
  const { inventory, world, titles } = await opened(world => {
    const ada = { id: 'A-1', name: 'Ada Élan' }
    world.add('Hat', null, {
      extras: {
        creator: ada,
        masks: { owner: FULL, nextOwner: NO_COPY },
        description: 'Blue,\nwith a ribbon',
        typeWord: 'Clothing',
        size: 7_000_000n,
        marks: [Mark.MARK_WORN],
      },
    })
    world.add('Cup', world.folder('Box'), {
      extras: {
        creator: { id: 'B-2', name: '' },
        masks: { owner: NO_COPY, nextOwner: NO_COPY },
        rights: { denied: [{ action: Action.ACTION_COPY_ITEM, whyNot: WhyNot.WHY_NOT_NO_COPY }] },
      },
    })
    world.add('Pen', null, { extras: { creator: ada, masks: { owner: NO_TRANSFER } } })
    world.add('Lost pen', null, { kind: 'link', extras: { link: { state: LinkState.LINK_STATE_BROKEN } } })
    world.add('Pen link', null, { kind: 'link', extras: { link: { state: LinkState.LINK_STATE_FOUND } } })
    world.add('Note', null, { extras: { masks: { base: 0o600 } } })
  })
  const found = async (query: string): Promise<readonly string[]> => (await titles(query)).toSorted()
  expect(await found('creator:ELAN')).toEqual(['Hat', 'Pen'])
  expect(await found('creator:b-2')).toEqual(['Cup'])
  expect(await found('perm:copy')).toEqual(['Hat', 'Pen'])
  expect(await found('perm:no-copy,no-trans')).toEqual(['Cup', 'Pen'])
  expect(await found('perm:full')).toEqual(['Hat'])
  expect(await found('perm:next-no-copy')).toEqual(['Cup', 'Hat'])
  expect(await found('-perm:full creator:ada')).toEqual(['Pen'])
  expect((await find(inventory, 'perm:write')).problems).toEqual([{ from: 0, to: 10, code: 'unknown-value' }])
  expect(await found('worn:')).toEqual(['Hat'])
  expect(await found('worn:no type:cloth')).toEqual([])
  expect(await found('desc:"blue, with"')).toEqual(['Hat'])
  expect(await found('size:>5mb')).toEqual(['Hat'])
  expect(await found('broken:')).toEqual(['Lost pen'])
  expect(await found('problem:')).toEqual(['Lost pen'])
  expect(await found('mod')).toEqual([])
  // Another program takes a right from it: the same thing, of which something else is told.
  const hat = [...world.records.values()].find(({ name }) => name === 'Hat')
  Object.assign(hat?.extras ?? {}, { masks: { owner: NO_COPY }, marks: [] })
  const cup = [...world.records.values()].find(({ name }) => name === 'Cup')
  if (cup) cup.parent = null
  await crawl(inventory, world, NOW_MS - DAY_MS)
  expect(await found('perm:no-copy')).toEqual(['Cup', 'Hat'])
  expect(await found('worn:')).toEqual([])
  expect(await found('new:')).toEqual([])
  const { hits } = await find(inventory, 'cup')
  expect(hits[0]?.entry).toMatchObject({
    facts: { creator: { id: 'B-2', name: null }, permissions: { own: ['modify', 'transfer'] } },
    denied: [{ action: 'copy-item', why: 'no-copy' }],
  })
  // So is what is exported.
  const [one] = hits
  const exported = (format: 'csv' | 'jsonl' | 'efu') =>
    one === undefined ? '' : exportLine(format, { entry: one.entry, place: one.place, seenAtMs: 0 })
  expect(exported('csv')).toMatch(/,B-2,modify transfer,\r\n$/)
  expect(JSON.parse(exported('jsonl'))).toMatchObject({
    creator: { id: 'B-2' },
    permissions: { next: ['modify', 'transfer'] },
  })
  expect(exported('efu')).toMatch(/^"Inventory\\Cup",,\d+,,0/)
  // What is shown without the source is the same.
  const columns = new ListingColumns(8, 'path')
  for (const piece of piecesOf(inventory.known, inventory.known.tree.root)) columns.addPiece(piece)
  const shown = Array.from({ length: columns.count }, (_, at) => columns.entryAt(at))
  expect(shown.find(({ name }) => name === 'Cup')).toEqual(hits[0]?.entry)
  expect(shown.find(({ name }) => name === 'Hat')?.facts?.description).toBe('Blue,\nwith a ribbon')
})

it('leaves the Trash out unless it is asked for', async () => {
  const { inventory, world, titles } = await opened(world => {
    world.add('Hat', null)
    world.add('Old Hat', world.folder('Satchel Trash'))
  })
  const trash = [...world.records.values()].find(({ name }) => name === 'Satchel Trash')?.id ?? null
  Object.assign(inventory.opened, { trash: { path: world.pathOf(trash), id: null } })
  expect(await titles('hat')).toEqual(['Hat'])
})

it('finds what was deleted by in:trash, and no folder of a single deletion', async () => {
  const { inventory, world, titles } = await opened(world => {
    const deletion = world.folder('2026-05-01 10-00-00 UTC', world.folder('Satchel Trash'))
    world.add('Old Hat', deletion)
    world.add('Lost Glove', deletion)
    world.add('Hat', null)
  })
  const trash = [...world.records.values()].find(({ name }) => name === 'Satchel Trash')?.id ?? null
  Object.assign(inventory.opened, { trash: { path: world.pathOf(trash), id: null } })
  expect((await titles('in:trash')).toSorted()).toEqual(['Lost Glove', 'Old Hat'])
  expect(await titles('hat in:ゴミ箱')).toEqual(['Old Hat'])
  expect(await titles('2026 in:trash')).toEqual([])
  expect(trashFoldersOf(inventory.known, inventory.trash)?.map(({ name, count }) => [name, count])).toEqual([
    ['Satchel Trash', 1],
    ['2026-05-01 10-00-00 UTC', 2],
  ])
  expect(contentOf(inventory.known, [trash ?? ''])).toEqual({ count: 3, isAll: true })
  expect(contentOf(inventory.known, ['R-nobody'])).toEqual({ count: 0, isAll: false })
})

it('finds what is new, but not what was only never listed before', async () => {
  const { inventory, world, titles } = await opened(world => world.add('Old', world.folder('Box')))
  const box = world.folderAt(world.pathOf('R-00000001')) ?? null
  world.add('New', box)
  await crawl(inventory, world, NOW_MS - DAY_MS)
  expect(await titles('new:<7d')).toEqual(['New'])
  expect(await titles('new:>7d')).toEqual([])
})

it('looks for typos only where little is found, and marks what is alike', async () => {
  const { inventory } = await opened(world => {
    for (const name of ['Helmet', 'Blue helmets', 'Plate']) world.add(name, null)
  })
  const { hits, total, similarTotal } = await find(inventory, 'hemlet')
  expect(total).toBe(0)
  expect(similarTotal).toBe(2)
  expect(hits.map(({ entry, rank, ranges }) => [entry.name, rank, ranges])).toEqual([
    ['Helmet', 'similar', [[0, 6]]],
    ['Blue helmets', 'similar', [[5, 11]]],
  ])
  expect((await find(inventory, '"hemlet"')).similarTotal).toBe(0)
})

it('finds every name that a comparison of all letters finds, with one typo and with two', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 14 })
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 11 })
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 12 }), words, (names, word) => {
      const part = partOf(
        names.map((searched, seq) => ({
          seq: seq + 1,
          searched,
          folder: 1,
          kind: 1,
          isPublic: false,
          modifiedMs: null,
          asset: 0,
        })),
      )
      const wanted = names.flatMap((name, row) => (typosOf(name, word) <= typosIn(word) ? [row] : []))
      expect(rowsSimilarTo(part, word)).toEqual(wanted)
      for (const name of names)
        expect(fewestTypos(name, 0, name.length, word, 2)).toBe(Math.min(3, typosOf(name, word)))
    }),
    // The same piece twice in a word is two pieces.
    { numRuns: 400, examples: [[['ababb', ''], 'abbabb']] },
  )
})

it('marks letters where they stand in the title, however they are folded', () => {
  expect(rangesIn('Ｆｕll ß Ａlpha', ['ss'], false)).toEqual([[5, 6]])
  expect(rangesIn('Cafe\u0301 au lait', ['cafe'], false)).toEqual([[0, 5]])
  expect(rangesIn('カメラ', ['かめ'], false)).toEqual([[0, 2]])
  expect(rangesIn('hat hat', ['hat', 'at'], false)).toEqual([
    [0, 3],
    [4, 7],
  ])
})

/** Over all parts of the text, by the plain definition. */
function typosOf(text: string, word: string): number {
  let fewest = word.length
  for (let from = 0; from <= text.length; from += 1) {
    for (let to = from; to <= text.length; to += 1)
      fewest = Math.min(fewest, distance(text.slice(from, to), word))
  }
  return fewest
}

function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, at) =>
    Array.from({ length: other.length + 1 }, (_, to) => (at === 0 ? to : at)),
  )
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost)
      const isChanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isChanged) best = Math.min(best, at(i - 2, j - 2) + 1)
      const row = rows[i]
      if (row !== undefined) row[j] = best
    }
  }
  return at(one.length, other.length)
}
