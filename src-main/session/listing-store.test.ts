import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import { personId } from '../sources/inventory-id'
import { pathOf } from '../testing/refs'
import { testFolder } from '../testing/sandbox-process'
import { decodeListing, encodeListing } from './listing-file'
import { ListingStore } from './listing-store'

const ADA = personId('U-ada')
const BOB = personId('U-bob')
const FOOD = pathOf('/Inventory/Food')

function open(folder = join(testFolder(), 'listings'), maxBytes?: number) {
  const log: string[] = []
  const limits = maxBytes === undefined ? {} : { maxBytes }
  const store = new ListingStore({ folder, log: line => void log.push(line), ...limits })
  const put = async (
    inventory: InventoryId,
    path = ROOT,
    bytes = new Uint8Array([1, 2, 3]),
    listedAtMs = 5,
  ) => {
    store.put(inventory, { path, listedAtMs, bytes })
    await store.settled()
  }
  return { store, log, put, folder }
}

/** Every file below the folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

describe('ListingStore', () => {
  it('gives back what it was given, also to the next start', async () => {
    const { put, folder } = open()
    await put(ADA, FOOD)
    const { store } = open(folder)
    expect(store.has(ADA, FOOD)).toBe(true)
    const kept = await store.get(ADA, FOOD)
    expect(kept).toMatchObject({ path: FOOD, listedAtMs: 5 })
    expect([...(kept?.bytes ?? [])]).toEqual([1, 2, 3])
  })

  it('gives nobody the listing of somebody else', async () => {
    const { store, put } = open()
    await put(ADA)
    expect(await store.get(BOB, ROOT)).toBeNull()
    expect(await store.get(ADA, FOOD)).toBeNull()
  })

  it('takes over what a version kept under the user id, and keeps what is there', async () => {
    const { put, folder } = open()
    await put(ADA)
    // As 1.0 wrote it: a folder named after the digest of the user id, and the user id in each file.
    const oldFolder = join(folder, createHash('sha256').update('U-ada').digest('hex').slice(0, 40))
    const newFolder = dirname(filesIn(folder)[0] ?? '')
    mkdirSync(oldFolder)
    for (const path of [ROOT, FOOD]) {
      const facts = { version: 1, owner: 'U-ada', path, listedAtMs: 4, length: 1, sum: crc32('x') }
      const name = `${createHash('sha256').update(path).digest('hex').slice(0, 40)}.listing`
      writeFileSync(join(oldFolder, name), `${JSON.stringify(facts)}\nx`)
    }
    const { store, log } = open(folder)
    expect(await store.get(ADA, FOOD)).toMatchObject({ path: FOOD, listedAtMs: 4 })
    expect(await store.get(ADA, ROOT)).toMatchObject({ listedAtMs: 5 })
    expect(existsSync(oldFolder)).toBe(false)
    expect(filesIn(newFolder)).toHaveLength(2)
    expect(log).toEqual([])
  })

  it('gives all of one inventory to another, which keeps what it has', async () => {
    const { store, put } = open()
    await put(BOB, FOOD)
    await put(BOB, ROOT, new Uint8Array([9]), 3)
    await put(ADA)
    await store.giveTo(BOB, ADA)
    expect(await store.get(ADA, FOOD)).toMatchObject({ path: FOOD })
    expect(await store.get(ADA, ROOT)).toMatchObject({ listedAtMs: 5 })
    expect(store.has(BOB, FOOD)).toBe(false)
    await put(BOB, FOOD)
    expect(store.has(BOB, FOOD)).toBe(true)
  })

  it('is readable by this user alone, and names no entry in the names of files', async () => {
    const { put, folder } = open()
    await put(ADA, FOOD)
    const [file = ''] = filesIn(folder)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(file).not.toMatch(/Food|ada/)
  })

  it.each([
    ['cut off', (file: string) => truncateSync(file, statSync(file).size - 1)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    ['of another kind', (file: string) => writeFileSync(file, '{"version":3}\nx')],
    [
      'changed in one bit',
      (file: string) => {
        const bytes = readFileSync(file)
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
        writeFileSync(file, bytes)
      },
    ],
  ])('sets a file aside that was %s', async (_how, damage) => {
    const { store, put, folder, log } = open()
    await put(ADA)
    damage(filesIn(folder)[0] ?? '')
    expect(await store.get(ADA, ROOT)).toBeNull()
    expect(filesIn(folder)).toEqual([expect.stringMatching(/\.damaged$/)])
    expect(log).toHaveLength(1)
    await put(ADA)
    expect(await store.get(ADA, ROOT)).not.toBeNull()
  })

  it('stays within its size; what was listed longest ago goes first', async () => {
    const { store, put } = open(undefined, 3_000)
    const paths = ['A', 'B', 'C', 'D'].map(name => pathOf(`/Inventory/${name}`))
    for (const path of paths) await put(ADA, path, new Uint8Array(1_000))
    const kept = paths.map(path => store.has(ADA, path))
    expect(kept).toEqual([false, false, true, true])
  })

  it('has what is still on its way to the disk', async () => {
    const { store } = open()
    store.put(ADA, { path: ROOT, listedAtMs: 1, bytes: new Uint8Array([1]) })
    store.put(ADA, { path: ROOT, listedAtMs: 2, bytes: new Uint8Array([2]) })
    expect((await store.get(ADA, ROOT))?.listedAtMs).toBe(2)
    await store.settled()
    expect((await store.get(ADA, ROOT))?.listedAtMs).toBe(2)
  })

  it('only says so when nothing can be written', async () => {
    const file = join(testFolder(), 'a-file')
    writeFileSync(file, '')
    const { store, put, log } = open(join(file, 'listings'))
    await put(ADA)
    expect(await store.get(ADA, ROOT)).toBeNull()
    expect(log).toEqual([expect.stringContaining('listings are not kept')])
  })
})

describe('a kept listing', () => {
  it('survives whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.uint8Array(), async (person, path, bytes) => {
        const inventory = personId(person)
        const file = Buffer.concat(await encodeListing(inventory, { path, listedAtMs: 1, bytes }))
        expect(await decodeListing(file)).toMatchObject({ path, listedAtMs: 1 })
      }),
    )
  })

  it('is refused, not half read, whatever else a file holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async bytes => {
        await expect(decodeListing(Buffer.from(bytes))).rejects.toThrow()
      }),
    )
  })
})
