import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSandbox, temporaryFolder, testSandbox } from '../testing/test-sandbox.ts'

describe('generated entries', () => {
  it('fill a folder of their own, one in four with a thumbnail', async () => {
    const { names, thumbnail } = await testSandbox(['--seed', 'empty', '--bulk', '10'])
    expect(await names('/Inventory')).toEqual(['Bulk'])
    expect(await names('/Inventory/Bulk')).toHaveLength(10)
    expect((await thumbnail('/Inventory/Bulk/Generated entry 000004')).contentType).toBe('image/webp')
    await expect(thumbnail('/Inventory/Bulk/Generated entry 000005')).rejects.toThrow('no thumbnail')
  })

  it('come back at each start without twins, and those that were moved stay where they are', async () => {
    const folder = temporaryFolder()
    const place = [
      '--socket',
      join(folder, 's'),
      '--data',
      join(folder, 'd'),
      '--seed',
      'empty',
      '--bulk-root',
      '3',
    ]
    const first = await openSandbox(place)
    await first.move('/Inventory/Generated entry 000002', '/Inventory/Mine')
    first.close()
    const second = await openSandbox(place)
    expect((await second.names('/Inventory')).toSorted()).toEqual([
      'Generated entry 000001',
      'Generated entry 000003',
      'Mine',
    ])
  })

  it('come as folders, too, each with ten of them', async () => {
    const { list, names } = await testSandbox(['--seed', 'empty', '--bulk-folders', '3'])
    const { entries } = await list('/Inventory')
    expect(entries.map(({ name }) => name).toSorted()).toEqual([
      'Generated folder 000001',
      'Generated folder 000002',
      'Generated folder 000003',
    ])
    const within = await Promise.all(entries.map(({ name }) => names(`/Inventory/${name}`)))
    expect(new Set(within.flat()).size).toBe(30)
  })

  it('reach 100,000 in the root, in one reply of some 20 MB that follows every change', async () => {
    const { list, remove } = await testSandbox(['--seed', 'empty', '--bulk-root', '100000'])
    expect((await list('/Inventory')).entries).toHaveLength(100_000)
    await remove('/Inventory/Generated entry 054321')
    const left = (await list('/Inventory')).entries
    expect(left).toHaveLength(99_999)
    expect(left.some(entry => entry.name.endsWith('054321'))).toBe(false)
  })
})
