import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { differencesBetween } from '../src-index/answers/differences'
import { search } from '../src-index/find/search'
import { fewestTypos, typosBetween } from '../src-index/find/typos'
import { Inventory } from '../src-index/inventory'
import { type IndexProcess, startIndexProcess } from '../src-index/testing/index-process'
import { openRequest } from '../src-index/testing/test-inventory'
import { foldForFinding } from '../src-shared/domain/fold-for-finding'
import { ROOT } from '../src-shared/domain/paths'
import type { Result } from '../src-shared/result'
import { alternate } from './fixtures/alternate'
import { bench } from './fixtures/bench'
import {
  crawlAnew,
  generatedFolders,
  indexIn,
  listsP95,
  mostInASecond,
  steer,
  whileCrawling,
} from './fixtures/crawl-acts'
import { framesOf, scrollThrough } from './fixtures/frames'
import { BenchWorld, typedKeys } from './fixtures/index-world'
import { steadyMemoryMib } from './fixtures/process-memory'
import { timeToRows } from './fixtures/start-time'

const DAY_MS = 86_400_000
const T0 = Date.UTC(2025, 5, 1)
const EVERYWHERE = { kind: 'everywhere' } as const
const MIB = 1024 * 1024
const FOLDERS = 3_000
/** Each lies in the root: both are looked up. */
const LOOK_UPS_A_FOLDER = 2

/** Lists all of a world once. */
async function crawl(
  world: BenchWorld,
  listed: (address: Address, bytes: Uint8Array, atMs: number) => Promise<unknown>,
) {
  await listed({ path: ROOT, id: null }, world.rootListing(), T0)
  for (let at = 0; at < world.folders.length; at += 1)
    await listed(world.addressOf(at), world.listing(at), T0 + at)
}

type Address = ReturnType<BenchWorld['addressOf']>

async function tell(index: IndexProcess, world: BenchWorld): Promise<void> {
  await crawl(world, async (folder, bytes, atMs) =>
    valueOf(await index.calls.call('listed', { folder, atMs, tillMs: atMs, asked: 'crawl', bytes })),
  )
}

function openIn(folder: string | null): Inventory {
  return new Inventory(openRequest(folder), () => {})
}

const around = (inventory: Inventory) => ({
  trash: null,
  usedBySeq: inventory.used.bySeq(),
  spawnedBySeq: () => inventory.used.spawnedBySeq(),
  nowMs: Date.now(),
})

async function find(inventory: Inventory, query: string) {
  const request = { query, scope: EVERYWHERE, presentFolder: null, limit: 200 }
  return search(inventory.known, request, around(inventory), new AbortController().signal)
}

bench('index 1,000,000 names', async ({ folder, serve, record }) => {
  const world = new BenchWorld(1_000, 999)
  const place = join(folder, 'million')
  const empty = await startIndexProcess()
  valueOf(await empty.calls.call('open', openRequest(null)))
  const base = await steadyMemoryMib(empty.child.pid ?? 0)
  await empty.kill()
  const writer = await startIndexProcess()
  valueOf(await writer.calls.call('open', openRequest(place)))
  await tell(writer, world)
  valueOf(await writer.calls.call('close', null))
  await writer.kill()

  const inventory = openIn(place)
  const text = inventory.known.names
    .parts()
    .map(({ joined }) => joined)
    .join('\n')
  const rows = inventory.known.names.count
  const keys = typedKeys()
  const exact = await alternate(
    async () => ({ ms: await p95Of(keys, key => find(inventory, key)) }),
    async () => ({ ms: await p95Of(keys, key => passOver(text, foldForFinding(key))) }),
  )
  const fast = { goal: 1.25, limit: 50, isBar: true }
  record({
    name: 'index: key to hits, 1,000,000 names, p95 / one bare pass',
    unit: 'ms',
    pairs: exact('ms'),
    ...fast,
  })

  const words = ['dragon', 'camera', 'window', 'crystal', 'banner', 'helmet', 'mountain', 'particle']
  const wrong = words.map(word => `${word.slice(0, 2)}q${word.slice(3)}`)
  const typos = await alternate(
    async () => ({ ms: await p95Of(wrong, word => find(inventory, word)) }),
    async () => ({ ms: await p95Of(keys, word => find(inventory, word)) }),
  )
  record({
    name: 'index: one typo, p95 / exact, p95',
    unit: 'ms',
    pairs: typos('ms'),
    goal: 1.5,
    isBar: true,
  })
  const recall = []
  for (const word of wrong.slice(0, 3)) {
    const { similarTotal } = await find(inventory, word)
    recall.push({ app: oracle(text, word), floor: similarTotal })
  }
  record({
    name: 'index: names that a comparison of all letters finds / found',
    unit: '',
    pairs: recall,
    goal: 1,
    gate: 1,
    isBar: true,
  })
  await inventory.close()

  const reader = await startIndexProcess()
  const start = await alternate(
    async () => {
      valueOf(await reader.calls.call('close', null))
      const began = performance.now()
      valueOf(await reader.calls.call('open', openRequest(place)))
      valueOf(
        await reader.calls.call('search', {
          query: 'dragon',
          scope: EVERYWHERE,
          presentFolder: null,
          limit: 200,
        }),
      )
      return { ms: performance.now() - began }
    },
    async () => {
      const began = performance.now()
      readFileSync(join(place, 'index.sqlite'))
      return { ms: performance.now() - began }
    },
  )
  record({
    name: 'index: opened with 1,000,000 names and asked / its file read',
    unit: 'ms',
    pairs: start('ms'),
    limit: 1_500,
    isBar: true,
  })
  await reader.kill()

  const resting = await startIndexProcess()
  valueOf(await resting.calls.call('open', openRequest(place)))
  const memory = (await steadyMemoryMib(resting.child.pid ?? 0)) - base
  const allowed = (1.5 * text.length + 24 * rows) / MIB
  record({
    name: 'index: memory of 1,000,000 names / 1.5 × names + 24 B a row',
    unit: 'MiB',
    pairs: [{ app: memory, floor: allowed }],
    goal: 1,
    isBar: true,
  })
  await resting.kill()

  const sandbox = await serve('--seed', 'empty', '--bulk-root', '200')
  const [home, floorHome] = [join(folder, 'app'), join(folder, 'floor')]
  for (const made of [home, floorHome]) {
    mkdirSync(made)
    await timeToRows(made, sandbox.address)
    await indexIn(made, sandbox.address)
  }
  copyFileSync(join(place, 'index.sqlite'), await indexIn(home, sandbox.address))
  const rowsAfter = await alternate(
    () => timeToRows(home, sandbox.address),
    () => timeToRows(floorHome, sandbox.address),
  )
  record({
    name: 'index: start to the first rows with 1,000,000 names kept / with none',
    unit: 'ms',
    pairs: rowsAfter('ms'),
    goal: 1.02,
    isBar: true,
  })
})

bench('index crawl', async ({ serve, open, bareCalls, record }) => {
  const sandbox = await serve(
    '--seed',
    'empty',
    '--capabilities',
    'ids',
    '--bulk-folders',
    String(FOLDERS),
    '--bulk-in-each',
    '33',
  )
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  const { page } = satchel
  const calls = bareCalls(sandbox)
  const paths = generatedFolders(FOLDERS)
  const pairs = await alternate(
    async () => ({ ms: await crawlAnew(page) }),
    async () => ({ ms: (await calls.listAll([ROOT, ...paths])).ms }),
  )
  record({
    name: 'index: crawl of 100,000 entries in 3,000 folders / the bare List calls',
    unit: 'ms',
    pairs: pairs('ms'),
    goal: 1.25,
    isBar: true,
  })
})

bench('index polite crawl', async ({ serve, open, record }) => {
  const sandbox = await serve('--seed', 'empty', '--bulk-folders', String(FOLDERS), '--bulk-root', '5000')
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  const { page } = satchel
  await steer(page, 'allow')
  record({
    name: 'index: look-ups in the busiest second of a polite crawl / allowed',
    unit: '',
    pairs: [{ app: await mostInASecond(sandbox, LOOK_UPS_A_FOLDER), floor: 10 }],
    goal: 1,
    isBar: true,
  })
  const lists = await alternate(
    () => whileCrawling(page, async () => ({ ms: await listsP95(page) })),
    async () => ({ ms: await listsP95(page) }),
  )
  record({
    name: 'index: a person’s List while crawling, p95 / without',
    unit: 'ms',
    pairs: lists('ms'),
    goal: 1.1,
    isBar: true,
  })
  const scroll = () =>
    framesOf(page, () => scrollThrough(page, '[role="tree"]', { durationMs: 2_000, pxPerSecond: 4_000 }))
  const frames = await alternate(() => whileCrawling(page, scroll), scroll)
  record({
    name: 'index: frames while crawling, p95 / idle',
    unit: 'ms',
    pairs: frames('p95Ms'),
    goal: 1.05,
    isBar: true,
  })
})

bench('index 100,000 entries', async ({ folder, serve, bareCalls, record }) => {
  const world = new BenchWorld(3_000, 33)
  const place = join(folder, 'hundred-thousand')
  const inventory = openIn(place)
  let wireBytes = 0
  const list = (address: Address, bytes: Uint8Array, atMs: number) =>
    inventory.listed({ folder: address, atMs, tillMs: atMs, asked: 'crawl' }, bytes)
  await crawl(world, (address, bytes, atMs) => {
    wireBytes += bytes.length
    return list(address, bytes, atMs)
  })
  await inventory.close()
  const file = join(place, 'index.sqlite')
  const bytes = statSync(file).size
  record({
    name: 'index: bytes on the disk / on the wire, 100,000 entries',
    unit: 'MiB',
    pairs: [{ app: bytes / MIB, floor: wireBytes / MIB }],
    goal: 1,
    isBar: true,
  })

  const again = openIn(place)
  const relist = async (at: number, atMs: number): Promise<unknown> =>
    again.listed({ folder: world.addressOf(at), atMs, tillMs: atMs, asked: 'crawl' }, world.listing(at))
  let atMs = T0 + DAY_MS
  for (let day = 0; day < 364; day += 1, atMs += DAY_MS) {
    // 500 changes a day, in folders that follow each other.
    for (let at = 0; at < 16; at += 1) {
      const changed = (day * 16 + at) % world.folders.length
      world.change(changed, 32)
      await relist(changed, atMs + at)
    }
    await again.change(({ moments }) => moments.mark(`day ${day}`, atMs + 1_000))
  }
  await again.settled()
  const now = atMs
  const sandbox = await serve('--seed', 'empty', '--bulk', '100000')
  const calls = bareCalls(sandbox)
  const diffs = await alternate(
    async () => ({
      day: timed(() => differencesBetween(again.known, now - 1.5 * DAY_MS, now, 1_000)),
      year: timed(() => differencesBetween(again.known, T0 + DAY_MS / 2, now, 1_000)),
    }),
    async () => {
      const { ms } = await calls.list('/Inventory/Bulk')
      return { day: ms, year: ms }
    },
  )
  record({
    name: 'index: differences since yesterday / one List of 100,000',
    unit: 'ms',
    pairs: diffs('day'),
    limit: 10,
    isBar: true,
  })
  record({
    name: 'index: differences of a year / one List of 100,000',
    unit: 'ms',
    pairs: diffs('year'),
    goal: 1,
    isBar: true,
  })
  await again.close()
  const grown = (statSync(file).size - bytes) / 364
  record({
    name: 'index: a crawl with 0.5 % changes / a copy, by 150',
    unit: 'KiB',
    pairs: [{ app: grown / 1024, floor: bytes / 150 / 1024 }],
    goal: 1,
    isBar: true,
  })
})

bench('index against plocate', async ({ folder, record, skipFigure }) => {
  const name = 'index: 100,000 names, end to end / plocate -i'
  if (!existsSync('/usr/bin/plocate')) {
    skipFigure(name, 'plocate is not installed (apt-get install plocate)')
    return
  }
  const world = new BenchWorld(300, 333, 3)
  const tree = join(folder, 'tree')
  for (const [at, { name: title }] of world.folders.entries()) {
    mkdirSync(join(tree, title), { recursive: true })
    for (const [thing, one] of world.things(at).entries())
      writeFileSync(join(tree, title, `${one.name} ${thing}`), '')
  }
  const database = join(folder, 'plocate.db')
  execFileSync('updatedb', ['-l', '0', '-U', tree, '-o', database])
  const index = await startIndexProcess()
  valueOf(await index.calls.call('open', openRequest(null)))
  await tell(index, world)
  const keys = typedKeys().filter(key => key.length > 2 && !key.includes(' '))
  const pairs = await alternate(
    async () => ({
      ms: await p95Of(keys, async key =>
        valueOf(
          await index.calls.call('search', {
            query: key,
            scope: EVERYWHERE,
            presentFolder: null,
            limit: 200,
          }),
        ),
      ),
    }),
    async () => ({
      ms: await p95Of(keys, async key => {
        try {
          execFileSync('plocate', ['-i', '-b', '-d', database, key], { maxBuffer: 256 * MIB })
        } catch {
          // Nothing was found.
        }
      }),
    }),
  )
  record({ name, unit: 'ms', pairs: pairs('ms'), goal: 1, isBar: true })
  await index.kill()
})

function timed(run: () => unknown): number {
  const began = performance.now()
  run()
  return performance.now() - began
}

/** How long the slowest but for one of twenty took. */
async function p95Of<T>(all: readonly T[], run: (one: T) => unknown): Promise<number> {
  const times: number[] = []
  for (const one of all) {
    const began = performance.now()
    await run(one)
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}

/** All places of a key, as the least that anybody could do to know all hits. */
function passOver(text: string, key: string): number {
  let count = 0
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) count += 1
  return count
}

/** Names within one typo, by comparing all letters of all names. */
function oracle(text: string, word: string): number {
  if (typosBetween(word, word) !== 0) throw new Error('A word is itself.')
  return text.split('\n').filter(name => fewestTypos(name, 0, name.length, word, 1) === 1).length
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.detail ?? ''}`)
  return result.value
}
