import { describe, expect, it } from 'vitest'
import { userId } from '../engine.ts'
import { plant, plantAll } from '../testing/plant.ts'
import { refusalOf } from '../testing/test-clients.ts'
import { testSandbox } from '../testing/test-sandbox.ts'

describe('Copy', () => {
  it('keeps publicity and asset, and gives a new id and time', async () => {
    const { store, copy, list } = await testSandbox()
    const old = plant(store, '/Inventory/A', { isPublic: true, assetUri: 'resdb:///bb.brson' })
    const result = await copy('/Inventory/A', '/Inventory/B')
    const made = (await list('/Inventory')).entries[1]
    expect(made).toMatchObject({
      name: 'B',
      recordId: result.recordId,
      isPublic: true,
      assetUri: 'resdb:///bb.brson',
    })
    expect(made?.recordId).not.toBe(old.recordId)
    expect(made?.lastModifiedUnixNanos).toBeGreaterThan(old.modifiedNanos)
  })

  it('leaves an empty folder behind and says FAILED_PRECONDITION without recursive', async () => {
    const { store, copy, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x')
    expect(await refusalOf(copy('/Inventory/A', '/Inventory/B'))).toEqual({
      code: 9,
      details: '/Inventory/A is a directory; pass recursive (cp -r).',
    })
    expect(await names('/Inventory')).toEqual(['A', 'B'])
    expect(await names('/Inventory/B')).toEqual([])
  })

  it('copies a whole folder, links as links', async () => {
    const { store, copy, list, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/D/', '/Inventory/A/D/x')
    plant(store, '/Inventory/A/L', { type: 'link', assetUri: 'resrec:///G-x/Inventory/Y' })
    await copy('/Inventory/A', '/Inventory/B', true)
    expect((await list('/Inventory/B')).entries.map(entry => entry.kind)).toEqual([1, 4])
    expect(await names('/Inventory/B/D')).toEqual(['x'])
  })

  it('makes a twin where the name is taken, also of itself', async () => {
    const { store, copy, names } = await testSandbox()
    plantAll(store, '/Inventory/A', '/Inventory/B')
    await copy('/Inventory/A', '/Inventory/B')
    await copy('/Inventory/A', '/Inventory/A')
    expect(await names('/Inventory')).toEqual(['A', 'B', 'B', 'A'])
  })

  it('hides an orphan under a missing parent', async () => {
    const { store, copy, names } = await testSandbox()
    plant(store, '/Inventory/A')
    await copy('/Inventory/A', '/Inventory/Missing/A')
    expect(await names('/Inventory')).toEqual(['A'])
  })

  it('ends when copied into itself, with an extra empty folder', async () => {
    const { store, copy, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x')
    await copy('/Inventory/A', '/Inventory/A/B', true)
    expect(await names('/Inventory/A')).toEqual(['x', 'B'])
    expect(await names('/Inventory/A/B')).toEqual(['x', 'B'])
    expect(await names('/Inventory/A/B/B')).toEqual([])
  })

  it('doubles the content of two sub-folders of one name', async () => {
    const { store, copy, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/T/', '/Inventory/A/T/', '/Inventory/A/T/x')
    await copy('/Inventory/A', '/Inventory/B', true)
    expect(await names('/Inventory/B')).toEqual(['T', 'T'])
    expect(await names('/Inventory/B/T')).toEqual(['x', 'x'])
  })

  it('does not follow links on either side', async () => {
    const { store, copy, names } = await testSandbox()
    plantAll(store, '/Inventory/F/', '/Inventory/F/x')
    plant(store, '/Inventory/L', { type: 'link', assetUri: `resrec:///${userId}/Inventory/F` })
    expect((await refusalOf(copy('/Inventory/L/x', '/Inventory/y'))).code).toBe(5)
    await copy('/Inventory/F/x', '/Inventory/L/y')
    expect(await names('/Inventory/L')).toEqual(['x'])
  })

  it('gives up on a sub-folder without a name, which holds its own parent by path', async () => {
    const { store, copy, names } = await testSandbox()
    plant(store, '/Inventory/A/')
    plant(store, '/Inventory/A/x/', { name: '' })
    expect(await refusalOf(copy('/Inventory/A', '/Inventory/B', true))).toEqual({
      code: 13,
      details: expect.stringMatching(/^Inventory bridge faulted: /),
    })
    expect(await names('/Inventory')).toEqual(['A', 'B'])
  })

  it('leaves a part of the tree when the cloud fails after k records', async () => {
    const { store, copy, names, faults } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x', '/Inventory/A/y', '/Inventory/A/z')
    faults.set('fail-after=3')
    expect((await refusalOf(copy('/Inventory/A', '/Inventory/B', true))).code).toBe(14)
    expect(await names('/Inventory/B')).toEqual(['x', 'y'])
  })

  it('does the work and says UNAVAILABLE when the reply is lost', async () => {
    const { store, copy, names, faults } = await testSandbox()
    plant(store, '/Inventory/A')
    faults.set('reply-lost')
    expect((await refusalOf(copy('/Inventory/A', '/Inventory/B'))).code).toBe(14)
    expect(await names('/Inventory')).toEqual(['A', 'B'])
  })
})
