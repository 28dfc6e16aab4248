import { existsSync } from 'node:fs'
import { join } from 'node:path'
import cacache from 'cacache'
import { expect, it, vi } from 'vitest'
import { testFolder } from '../../testing/sandbox-process'
import { PackStore } from './pack-store'
import { takeOver } from './take-over'

const keyOf = (n: number): string => JSON.stringify(['resonite:U-ada', `R-${n}`, 'resdb:///a.png'])

it('pictures of before are found at once, and move to the packs, where those that are newer stay', async () => {
  const home = testFolder()
  const [oldFolder, folder] = [join(home, 'thumbnails'), join(home, 'pictures')]
  for (let n = 0; n < 70; n++) await cacache.put(oldFolder, keyOf(n), Buffer.from([1, n]))
  await cacache.put(oldFolder, 'of no inventory', Buffer.from([2]))
  const store = new PackStore(folder, 1_000_000)
  store.put('resonite:U-ada', keyOf(3), Buffer.from([3]))
  const waiting = takeOver(oldFolder, store, 3_600_000)
  expect(await waiting.get(keyOf(5))).toEqual(Buffer.from([1, 5]))
  expect(await waiting.get(keyOf(99))).toBeNull()
  takeOver(oldFolder, store, 0)
  await vi.waitFor(() => expect(existsSync(oldFolder)).toBe(false), { timeout: 120_000 })
  await store.close()
  const later = new PackStore(folder, 1_000_000)
  for (const n of [0, 5, 69]) expect(await later.get('resonite:U-ada', keyOf(n))).toEqual(Buffer.from([1, n]))
  expect(await later.get('resonite:U-ada', keyOf(3))).toEqual(Buffer.from([3]))
  await later.close()
})
