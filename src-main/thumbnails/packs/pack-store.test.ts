import {
  appendFileSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { testFolder } from '../../testing/sandbox-process'
import { PackStore } from './pack-store'

const KIBIBYTE = 1024
const ADA = 'resonite:U-ada'
const BOB = 'resonite:U-bob'

const picture = (fill: number, kibibytes = 10): Buffer => Buffer.alloc(kibibytes * KIBIBYTE, fill)

function storeIn(folder: string, maxBytes = 64 * 1024 * KIBIBYTE): PackStore {
  const store = new PackStore(folder, maxBytes)
  onTestEnd(() => store.close())
  return store
}

const filesIn = (folder: string, end: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(end))
    .map(name => join(folder, name))

const bytesIn = (folder: string): number =>
  filesIn(folder, '').reduce((sum, file) => sum + statSync(file).size, 0)

async function filled(folder: string, count: number, owner = ADA): Promise<void> {
  const store = storeIn(folder)
  for (let n = 0; n < count; n++) store.put(owner, `picture ${n}`, picture(n))
  await store.close()
}

describe('pictures in packs', () => {
  it('are there at once, and after a restart', async () => {
    const folder = testFolder()
    const store = storeIn(folder)
    store.put(ADA, 'a', picture(1))
    expect(await store.get(ADA, 'a')).toEqual(picture(1))
    expect(await store.get(ADA, 'b')).toBeNull()
    await store.flush()
    expect(await store.get(ADA, 'a')).toEqual(picture(1))
    expect(await storeIn(folder).get(ADA, 'a')).toEqual(picture(1))
  })

  it('go with their inventory when that is to be forgotten, and no other one’s do', async () => {
    const folder = testFolder()
    await filled(folder, 3)
    await filled(folder, 3, BOB)
    const store = storeIn(folder)
    await store.forget(ADA)
    expect(await store.get(ADA, 'picture 1')).toBeNull()
    expect(await store.get(BOB, 'picture 1')).toEqual(picture(1))
    expect(filesIn(folder, '.pack')).toHaveLength(1)
  })

  it('are of the last one that was put', async () => {
    const folder = testFolder()
    const store = storeIn(folder)
    for (const fill of [1, 2]) {
      store.put(ADA, 'a', picture(fill))
      await store.flush()
    }
    expect(await store.get(ADA, 'a')).toEqual(picture(2))
    expect(await storeIn(folder).get(ADA, 'a')).toEqual(picture(2))
  })

  it('lie in few files, which only their owner can read, and no pack has two inventories', async () => {
    const folder = testFolder()
    const store = storeIn(folder)
    for (let n = 0; n < 300; n++) store.put(n % 2 === 0 ? ADA : BOB, `picture ${n}`, picture(n, 1))
    await store.flush()
    expect(filesIn(folder, '')).toHaveLength(4)
    for (const file of filesIn(folder, '')) expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await store.get(BOB, 'picture 0')).toBeNull()
    expect(filesIn(folder, '').some(file => file.includes('ada'))).toBe(false)
  })

  it.each([1, 17, 5_000, 9_000, 10_300])(
    'survive a crash that leaves %d bytes less of a pack',
    async lost => {
      const folder = testFolder()
      await filled(folder, 3)
      const [pack = ''] = filesIn(folder, '.pack')
      truncateSync(pack, statSync(pack).size - lost)
      const store = storeIn(folder)
      expect(await store.get(ADA, 'picture 0')).toEqual(picture(0))
      expect(await store.get(ADA, 'picture 2')).toBeNull()
      store.put(ADA, 'picture 2', picture(2))
      store.put(ADA, 'picture 3', picture(3))
      await store.close()
      const again = storeIn(folder)
      for (const n of [0, 2, 3]) expect(await again.get(ADA, `picture ${n}`)).toEqual(picture(n))
    },
  )

  it('survive an index that ends in the middle of an entry, at whichever byte', async () => {
    const folder = testFolder()
    await filled(folder, 2)
    const [index = ''] = filesIn(folder, '.index')
    const [pack = ''] = filesIn(folder, '.pack')
    const [whole, pictures] = [readFileSync(index), readFileSync(pack)]
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(index, whole.subarray(0, length))
      writeFileSync(pack, pictures)
      const store = storeIn(folder)
      expect(await store.get(ADA, 'picture 1')).toBeNull()
      store.put(ADA, 'new', picture(9))
      await store.close()
      const again = storeIn(folder)
      expect(await again.get(ADA, 'new')).toEqual(picture(9))
      expect(await again.get(ADA, 'picture 0')).toEqual(length < whole.length / 2 ? null : picture(0))
      await again.close()
    }
  })

  it('are no pictures where the disk has other bytes, and are kept anew', async () => {
    const folder = testFolder()
    await filled(folder, 2)
    const [pack = ''] = filesIn(folder, '.pack')
    const bytes = readFileSync(pack)
    bytes[5] = 77
    writeFileSync(pack, bytes)
    const store = storeIn(folder)
    expect(await store.get(ADA, 'picture 0')).toBeNull()
    expect(await store.get(ADA, 'picture 1')).toEqual(picture(1))
    store.put(ADA, 'picture 0', picture(0))
    await store.close()
    expect(await storeIn(folder).get(ADA, 'picture 0')).toEqual(picture(0))
  })

  it('are never those of somebody who writes into the same files', async () => {
    const folder = testFolder()
    await filled(folder, 1)
    const [one, other] = [storeIn(folder), storeIn(folder)]
    for (const store of [one, other]) expect(await store.get(ADA, 'picture 0')).not.toBeNull()
    one.put(ADA, 'of one', picture(5))
    other.put(ADA, 'of other', picture(6))
    await Promise.all([one.flush(), other.flush()])
    for (const store of [one, other, storeIn(folder)]) {
      expect([null, picture(5).toString('hex')]).toContain(hexOf(await store.get(ADA, 'of one')))
      expect([null, picture(6).toString('hex')]).toContain(hexOf(await store.get(ADA, 'of other')))
    }
  })

  it('are not kept where nothing can be written, and nobody is told', async () => {
    const file = join(testFolder(), 'a file')
    writeFileSync(file, '')
    const store = storeIn(join(file, 'inside'))
    store.put(ADA, 'a', picture(1))
    await store.flush()
    expect(await store.get(ADA, 'a')).toBeNull()
  })

  it('go by packs when there is too much, those first that were not used for longest', async () => {
    const folder = testFolder()
    const maxBytes = 640 * KIBIBYTE
    const store = storeIn(folder, maxBytes)
    for (let n = 0; n < 60; n++) {
      store.put(ADA, `picture ${n}`, picture(n))
      await store.flush()
    }
    await store.close()
    const packs = filesIn(folder, '.pack')
    expect(packs.length).toBeGreaterThan(10)
    const byNumber = packs.toSorted((a, b) => numberIn(a) - numberIn(b))
    for (const [at, file] of byNumber.entries())
      utimesSync(file, new Date(2020, 0, at + 1), new Date(2020, 0, at + 1))
    const later = storeIn(folder, maxBytes)
    // The oldest, but somebody looks at it.
    expect(await later.get(ADA, 'picture 0')).toEqual(picture(0))
    for (let n = 60; n < 70; n++) {
      later.put(ADA, `picture ${n}`, picture(n))
      await later.flush()
    }
    expect(bytesIn(folder)).toBeLessThanOrEqual(maxBytes)
    expect(await later.get(ADA, 'picture 0')).toEqual(picture(0))
    expect(await later.get(ADA, 'picture 69')).toEqual(picture(69))
    expect(await later.get(ADA, 'picture 8')).toBeNull()
  })

  it('are not read past what an index may say', async () => {
    const folder = testFolder()
    await filled(folder, 1)
    const [index = ''] = filesIn(folder, '.index')
    appendFileSync(index, Buffer.alloc(200, 255))
    expect(await storeIn(folder).get(ADA, 'picture 0')).toEqual(picture(0))
  })
})

const hexOf = (data: Uint8Array | null): string | null => data && Buffer.from(data).toString('hex')

const numberIn = (file: string): number => Number(/-(\d+)\.pack$/.exec(file)?.[1])
