import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { onTestEnd } from '../src-sandbox/testing/on-test-end'
import { addressOf } from '../src-shared/domain/entry-address'
import { unpackStrings } from '../src-shared/domain/packed-strings'
import { ROOT } from '../src-shared/domain/paths'
import type { IndexEvents, IndexFeeds, IndexReads } from '../src-shared/ipc/index-contract'
import { type Calls, type ClosablePort, callOver } from '../src-shared/ipc/port-calls'
import { isInventoryId } from '../src-shared/model/inventory-id'
import type { PackedEntries } from '../src-shared/model/packed-entries'
import type { Result } from '../src-shared/result'
import { IndexHost } from './index-host'
import { serveMain, servePage } from './serve-index'
import { testFolder } from './testing/test-folder'
import { NOW_MS, openRequest, testInventoryId } from './testing/test-inventory'
import { World } from './testing/world'

type Main = Calls<IndexReads & IndexFeeds, IndexEvents>
type Page = Calls<IndexReads, IndexEvents>

const EVERYWHERE = { kind: 'everywhere' } as const

it('is told by main and asked by a page', async () => {
  const { main, page } = serving()
  expect(await page.call('status', null)).toMatchObject({ ok: false, error: { kind: 'not-ready' } })
  const world = new World()
  const hats = world.folder('Hats')
  const red = world.add('Red Hat', hats)
  valueOf(await main.call('open', openRequest(testFolder())))
  await crawlOver(main, world)
  const search = { query: 'red', scope: EVERYWHERE, presentFolder: null, limit: 10 }
  expect(valueOf(await page.call('search', search)).hits.map(({ entry }) => entry.recordId)).toEqual([red.id])
  expect(
    valueOf(await page.call('search.count', { queries: [{ query: 'hat', scope: EVERYWHERE }] })),
  ).toEqual([2])
  expect(valueOf(await page.call('suggest.folders', { text: 'ha', limit: 5 }))).toEqual(['Hats'])
  expect(valueOf(await page.call('folders.summary', { recordIds: [hats, null] }))).toMatchObject([
    { folders: 0, items: 1, links: 0, pictures: [{ recordId: red.id, assetUri: red.asset }] },
    { folders: 1, items: 0, links: 0, pictures: [{ recordId: red.id }] },
  ])
  expect(valueOf(await page.call('status', null))).toMatchObject({ entries: 2, folders: 2, neverListed: 0 })
})

it('answers and tells a page nothing of another inventory, and closes its port once that is open', async () => {
  const { main, page } = serving()
  const told: string[] = []
  page.on('status', () => told.push('status'))
  const other = testInventoryId('U-other')
  const world = new World()
  world.add('Red Hat', world.folder('Hats'))
  valueOf(await main.call('open', openRequest(null, { inventory: other })))
  await crawlOver(main, world)
  const search = { query: 'red', scope: EVERYWHERE, presentFolder: null, limit: 10 }
  expect(await page.call('search', search)).toMatchObject({ ok: false, error: { kind: 'offline' } })
  expect(told).toEqual([])
  valueOf(await main.call('open', openRequest(null)))
  expect(valueOf(await page.call('search', search)).hits).toEqual([])
  valueOf(await main.call('open', openRequest(null, { inventory: other })))
  await expect.poll(async () => (await page.call('status', null)).ok).toBe(false)
  valueOf(await main.call('open', openRequest(null)))
  expect(await page.call('status', null)).toMatchObject({ error: { message: 'The index is not running.' } })
})

it('shows a folder as it was listed, in pieces', async () => {
  const { main, page } = serving()
  const world = new World()
  const many = world.folder('Many')
  for (let at = 0; at < 4500; at += 1) world.add(`Thing ${at}`, many)
  world.add('odd \0 name', many)
  valueOf(await main.call('open', openRequest(null)))
  await crawlOver(main, world)
  const pieces: PackedEntries[] = []
  const folder = addressOf(world.pathOf(many), many)
  const head = valueOf(await page.call('folder', { folder }, { onPiece: piece => void pieces.push(piece) }))
  expect(head).toMatchObject({ addressing: 'path', total: 4501 })
  expect(pieces.map(({ count }) => count)).toEqual([2000, 2000, 501])
  const names = pieces.flatMap(({ names, count }) => [...unpackStrings(names, count)])
  expect(names.toSorted()).toEqual(
    world
      .in(many)
      .map(({ name }) => name)
      .toSorted(),
  )
  expect(valueOf(await page.call('folder', { folder: addressOf(ROOT, null) }))).toMatchObject({ total: 1 })
  const never = { path: world.pathOf(many), id: 'R-nobody' }
  expect(valueOf(await page.call('folder', { folder: never }))).toBeNull()
})

it('tells what has changed, and gives a page nothing to feed it with', async () => {
  const { main, page } = serving()
  const world = new World()
  const hats = world.folder('Hats')
  const changed: IndexEvents['changed'][] = []
  page.on('changed', news => changed.push(news))
  valueOf(await main.call('open', openRequest(null)))
  await crawlOver(main, world)
  await expect.poll(() => changed.flatMap(({ folders }) => folders)).toContain(hats)
  const asMain: unknown = page
  expect(await callFrom(asMain, 'close')).toMatchObject({ ok: false, error: { kind: 'bug' } })
})

it('has the inventory open that was asked for last, though a large listing keeps the first from closing', async () => {
  const { main } = serving()
  const world = new World()
  for (let at = 0; at < 50_000; at += 1) world.add(`Thing ${at}`, null)
  const [one, two, three] = ['resonite:U-one', 'resonite:U-two', 'resonite:U-three'].map(id => {
    if (!isInventoryId(id)) throw new Error('It is none.')
    return openRequest(testFolder(), { inventory: id })
  })
  if (!one || !two || !three) throw new Error('There are three.')
  valueOf(await main.call('open', one))
  const bytes = world.listing(null)
  const listed = main.call('listed', {
    folder: addressOf(ROOT, null),
    atMs: NOW_MS,
    tillMs: NOW_MS,
    asked: 'person',
    bytes,
  })
  let isListed = false
  void listed.then(() => {
    isListed = true
  })
  const entries = async (): Promise<number> => valueOf(await main.call('status', null)).entries
  await expect.poll(entries, { interval: 1 }).toBeGreaterThan(0)
  expect(isListed).toBe(false)
  const opened = await Promise.all([main.call('open', two), main.call('open', three)])
  expect(opened.map(answer => valueOf(answer).status.inventory)).toEqual([two.inventory, three.inventory])
  expect(valueOf(await main.call('status', null))).toMatchObject({ inventory: three.inventory, entries: 0 })
  expect(valueOf(await listed)).toEqual({ hasChanged: true })
})

it('forgets an inventory', async () => {
  const { main, page } = serving()
  const folder = testFolder()
  const world = new World()
  world.add('Secret', null)
  valueOf(await main.call('open', openRequest(folder)))
  await crawlOver(main, world)
  valueOf(await main.call('forget', { folder }))
  expect(await page.call('status', null)).toMatchObject({ ok: false, error: { kind: 'not-ready' } })
  expect(valueOf(await main.call('open', openRequest(folder))).status).toMatchObject({ entries: 0 })
})

it('exports everything as a file of lines', async () => {
  const { main, page } = serving()
  const world = new World()
  world.add('=1+1 "quoted", and more', null)
  valueOf(await main.call('open', openRequest(null)))
  await crawlOver(main, world)
  const texts: string[] = []
  const request = { format: 'csv', query: '', scope: EVERYWHERE } as const
  const { rows } = valueOf(await page.call('export', request, { onPiece: text => void texts.push(text) }))
  expect(rows).toBe(1)
  expect(texts.join('')).toContain(`"'=1+1 ""quoted"", and more"`)
})

it('gives out alone a folder that did not come with its tree, so that a crawl by trees has an end', async () => {
  const { main } = serving()
  valueOf(await main.call('open', openRequest(null)))
  valueOf(await main.call('crawl.start', { kind: 'whole', recordId: null, atMs: NOW_MS }))
  const next = async () => {
    const { folders } = valueOf(await main.call('crawl.next', { limit: 4, atMs: NOW_MS, hasTrees: true }))
    return folders.map(({ address, isTree }) => [address.path, isTree])
  }
  expect(await next()).toEqual([[ROOT, true]])
  const reply = { folder: addressOf(ROOT), atMs: NOW_MS, tillMs: NOW_MS + 1, asked: 'crawl' } as const
  valueOf(await main.call('failed', { ...reply, error: 'cancelled' }))
  expect(await next()).toEqual([[ROOT, false]])
})

async function callFrom(calls: unknown, name: string): Promise<unknown> {
  const call: unknown = typeof calls === 'object' && calls !== null ? Reflect.get(calls, 'call') : null
  return typeof call === 'function' ? call(name, null) : null
}

async function crawlOver(main: Main, world: World): Promise<void> {
  valueOf(await main.call('crawl.start', { kind: 'whole', recordId: null, atMs: NOW_MS }))
  for (let atMs = NOW_MS; ; atMs += 1) {
    const { folders, isDone } = valueOf(await main.call('crawl.next', { limit: 4, atMs, hasTrees: false }))
    if (isDone) return
    for (const { address, recordId } of folders) {
      const bytes = world.listing(recordId)
      valueOf(await main.call('listed', { folder: address, atMs, tillMs: atMs, asked: 'crawl', bytes }))
    }
  }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.detail ?? ''}`)
  return result.value
}

function serving(): { readonly main: Main; readonly page: Page } {
  const host = new IndexHost()
  const [forMain, forPage] = [new MessageChannel(), new MessageChannel()]
  onTestEnd(async () => {
    await host.close()
    forMain.port1.close()
    forPage.port1.close()
  })
  serveMain(callPortOf(forMain.port1), host)
  servePage(callPortOf(forPage.port1), host, openRequest(null).inventory)
  return { main: callOver(callPortOf(forMain.port2)), page: callOver(callPortOf(forPage.port2)) }
}

function callPortOf(port: MessagePort): ClosablePort {
  return {
    post: message => port.postMessage(message),
    onMessage: listener => void port.on('message', listener),
    onClose: listener => void port.on('close', listener),
    close: () => port.close(),
  }
}
