import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plant, plantAll } from './testing/plant.ts'
import { openSandbox, temporaryFolder } from './testing/test-sandbox.ts'

function placeFor(...more: string[]): string[] {
  const folder = temporaryFolder()
  return ['--socket', join(folder, 's.sock'), '--data', join(folder, 'data'), '--seed', 'empty', ...more]
}

describe('after a restart', () => {
  it('every record is as it was, to the nanosecond and the oddest name', async () => {
    const place = placeFor()
    const first = await openSandbox(place)
    for (const name of ['a\u0000b', '\u001b0', '', '..', ' x ', '日本語', 'a/b', 'a\\b']) {
      plant(first.store, '/Inventory/x', { name, modifiedNanos: 1_782_345_678_901_234_500n, isPublic: true })
    }
    const before = await first.list('/Inventory')
    first.close()
    const second = await openSandbox(place)
    expect(await second.list('/Inventory')).toEqual(before)
  })

  it('moves, copies, removals and spawns are still done', async () => {
    const place = placeFor()
    const first = await openSandbox(place)
    plantAll(first.store, '/Inventory/A/', '/Inventory/A/x', '/Inventory/B/', '/Inventory/C')
    await first.move('/Inventory/A/x', '/Inventory/B/y')
    await first.copy('/Inventory/B', '/Inventory/D', true)
    await first.remove('/Inventory/A', true)
    await first.spawn('/Inventory/C')
    first.close()
    const second = await openSandbox(place)
    expect((await second.names('/Inventory')).toSorted()).toEqual(['B', 'C', 'D'])
    expect(await second.names('/Inventory/D')).toEqual(['y'])
    expect(second.spawns.paths()).toEqual(['/Inventory/C'])
  })

  it('by-path look-ups still answer with the record written last', async () => {
    const place = placeFor()
    const first = await openSandbox(place)
    const folder = plant(first.store, '/Inventory/A/')
    plant(first.store, '/Inventory/A')
    first.store.save(folder)
    first.close()
    const second = await openSandbox(place)
    expect(await second.names('/Inventory/A')).toEqual([])
  })

  it('--fresh forgets everything', async () => {
    const place = placeFor()
    const first = await openSandbox(place)
    plant(first.store, '/Inventory/A')
    await first.spawn('/Inventory/A')
    first.close()
    const second = await openSandbox([...place, '--fresh'])
    expect(await second.names('/Inventory')).toEqual([])
    expect(second.spawns.paths()).toEqual([])
  })

  it('the person is who it was', async () => {
    const place = placeFor('--bulk-root', '1')
    const first = await openSandbox(place)
    await first.reset('U-Other')
    await first.makeDir('/Inventory/Mine')
    first.close()
    const second = await openSandbox(place)
    expect((await second.authStatus()).userId).toBe('U-Other')
    expect((await second.names('/Inventory')).toSorted()).toEqual(['Generated entry 000001', 'Mine'])
  })

  it('the seed is not sown twice, and another one is not sown into it', async () => {
    const place = placeFor()
    ;(await openSandbox(place)).close()
    const second = await openSandbox([...place.slice(0, 4), '--seed', 'emoji'])
    expect(await second.names('/Inventory')).toEqual([])
  })

  it('a data folder in use is refused in one sentence', async () => {
    const place = placeFor()
    await openSandbox(place)
    const other = ['--socket', join(temporaryFolder(), 't.sock'), ...place.slice(2)]
    await expect(openSandbox(other)).rejects.toThrow(/is in use by another sandbox\.$/)
  })
})
