import { mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { connectWire, refusedBy, type WireClient } from '../../src-wire/testing/wire-client.ts'
import { openTestFolder } from './testing/test-folder.ts'

interface Served {
  readonly root: string
  readonly wire: WireClient
}

async function serve(options: { readonly root?: string; readonly birthsFromMs?: number }): Promise<Served> {
  const folder = await openTestFolder(options)
  const wire = connectWire(folder.socketPath)
  onTestEnd(async () => {
    wire.close()
    await folder.close()
  })
  return { root: folder.root, wire }
}

async function idsIn({ wire }: Served, path = '/Inventory'): Promise<Record<string, string>> {
  const entries = await wire.entries(path)
  return Object.fromEntries(entries.map(({ name, recordId }) => [name, recordId]))
}

it('what was kept of a folder before births were in ids leads where it led: entries, and the way out of the Trash', async () => {
  const before = await serve({ birthsFromMs: Number.POSITIVE_INFINITY })
  mkdirSync(join(before.root, 'Hats'))
  writeFileSync(join(before.root, 'Hats', 'hat.txt'), 'hat')
  const kept = { ...(await idsIn(before)), ...(await idsIn(before, '/Inventory/Hats')) }
  const newest = statSync(join(before.root, 'Hats', 'hat.txt')).birthtimeMs
  await before.wire.move('/Inventory/Hats/hat.txt', '/Inventory/Trash/hat.txt')
  const after = await serve({ root: before.root, birthsFromMs: Math.floor(newest) + 1 })
  expect(await idsIn(after)).toEqual({ Hats: kept['Hats'], Trash: 'trash' })
  const [trashed] = await after.wire.entries('/Inventory/Trash')
  expect(trashed?.recordId).toBe(kept['hat.txt'])
  const { places } = await after.wire.find(trashed?.extras?.deletion?.fromId ?? '')
  expect(places.map(({ path }) => path)).toEqual(['/Inventory/Hats'])
  await after.wire.move(trashed?.path ?? '', '/Inventory/Hats/hat.txt', { expectedId: kept['hat.txt'] ?? '' })
  expect(await idsIn(after, '/Inventory/Hats')).toEqual({ 'hat.txt': kept['hat.txt'] })
})

/** Replaces a file by a later one of the same inode number; answers whether that came about in some tries. */
function replaceWithSameNumber(path: string): boolean {
  const { ino, birthtimeMs } = statSync(path)
  // The clock of the file system goes in steps of some milliseconds.
  for (let tries = 0; tries < 2_000; tries += 1) {
    rmSync(path)
    writeFileSync(path, 'second')
    const now = statSync(path)
    if (now.ino === ino && now.birthtimeMs - birthtimeMs > 1) return true
  }
  return false
}

/** ext4 gives the lowest number that is free. */
const EXT4 = 0xef53

it.skipIf(statfsSync(tmpdir()).type !== EXT4)(
  'a file that gets the number of a deleted one is another one',
  async () => {
    const served = await serve({})
    const path = join(served.root, 'hat.txt')
    let first: string | undefined
    let hasItsNumber = false
    // What other programs make meanwhile may take the number first, and keep it.
    for (let round = 0; round < 50 && !hasItsNumber; round += 1) {
      writeFileSync(path, 'first')
      first = (await idsIn(served))['hat.txt']
      hasItsNumber = replaceWithSameNumber(path)
    }
    expect(hasItsNumber).toBe(true)
    expect((await idsIn(served))['hat.txt']).not.toBe(first)
    const removed = served.wire.move('/Inventory/hat.txt', '/Inventory/cap.txt', { expectedId: first ?? '' })
    expect((await refusedBy(removed)).reason).toBe(Reason.REASON_ID_CHANGED)
  },
)
