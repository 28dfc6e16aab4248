import { describe, expect, it } from 'vitest'
import { userId } from '../engine.ts'
import { plant, plantAll } from '../testing/plant.ts'
import { refusalOf } from '../testing/test-clients.ts'
import { testSandbox } from '../testing/test-sandbox.ts'

describe('Remove', () => {
  it('refuses a folder without recursive, by text only told from "not ready"', async () => {
    const { store, remove } = await testSandbox()
    plant(store, '/Inventory/A/')
    expect(await refusalOf(remove('/Inventory/A'))).toEqual({
      code: 9,
      details: '/Inventory/A is a directory; pass recursive (rm -r).',
    })
  })

  it('removes a whole tree for good, links without their targets', async () => {
    const { store, remove, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/D/', '/Inventory/A/D/x', '/Inventory/F/', '/Inventory/F/y')
    plant(store, '/Inventory/A/L', { type: 'link', assetUri: `resrec:///${userId}/Inventory/F` })
    await remove('/Inventory/A', true)
    expect(store.size).toBe(2)
    expect(await names('/Inventory/F')).toEqual(['y'])
  })

  it('takes the children of both folders of one name', async () => {
    const { store, remove, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/', '/Inventory/A/x')
    await remove('/Inventory/A', true)
    expect(await names('/Inventory')).toEqual(['A'])
    expect(await names('/Inventory/A')).toEqual([])
  })

  it('deletes the parent when it is asked for an entry without a name', async () => {
    const { store, remove, list, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/precious')
    plant(store, '/Inventory/A/x', { name: '' })
    const nameless = (await list('/Inventory/A')).entries[1]
    await remove(nameless?.path ?? '', true)
    expect(await names('/Inventory')).toEqual([])
  })

  it('deletes the grandparent when it is asked for an entry named ".."', async () => {
    const { store, remove, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/B/')
    plant(store, '/Inventory/A/B/x', { name: '..' })
    await remove('/Inventory/A/B/..', true)
    expect(await names('/Inventory')).toEqual([])
  })

  it('orphans the content of a capitalised Directory', async () => {
    const { store, remove } = await testSandbox()
    plant(store, '/Inventory/A/')
    plant(store, '/Inventory/A/D', { type: 'Directory' })
    plant(store, '/Inventory/A/D/x')
    await remove('/Inventory/A', true)
    expect(store.children(userId, 'Inventory\\A\\D').map(record => record.name)).toEqual(['x'])
  })

  it('goes folder first, top last, so a failure midway leaves orphans', async () => {
    const { store, remove, names, faults } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/D/', '/Inventory/A/D/x')
    faults.set('fail-after=1')
    expect((await refusalOf(remove('/Inventory/A', true))).code).toBe(14)
    expect(await names('/Inventory')).toEqual(['A'])
    expect(await names('/Inventory/A')).toEqual([])
    expect(store.children(userId, 'Inventory\\A\\D')).toHaveLength(1)
  })

  it('says OK and deletes nothing when the delete result was lost', async () => {
    const { store, remove, names, faults } = await testSandbox()
    plant(store, '/Inventory/A')
    faults.set('silent-no-delete')
    expect((await remove('/Inventory/A')).recordId).toMatch(/^R-/)
    expect(await names('/Inventory')).toEqual(['A'])
  })

  it('has no guard for the root but the missing record', async () => {
    const { store, remove, names } = await testSandbox()
    plant(store, '/Inventory/A')
    expect(await refusalOf(remove('/Inventory', true))).toEqual({
      code: 5,
      details: 'No inventory entry at /Inventory.',
    })
    expect(await names('/Inventory')).toEqual(['A'])
  })
})
