import { stat, utimes } from 'node:fs/promises'
import cacache from 'cacache'
import { describe, expect, it, vi } from 'vitest'
import { testFolder } from '../testing/sandbox-process'
import { CacheTrimmer } from './cache-trimmer'
import { diskCache } from './thumbnail-cache'

const KIBIBYTE = 1024
const PATIENCE = { timeout: 10_000 }

const picture = (fill: number): Buffer => Buffer.alloc(10 * KIBIBYTE, fill)

async function bytesIn(folder: string): Promise<number> {
  const entries = Object.values(await cacache.ls(folder))
  return entries.reduce((sum, entry) => sum + entry.size, 0)
}

async function pathOf(folder: string, key: string): Promise<string> {
  const info = await cacache.get.info(folder, key)
  if (info === null) throw new Error(`${key} is not there`)
  return info.path
}

describe('the bound of the cache on disk', () => {
  it('lets go of what was not used for longest', async () => {
    const folder = testFolder()
    const cache = diskCache(folder, 100 * KIBIBYTE)
    for (let n = 0; n < 10; n++) {
      await cache.put(`picture ${n}`, picture(n))
      const day = new Date(2020, 0, n + 1)
      await utimes(await pathOf(folder, `picture ${n}`), day, day)
    }
    // The oldest, but somebody looks at it.
    expect(await cache.get('picture 0')).toEqual(picture(0))
    await vi.waitFor(async () => {
      const { mtime } = await stat(await pathOf(folder, 'picture 0'))
      expect(mtime.getFullYear()).toBeGreaterThan(2020)
    }, PATIENCE)
    await cache.put('picture 10', picture(10))
    await vi.waitFor(async () => expect(await bytesIn(folder)).toBeLessThanOrEqual(100 * KIBIBYTE), PATIENCE)
    expect(await cache.get('picture 0')).toEqual(picture(0))
    expect(await cache.get('picture 10')).toEqual(picture(10))
    expect(await cache.get('picture 1')).toBeNull()
  })

  it('counts what an earlier session left behind', async () => {
    const folder = testFolder()
    for (let n = 0; n < 20; n++) await cacache.put(folder, `old ${n}`, picture(n))
    new CacheTrimmer(folder, 100 * KIBIBYTE, 0).added(1)
    await vi.waitFor(async () => expect(await bytesIn(folder)).toBeLessThanOrEqual(90 * KIBIBYTE), PATIENCE)
  })

  it('counts a picture that several entries share once', async () => {
    const folder = testFolder()
    const longAgo = new Date(2020, 0, 1)
    for (let n = 0; n < 20; n++) await cacache.put(folder, `same ${n}`, picture(7))
    await cacache.put(folder, 'other', picture(8))
    await cacache.put(folder, 'last', picture(9))
    await utimes(await pathOf(folder, 'other'), longAgo, longAgo)
    new CacheTrimmer(folder, 25 * KIBIBYTE, 0).added(1)
    await vi.waitFor(async () => expect(Object.keys(await cacache.ls(folder))).toHaveLength(21), PATIENCE)
    expect(await cacache.get.info(folder, 'other')).toBeNull()
  })
})
