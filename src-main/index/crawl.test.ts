import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openTestFolder } from '../../src-gateways/folder/testing/test-folder'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { addressOf, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { ROOT } from '../../src-shared/domain/paths'
import type { FindAnswer } from '../../src-shared/model/found'
import type { RecordWhereabouts } from '../../src-shared/model/record-whereabouts'
import { callsIn, entryRef, folderRef, pathOf } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openServices, type ServicesBench } from '../testing/services-bench'
import { exportTo } from './export-file'

/** Of a machine that has much else to do: two thirds of what a test may take. */
const PATIENCE = { timeout: 120_000, interval: 20 }
const signal = new AbortController().signal

/** A service without a pace to keep, with the index behind everything that is listed. */
async function indexed(args: readonly string[] = []) {
  const sandbox = await startSandbox({ args })
  const bench = openServices({ sandbox, hasIndex: true })
  onTestEnd(() => bench.indexing.stop())
  const session = await bench.isOpenFor('U-Sandbox')
  bench.indexing.index.start()
  await bench.indexing.index.whenReady(signal)
  return { sandbox, bench, session }
}

async function find({ indexing }: ServicesBench, query: string): Promise<FindAnswer> {
  const request = { query, scope: { kind: 'everywhere' }, presentFolder: null, limit: 20 } as const
  const answer = await indexing.index.calls?.call('search', request)
  if (answer?.ok !== true) throw new Error('It does not answer.')
  return answer.value
}

async function whereIs(
  { indexing }: ServicesBench,
  recordId: string,
): Promise<RecordWhereabouts | undefined> {
  const answer = await indexing.index.calls?.call('whereIs', { recordIds: [recordId] })
  return answer?.ok === true ? answer.value[0] : undefined
}

/** Folders of files with one folder in each, and when each of them was listed. */
async function folderOfFiles(count: number) {
  const folder = await openTestFolder({})
  onTestEnd(() => folder.close())
  for (let at = 0; at < count; at++) mkdirSync(join(folder.root, `F${at}`, 'In'), { recursive: true })
  const bench = openServices({ sandbox: { address: `unix:${folder.socketPath}` }, hasIndex: true })
  onTestEnd(() => bench.indexing.stop())
  await bench.isOpenFor(folder.root)
  bench.indexing.index.start()
  await bench.indexing.index.whenReady(signal)
  const listedAt = async (): Promise<ReadonlyMap<string, number | null>> => {
    const { calls } = bench.indexing.index
    await calls?.call('crawl.taken', null)
    const scope = { kind: 'everywhere' } as const
    const folders = await calls?.call('search', {
      query: 'kind:folder',
      scope,
      presentFolder: null,
      limit: 2_000,
    })
    if (folders?.ok !== true) throw new Error('It does not answer.')
    const places = folders.value.hits.map(({ place }) => place)
    const facts = await calls?.call('folders.summary', {
      recordIds: places.map(({ recordId }) => recordId),
    })
    if (facts?.ok !== true) throw new Error('It does not answer.')
    return new Map(
      places.map(({ folder: at, title }, index) => [
        `${at}/${title}`,
        facts.value[index]?.listedAtMs ?? null,
      ]),
    )
  }
  return { root: folder.root, bench, listedAt }
}

const isThrough = ({ indexing }: ServicesBench): Promise<void> =>
  vi.waitFor(() => expect(indexing.crawler.now.throughAtMs).not.toBeNull(), PATIENCE)

describe('the feed', () => {
  it('tells the index of what anybody lists, of what is proved, and of sessions and large operations, at once', async () => {
    const { bench, session } = await indexed()
    const { index } = bench.indexing
    for (const entries of [20, 21]) index.begins(session.id, entries)
    const moments = await index.calls?.call('moments', null)
    expect(moments?.ok === true && moments.value.map(({ name }) => name)).toEqual([
      'operation',
      'session-start',
    ])
    await session.list(ROOT_ADDRESS, signal)
    // Nobody's listing waits for the index.
    await vi.waitFor(async () => {
      expect((await find(bench, 'worlds')).hits.map(({ entry }) => entry.name)).toEqual(['Worlds'])
    }, PATIENCE)
    const gateway = bench.connection.gateway()
    const food = await folderRef(gateway, 'Food & Drink')
    const fruit = await entryRef(gateway, food, 'Fruit')
    const worlds = await folderRef(gateway, 'Worlds')
    const moved = await bench.run({ kind: 'transfer', mode: 'move', entries: [fruit], target: worlds })
    expect(moved.state).toBe('done')
    expect(await whereIs(bench, fruit.recordId)).toMatchObject({
      kind: 'here',
      place: { folder: '/Inventory/Worlds' },
    })
  })
})

/** A folder that nobody opened, with something in it, and two that no path tells apart. */
const SMALL = JSON.stringify([
  { id: 'R-Deep', parent: 'Inventory', name: 'Deep', type: 'directory' },
  { id: 'R-Twin-1', parent: 'Inventory', name: 'Twin', type: 'directory' },
  { id: 'R-Twin-2', parent: 'Inventory', name: 'Twin', type: 'directory' },
  {
    id: 'R-Banana',
    parent: 'Inventory\\Deep',
    name: 'Banana',
    type: 'object',
    assetUri: 'resdb:///banana.brson',
  },
])

/** Twelve folders, and a link to one of them. */
const LINKED = JSON.stringify([
  ...Array.from({ length: 12 }, (_, at) => ({
    id: `R-${at}`,
    parent: 'Inventory',
    name: `Folder ${at}`,
    type: 'directory',
  })),
  { id: 'R-Link', parent: 'Inventory', name: 'Link', type: 'link', assetUri: 'resrec:///U-Sandbox/R-3' },
])

describe('looking through everything', () => {
  it('lists nothing before a person has said so, and then each folder once, though some can never be listed', async () => {
    const { sandbox, bench, session } = await indexed(['--seed', 'empty'])
    await sandbox.control(`records ${SMALL}`)
    await session.list(ROOT_ADDRESS, signal)
    const lists = async (): Promise<number> => callsIn(await sandbox.control('calls'))['Inventory/List'] ?? 0
    const before = await lists()
    expect((await find(bench, 'banana')).hits).toEqual([])
    expect(bench.indexing.crawler.now).toMatchObject({ isAllowed: false, throughAtMs: null })
    bench.indexing.crawler.allow()
    await isThrough(bench)
    expect((await find(bench, 'banana')).hits[0]?.place.folder).toBe('/Inventory/Deep')
    expect(bench.indexing.crawler.now.closed).toBe(2)
    const after = await lists()
    expect(after - before).toBeLessThanOrEqual(3)
    await vi.waitFor(() => expect(bench.indexing.crawler.now.index?.crawl).toBeNull(), PATIENCE)
    expect(await lists()).toBe(after)
  })

  it('stops when it is told to, and goes on where it was', async () => {
    const { sandbox, bench, session } = await indexed(['--seed', 'empty', '--bulk-folders', '6'])
    await session.list(ROOT_ADDRESS, signal)
    const { crawler } = bench.indexing
    crawler.allow()
    await vi.waitFor(() => expect(crawler.now.index?.crawl?.listed ?? 0).toBeGreaterThan(1), PATIENCE)
    crawler.stop()
    await vi.waitFor(() => expect(crawler.now.hold).toBe('person'), PATIENCE)
    const before = callsIn(await sandbox.control('calls'))['Inventory/List']
    crawler.goOn()
    await isThrough(bench)
    const after = callsIn(await sandbox.control('calls'))['Inventory/List']
    expect((after ?? 0) - (before ?? 0)).toBeLessThanOrEqual(7)
    // The status is told a moment later.
    await vi.waitFor(() => expect(crawler.now.index?.neverListed).toBe(0), PATIENCE)
  })

  it('looks only at a link that is to be followed while a person has stopped all else, and goes on where it was', async () => {
    const { sandbox, bench, session } = await indexed(['--seed', 'empty'])
    await sandbox.control(`records ${LINKED}`)
    await session.list(ROOT_ADDRESS, signal)
    const { crawler, index } = bench.indexing
    const lists = async (): Promise<number> => callsIn(await sandbox.control('calls'))['Inventory/List'] ?? 0
    const listedAt = async (): Promise<number | null> => {
      const facts = await index.calls?.call('folders.summary', { recordIds: ['R-Link'] })
      return facts?.ok === true ? (facts.value[0]?.listedAtMs ?? null) : null
    }
    await sandbox.control('fault delay=40')
    crawler.allow()
    await vi.waitFor(() => expect(crawler.now.index?.crawl?.listed ?? 0).toBeGreaterThan(1), PATIENCE)
    crawler.stop()
    await vi.waitFor(() => expect(crawler.now.hold).toBe('person'), PATIENCE)
    const before = await lists()
    const { startedMs } = crawler.now.index?.crawl ?? {}
    await crawler.followLink('R-Link')
    await vi.waitFor(async () => expect(await listedAt()).not.toBeNull(), PATIENCE)
    await vi.waitFor(() => {
      expect(crawler.now).toMatchObject({ isStopped: true, hold: 'person', throughAtMs: null })
      expect(crawler.now.index?.crawl).toMatchObject({ kind: 'whole', startedMs })
    }, PATIENCE)
    expect(await lists()).toBe(before + 1)
    crawler.goOn()
    await isThrough(bench)
    // The root, what is in it, and the link: each of them once.
    expect(await lists()).toBeLessThanOrEqual(before + 1 + 14)
    await vi.waitFor(() => expect(crawler.now.index?.neverListed).toBe(0), PATIENCE)
  })

  it('begins again where it broke off, and does not say that it was through', async () => {
    const { sandbox, bench, session } = await indexed(['--seed', 'empty', '--bulk-folders', '8'])
    await session.list(ROOT_ADDRESS, signal)
    await sandbox.control('fault delay=40')
    const { crawler, index } = bench.indexing
    crawler.allow()
    await vi.waitFor(() => expect(crawler.now.index?.crawl?.listed ?? 0).toBeGreaterThan(1), PATIENCE)
    // As after a failed write: the index knows of no crawl any more, and main was not told.
    await index.calls?.call('crawl.stop', null)
    await sandbox.control('clear')
    await isThrough(bench)
    await vi.waitFor(() => expect(crawler.now.index?.neverListed).toBe(0), PATIENCE)
  })

  it('finds what another client has moved at its new place, and calls nothing gone that a service refuses to show', async () => {
    const { sandbox, bench, session } = await indexed(['--seed', 'empty'])
    await sandbox.control(`records ${SMALL}`)
    await session.list(ROOT_ADDRESS, signal)
    const { crawler } = bench.indexing
    crawler.allow()
    await isThrough(bench)
    expect(await whereIs(bench, 'R-Banana')).toMatchObject({
      kind: 'here',
      place: { folder: '/Inventory/Deep' },
    })
    const gateway = bench.connection.gateway()
    await gateway.makeDir({ folder: ROOT_ADDRESS, title: 'Elsewhere' })
    const [from, to] = [pathOf('/Inventory/Deep/Banana'), pathOf('/Inventory/Elsewhere')]
    await gateway.move(addressOf(from), { folder: addressOf(to), title: 'Banana' }, { isFolder: false })
    await sandbox.control('fault unavailable-rate=0.1,7')
    await sandbox.control('fault lookup-misses=0.1,7')
    const before = crawler.now.throughAtMs ?? 0
    crawler.goOn()
    await vi.waitFor(() => expect(crawler.now.throughAtMs ?? 0).toBeGreaterThan(before), PATIENCE)
    await sandbox.control('clear')
    expect((await find(bench, 'gone:')).total).toBe(0)
    crawler.goOn()
    await vi.waitFor(async () => {
      expect(await whereIs(bench, 'R-Banana')).toMatchObject({
        kind: 'here',
        place: { folder: '/Inventory/Elsewhere' },
      })
    }, PATIENCE)
    expect((await find(bench, 'gone:')).total).toBe(0)
  })

  describe('of a source that sends whole trees', () => {
    it('asks for one, and takes what has come of it where it is broken off', async () => {
      const { bench, root, listedAt } = await folderOfFiles(300)
      writeFileSync(join(root, 'F7', 'In', 'Banana.txt'), 'x')
      const { crawler, index } = bench.indexing
      crawler.allow()
      await vi.waitFor(
        async () => {
          const status = await index.calls?.call('status', null)
          expect(status?.ok === true && (status.value.crawl?.listed ?? 0)).toBeGreaterThan(1)
        },
        { timeout: 120_000, interval: 1 },
      )
      crawler.stop()
      await vi.waitFor(() => expect(crawler.now.hold).toBe('person'), PATIENCE)
      const before = await listedAt()
      crawler.goOn()
      await isThrough(bench)
      expect((await find(bench, 'banana')).hits[0]?.place.folder).toBe('/Inventory/F7/In')
      // Each folder has the moment at which its tree was asked for: what had come was not asked for again.
      const after = await listedAt()
      const come = [...before].filter(([, atMs]) => atMs !== null)
      expect(new Set(come.map(([, atMs]) => atMs)).size).toBe(1)
      expect(come.length).toBeLessThan(after.size)
      expect([...after]).toEqual(expect.arrayContaining(come))
      expect([...after.values()]).not.toContain(null)
    })

    it('finds in the next one what moved, and calls gone after two of them what is gone', async () => {
      const { bench, root } = await folderOfFiles(20)
      writeFileSync(join(root, 'F3', 'In', 'Banana.txt'), 'x')
      bench.indexing.crawler.allow()
      await isThrough(bench)
      renameSync(join(root, 'F3', 'In', 'Banana.txt'), join(root, 'F9', 'Banana.txt'))
      rmSync(join(root, 'F1'), { recursive: true })
      const again = async (): Promise<void> => {
        const before = bench.indexing.crawler.now.throughAtMs ?? 0
        bench.indexing.crawler.goOn()
        await vi.waitFor(
          () => expect(bench.indexing.crawler.now.throughAtMs ?? 0).toBeGreaterThan(before),
          PATIENCE,
        )
      }
      await again()
      expect((await find(bench, 'banana')).hits[0]?.place.folder).toBe('/Inventory/F9')
      const lost = async () =>
        (await find(bench, 'gone:')).hits.map(({ place, state }) => [place.title, state])
      expect(await lost()).toEqual([['F1', 'last-seen']])
      await again()
      expect(await lost()).toContainEqual(['F1', 'gone'])
    })
  })

  it('is exported to a file, and forgotten when a person says so, with what was said of it', async () => {
    const { sandbox, bench, session } = await indexed(['--seed', 'empty'])
    await sandbox.control(`records ${SMALL}`)
    await session.list(ROOT_ADDRESS, signal)
    bench.indexing.crawler.allow()
    await isThrough(bench)
    expect((await find(bench, 'banana')).total).toBe(1)
    const file = join(testFolder(), 'inventory.csv')
    const request = { format: 'csv', query: 'kind:object', scope: { kind: 'everywhere' } } as const
    expect(await exportTo(file, request, bench.indexing.index.calls, signal)).toBe(1)
    expect(readFileSync(file, 'utf8')).toContain('R-Banana,Banana,/Deep,object')
    await expect(exportTo(`${file}/x`, request, bench.indexing.index.calls, signal)).rejects.toMatchObject({
      error: { kind: 'refused', said: { code: 'file-not-written' } },
    })
    await session.forget()
    await bench.indexing.index.whenReady(signal)
    expect((await find(bench, 'banana')).total).toBe(0)
    expect(bench.indexing.crawler.now).toMatchObject({ isAllowed: false, throughAtMs: null })
    expect(await session.saved(ROOT, signal)).toBeNull()
  })
})
